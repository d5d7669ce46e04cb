"""records.csv against the table corpus/gold/records.csv, which was written by reading the articles, cell by cell.

What bangtin gets wrong stands in records-gaps.csv with what it makes instead: a cell that becomes right, or wrong in
another way, is told as well.
"""

import csv
from pathlib import Path

import pytest

from extract.rulebook.model import Rulebook
from extract.running.article import extract_article
from extract.tables.columns import SHIPPED

CORPUS = Path(__file__).parents[2] / "corpus"
Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    with (CORPUS / "gold" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def gold() -> dict[str, Rows]:
    """The wanted records by article, in the order of the text."""
    rows = read("records.csv")
    return {name: [row for row in rows if row["article"] == name] for name in dict.fromkeys(r["article"] for r in rows)}


def with_gaps(wanted: Rows) -> Rows:
    """The wanted rows with the cells that bangtin is known to get wrong as it makes them."""
    made = {(gap["article"], gap["as_written"], gap["column"]): gap["made"] for gap in read("records-gaps.csv")}
    return [
        {column: made.get((row["article"], row["as_written"], column), cell) for column, cell in row.items()}
        for row in wanted
    ]


@pytest.mark.parametrize(("article", "wanted"), gold().items(), ids=list(gold()))
def test_the_records_of_an_article(rulebook: Rulebook, article: str, wanted: Rows) -> None:
    data = (CORPUS / "articles" / f"{article}.txt").read_bytes()
    result = extract_article(data, rulebook, name=article)
    made = [dict(zip(SHIPPED["records"], row, strict=True)) for row in result.rows["records"]]
    assert [{column: row[column] for column in wanted[0]} for row in made] == with_gaps(wanted)


def test_known_gaps_are_few_and_name_cells_of_the_table() -> None:
    rows, gaps = read("records.csv"), read("records-gaps.csv")
    cells = {(row["article"], row["as_written"], column): cell for row in rows for column, cell in row.items()}
    for gap in gaps:
        assert cells[gap["article"], gap["as_written"], gap["column"]] != gap["made"]
    assert len(gaps) < len(cells) / 100
