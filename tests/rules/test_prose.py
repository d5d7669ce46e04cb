"""What the shipped rules make of ordinary prose is what a person has read and judged: corpus/prose/reviewed.csv."""

import csv
import io
from collections.abc import Iterator

from extract.exchange.cells import write_cells
from extract.exchange.marked import mark_of
from extract.rulebook import load
from extract.running.article import extract_article, tables_of
from tests.conftest import ROOT, read_table

PROSE = ROOT / "corpus" / "prose"
COLUMNS = ("article", "table", "start", "text", "cells", "verdict", "note")
VERDICTS = ("right", "wrong")
Reviewed = tuple[str, ...]

HOW = """
Read each in its text. Where no reader would want the row, mend the rule (bangtin explain corpus/prose/NAME.txt).
The others are added to corpus/prose/reviewed.csv, with right or wrong (a known mistake) in the column verdict:
"""


def made() -> Iterator[Reviewed]:
    """The rows that a run makes of the texts: article, table, start, text and the cells that are compared."""
    rulebook = load()
    tables = {table.name: table for table in tables_of(rulebook)}
    for path in sorted(PROSE.glob("*.txt")):
        rows = extract_article(path.read_bytes(), rulebook, name=path.stem).rows
        for name in ("localities", "figures", "periods", "exemplars", "documents"):
            for cells in rows[name]:
                row = dict(zip(tables[name].columns, cells, strict=True))
                yield path.stem, name, row["start"], row["text"], write_cells(mark_of(name, row).cells)


def as_csv(rows: list[Reviewed]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows((*row, "", "") for row in rows)
    return lines.getvalue()


def test_the_rows_made_of_prose_are_those_that_were_reviewed() -> None:
    found = list(made())
    known = [tuple(row[name] for name in COLUMNS[:5]) for row in read_table(PROSE / "reviewed.csv")]
    new = [row for row in found if row not in known]
    gone = [row for row in known if row not in found]
    assert not new, f"{len(new)} new rows are made of ordinary prose.{HOW}{as_csv(new)}"
    assert not gone, f"{len(gone)} rows are made no more; take them out of corpus/prose/reviewed.csv:\n{as_csv(gone)}"


def test_every_row_has_a_verdict() -> None:
    rows = read_table(PROSE / "reviewed.csv")
    assert [
        row for row in rows if row["verdict"] not in VERDICTS or (row["verdict"] == "wrong" and not row["note"])
    ] == []


def test_the_prose_is_large_enough_to_mean_something() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PROSE.glob("*.txt")]
    assert len(texts) >= 12
    assert sum(len(text.split()) for text in texts) >= 6000
