"""From the tables of a run to the page about it."""

import csv
import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from extract.report.marks import Find
from extract.report.page import FOOT, HEAD, article_html, contents_html
from extract.text.decode import Refused, decode

FIRST = ("figures", "localities", "periods", "exemplars", "documents")
"""The tables that are shown first, in this order; those of users' families follow."""
APART = ("articles", "records")
"""Tables whose rows are not marked: what they say stands in the others."""


class NoRunError(ValueError):
    """A folder that is not the output of a run, or articles that are not in it; the message says so."""


def write_report(run: Path, output: Path, only: Collection[str] = ()) -> int:
    """Write a page about the articles of a run (about those named in `only`) to a file. Returns their number.

    The texts are read again from where the run read them; an article whose file is gone or has changed is told so.
    """
    if not (run / "articles.csv").exists():
        raise NoRunError(f"{run}: no articles.csv; is this the output folder of a run?")
    articles = [facts for facts in _rows(run / "articles.csv") if facts["status"] == "ok"]
    names = {facts["article"] for facts in articles}
    if missing := set(only) - names:
        raise NoRunError(f"{run}: no article {', '.join(sorted(missing))}")
    anchors = {name: f"a{number}" for number, name in enumerate(only or (facts["article"] for facts in articles))}
    with ExitStack() as stack:
        tables = {name: _Table(run / f"{name}.csv", stack) for name in _table_names(run)}
        aside = output.with_name(f".{output.name}.part")
        stack.callback(aside.unlink, missing_ok=True)
        page = stack.enter_context(aside.open("w", encoding="utf-8"))
        page.write(HEAD)
        page.writelines(contents_html(anchors))
        for facts in articles:
            rows = {name: table.of(facts["article"]) for name, table in tables.items()}
            if anchor := anchors.get(facts["article"]):
                finds = [find for name in rows for find in _finds(name, rows[name])]
                page.writelines(_article(facts, finds, anchor))
        page.write(FOOT)
        page.close()
        os.replace(aside, output)
    return len(anchors)


class _Table:
    """Reads a table article by article; all tables of a run have the articles in the same order."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        handle = stack.enter_context(path.open(encoding="utf-8-sig", newline=""))
        self._groups = groupby(csv.DictReader(handle), key=lambda row: row["article"])
        self._next = next(self._groups, None)

    def of(self, article: str) -> list[dict[str, str]]:
        """The rows of the next article, when that is its name; else none."""
        if self._next is None or self._next[0] != article:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def _article(facts: dict[str, str], finds: list[Find], anchor: str) -> Iterator[str]:
    try:
        text = decode(Path(facts["path"]).read_bytes()).text
    except (OSError, Refused):
        text = ""
    if not text or not all(_stands(find, text) for find in finds):
        text, finds = f"{facts['path']}: the file is gone or has changed since the run.", []
    yield from article_html(facts, text, finds, anchor)


def _stands(find: Find, text: str) -> bool:
    """Whether a row's text is where it says; tables for Excel may have an apostrophe before it."""
    told = dict(find.cells)["text"]
    return text[find.start : find.end] in (told, told[1:])


def _finds(table: str, rows: list[dict[str, str]]) -> Iterator[Find]:
    for number, row in enumerate(rows):
        yield Find(table, number, int(row["start"]), int(row["end"]), tuple(row.items()))


def _table_names(run: Path) -> list[str]:
    there = [path.stem for path in sorted(run.glob("*.csv")) if path.stem not in APART and "start" in _header(path)]
    return [*(name for name in FIRST if name in there), *(name for name in there if name not in FIRST)]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return next(csv.reader(handle), [])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)
