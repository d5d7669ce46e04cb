"""The CSV tables of a run, read back."""

import csv
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import extract.tables.lines  # noqa: F401  # cells may be longer than the csv module allows by itself
from extract.inputs.runs import about
from extract.tables.guard import for_excel, unguarded

StoredRow = dict[str, str]

OFFSETS = ("start", "end")
"""Columns of which every cell is a number of characters."""
REPORT = "report.html"
"""The page about the run, where nobody asks for another place."""
GENERATOR = b'<meta name="generator" content="bangtin">'
"""By what a page of ours is known from one of the user's."""


class NoRunError(ValueError):
    """A folder that is not the output of a run, a table that no run wrote, or articles that are not in it.

    The message says which.
    """


def table_files(run: Path) -> list[Path]:
    """The CSV tables of a run, sorted by name; a folder in which no run.json names them has all that lie there."""
    named = about(run).get("files")
    paths = sorted(run.glob("*.csv"))
    return [path for path in paths if path.name in named] if isinstance(named, dict) else paths


def rows_of(table: Path) -> Generator[StoredRow]:
    """The rows of a table, one at a time; closing the generator closes the file.

    Raises NoRunError for another file, and at a row that no run wrote, as a table may have that was edited.
    """
    guards = for_excel(table)
    with _read(table), table.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle, restval="")
        placed = [name for name in OFFSETS if name in (reader.fieldnames or ())]
        for row in reader:
            if None in row:
                raise NoRunError(f"{table}:{reader.line_num}: more cells than columns")
            for name in placed:
                if not row[name].isdecimal():
                    raise NoRunError(f"{table}:{reader.line_num}: '{row[name]}' in the column '{name}' is no offset")
            yield {name: unguarded(cell) for name, cell in row.items()} if guards else row


def header(table: Path) -> list[str]:
    """The columns of a table. Raises NoRunError for a file that is none."""
    with _read(table), table.open(encoding="utf-8-sig", newline="") as handle:
        return next(csv.reader(handle), [])


@contextmanager
def _read(table: Path) -> Iterator[None]:
    try:
        yield
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoRunError(f"{table}: not a table that a run wrote: {error}") from None


def is_report(page: Path) -> bool:
    """Whether a page is one that the command `view` made."""
    with page.open("rb") as handle:
        return GENERATOR in handle.read(1000)


class Groups:
    """The rows of a table by article; all tables of a run have the articles in the same order."""

    def __init__(self, rows: Iterator[StoredRow]) -> None:
        self._groups = groupby(rows, key=lambda row: row["article"])
        self._next = next(self._groups, None)

    def of(self, article: str) -> list[StoredRow]:
        """The rows of the next article, when that is its name; else none."""
        if self._next is None or self._next[0] != article:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows
