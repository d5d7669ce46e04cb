"""records.csv against the hand-checked table corpus/gold/records.csv, cell by cell."""

import csv
from pathlib import Path

import pytest

from extract.rulebook.model import Rulebook
from extract.running.run import extract_article
from extract.tables.columns import SHIPPED

CORPUS = Path(__file__).parents[2] / "corpus"


def gold() -> dict[str, list[dict[str, str]]]:
    """The wanted records by article, in the order of the text."""
    with (CORPUS / "gold" / "records.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {name: [row for row in rows if row["article"] == name] for name in dict.fromkeys(r["article"] for r in rows)}


@pytest.mark.parametrize(("article", "wanted"), gold().items(), ids=list(gold()))
def test_the_records_of_an_article(rulebook: Rulebook, article: str, wanted: list[dict[str, str]]) -> None:
    data = (CORPUS / "articles" / f"{article}.txt").read_bytes()
    result = extract_article(data, rulebook, name=article)
    made = [dict(zip(SHIPPED["records"], row, strict=True)) for row in result.rows["records"]]
    assert [{column: row[column] for column in wanted[0]} for row in made] == wanted
