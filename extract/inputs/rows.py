"""Tables of articles, JSON, JSON Lines or CSV, row by row and never whole in memory."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache

from extract.inputs.csv_table import csv_rows
from extract.inputs.files import opened, refusing
from extract.inputs.json_lines import json_lines
from extract.inputs.json_list import json_list
from extract.inputs.row import Row
from extract.inputs.source import MOST_ARTICLES, Source
from extract.text.decode import Refused


def row_sources(table: Source) -> Iterator[Source]:
    """One source a row; raises Refused if the table cannot be read at all."""
    number = 0
    for number, row in enumerate(rows(table), start=1):
        if number > MOST_ARTICLES:
            raise Refused(f"more than {MOST_ARTICLES:,} rows; those after them are not read (split the file)")
        yield replace(
            table,
            name=f"{table.name}/{row.number}",
            shown=f"{table.shown}:{row.number}",
            row=row.number,
            size=row.size,
            problem=row.problem,
        )
    if not number:
        raise Refused("no rows in this table")


def row_of(source: Source) -> Row:
    """The row that a source stands for; cheap where rows are asked for in their order. Raises Refused."""
    if source.path is None:
        raise Refused("a table on the standard input is not read")
    with refusing():
        changed = source.path.stat().st_mtime_ns
    table = replace(source, name="", shown="", row=0, size=0, problem="")
    return _cursor(table, changed, os.getpid()).at(source.row)


class _Cursor:
    """Goes through the rows of a table; it begins again for a row behind it."""

    def __init__(self, table: Source) -> None:
        self._table = table
        self._rows: Iterator[Row] = iter(())
        self._last: Row | None = None

    def at(self, number: int) -> Row:
        """The row of that number."""
        if self._last is None or self._last.number > number:
            self._rows = rows(self._table)
            self._last = next(self._rows, None)
        while self._last is not None and self._last.number < number:
            self._last = next(self._rows, None)
        if self._last is None or self._last.number != number:
            raise Refused("the table has changed during the run: this row is gone")
        return self._last


@lru_cache(maxsize=2)
def _cursor(table: Source, _changed: int, _process: int) -> _Cursor:
    return _Cursor(table)


def rows(table: Source) -> Iterator[Row]:
    """The rows of a table, one by one; raises Refused if it is none."""
    with ExitStack() as stack:
        stack.enter_context(refusing())
        stream = stack.enter_context(opened(table))
        match table.kind:
            case "json":
                yield from json_list(stream)
            case "jsonl":
                yield from json_lines(stream)
            case _:
                yield from csv_rows(stream, table.columns)
