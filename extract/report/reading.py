"""The tables of a run, read article by article."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from extract.tables.stored import Groups, NoRunError, StoredRow, header, rows_of, table_files

FIRST = ("records", "figures", "localities", "periods", "exemplars", "documents")
"""The tables that are shown first, in this order; those of users' families follow."""

NEEDED = ("article", "path", "title", "published", "outlet", "author", "encoding", "status", "reason")
"""Columns of `articles` that the report reads."""

Rows = list[StoredRow]


@dataclass(frozen=True, slots=True)
class Header:
    """A table of the run: its name (the file's stem) and columns as written."""

    name: str
    columns: tuple[str, ...]


class RunTables:
    """The CSV tables of a run, open while the context lasts. Raises NoRunError for a folder that is no run."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self._stack = ExitStack()
        if not (run / "articles.csv").exists():
            raise NoRunError(f"{run}: no articles.csv; is this the output folder of a run?")
        self.articles = _header(run / "articles.csv")
        if missing := [name for name in NEEDED if name not in self.articles.columns]:
            raise NoRunError(f"{run / 'articles.csv'}: no column {missing[0]}; is this the output folder of a run?")
        self.tables = [one for path in _names(run) if {"article", "start"} < set((one := _header(path)).columns)]

    def __enter__(self) -> "RunTables":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def read(self) -> Iterator[dict[str, str]]:
        """The rows of the articles that were read."""
        return (facts for facts in self._rows("articles") if facts["status"] == "ok")

    def each(self) -> Iterator[tuple[dict[str, str], dict[str, Rows]]]:
        """Every article's row, refused ones too, and its rows in every other table."""
        open_tables = {table.name: Groups(self._rows(table.name)) for table in self.tables}
        for facts in self._rows("articles"):
            yield facts, {name: groups.of(facts["article"]) for name, groups in open_tables.items()}

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        rows = rows_of(self.run / f"{name}.csv")
        self._stack.callback(rows.close)
        return rows


def _names(run: Path) -> list[Path]:
    there = {path.stem: path for path in table_files(run) if path.stem != "articles"}
    return [*(there.pop(name) for name in FIRST if name in there), *there.values()]


def _header(path: Path) -> Header:
    return Header(path.stem, tuple(header(path)))
