"""The CSV tables of a run, and what run.json says of it, read back."""

import csv
import json
from collections.abc import Generator, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import extract.tables.lines  # noqa: F401  # cells may be longer than the csv module allows by itself

StoredRow = dict[str, str]


class NoRunError(ValueError):
    """A folder that is not the output of a run, or articles that are not in it; the message says so."""


def rows_of(table: Path) -> Generator[StoredRow]:
    """The rows of a table, one at a time; closing the generator closes the file."""
    with table.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle, restval="")


def header(table: Path) -> list[str]:
    """The columns of a table."""
    with table.open(encoding="utf-8-sig", newline="") as handle:
        return next(csv.reader(handle), [])


def told(run: Path) -> Mapping[str, Any]:
    """What run.json says of the run; nothing where it is missing or no JSON object."""
    try:
        said = json.loads((run / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


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
