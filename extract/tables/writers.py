"""Writing tables: aside in the output folder while a run lasts, renamed to their own names at its end."""

import csv
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from extract.tables.columns import Row, Table

FORMULA_STARTS = tuple("=+-@\t\r")


class Sink(Protocol):
    """Takes the rows of all tables of a run, in one format."""

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take some rows of a table; the first call, perhaps without rows, makes the table exist."""

    def close(self) -> None:
        """Finish the files."""


class CsvSink:
    """One NAME.csv for each table: UTF-8, quoted only where needed, lines end with a line feed."""

    def __init__(self, folder: Path, *, excel: bool) -> None:
        self._folder = folder
        self._excel = excel
        self._files = ExitStack()
        self._writers: dict[str, Callable[[Iterable[Row]], object]] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        write = self._writers.get(table.name)
        if write is None:
            write = self._writers[table.name] = self._open(table)
        write([self._guarded(table, row) for row in rows] if self._excel else rows)

    def close(self) -> None:
        """Flush and close every file."""
        self._files.close()

    def _open(self, table: Table) -> Callable[[Iterable[Row]], object]:
        encoding = "utf-8-sig" if self._excel else "utf-8"
        path = self._folder / f"{table.name}.csv"
        handle = self._files.enter_context(path.open("w", encoding=encoding, newline=""))
        plain = csv.writer(handle, lineterminator="\n")
        quoted = csv.writer(handle, lineterminator="\n", quoting=csv.QUOTE_ALL)
        plain.writerow(table.columns)

        def write(rows: Iterable[Row]) -> None:
            for row in rows:
                # Before Python 3.13 a lone carriage return is not quoted, and readers take it for the end of the row.
                (quoted if "\r" in "".join(row) else plain).writerow(row)

        return write

    @staticmethod
    def _guarded(table: Table, row: Row) -> Row:
        """A spreadsheet takes a cell that begins like a formula for one; an apostrophe before it keeps it text."""
        return tuple(
            f"'{cell}" if cell.startswith(FORMULA_STARTS) and table.type(column) == "text" else cell
            for column, cell in zip(table.columns, row, strict=True)
        )


def _csv(folder: Path, excel: bool) -> Sink:
    return CsvSink(folder, excel=excel)


def _jsonl(folder: Path, excel: bool) -> Sink:
    from extract.tables.frames import JsonLinesSink

    return JsonLinesSink(folder)


def _parquet(folder: Path, excel: bool) -> Sink:
    from extract.tables.frames import ParquetSink

    return ParquetSink(folder)


def _sqlite(folder: Path, excel: bool) -> Sink:
    from extract.tables.frames import SqliteSink

    return SqliteSink(folder)


def _xlsx(folder: Path, excel: bool) -> Sink:
    from extract.tables.workbook import WorkbookSink

    return WorkbookSink(folder)


FORMATS: Mapping[str, Callable[[Path, bool], Sink]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "parquet": _parquet,
    "sqlite": _sqlite,
    "xlsx": _xlsx,
}
EXTRAS = {"parquet": ("pyarrow", "parquet"), "xlsx": ("xlsxwriter", "xlsx")}
"""Formats that need a module which comes with an extra of bangtin."""


def missing_extra(name: str) -> str:
    """The extra of bangtin that a format wants and that is not installed; '' when all is there."""
    module, extra = EXTRAS.get(name, ("csv", ""))
    return "" if find_spec(module) else extra


class TableWriter:
    """Writes a run's tables into a folder, in one or several formats; a context manager.

    The files grow in a hidden folder beside their place. `finish` gives them their names; without it (an error, a
    keyboard interrupt) they are thrown away and what stood in the folder before stays as it was.
    """

    def __init__(self, folder: Path, formats: Sequence[str] = ("csv",), *, excel: bool = False) -> None:
        self._folder = folder
        self._formats = formats
        self._excel = excel

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._aside = Path(tempfile.mkdtemp(prefix=".bangtin-", dir=self._folder))
        self._sinks = [FORMATS[name](self._aside, self._excel) for name in self._formats]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sink in self._sinks:
            with suppress(Exception):
                sink.close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def add(self, table: Table, rows: Sequence[Row] = ()) -> None:
        """Add rows to a table; a call without rows makes the empty table."""
        for sink in self._sinks:
            sink.add(table, rows)

    def add_text(self, name: str, text: str) -> None:
        """Write a small file of its own beside the tables."""
        (self._aside / name).write_text(text, encoding="utf-8")

    def finish(self) -> list[Path]:
        """Move everything into place. Returns the files, sorted by name."""
        for sink in self._sinks:
            sink.close()
        self._sinks = []
        placed = []
        for path in sorted(self._aside.iterdir()):
            os.replace(path, self._folder / path.name)
            placed.append(self._folder / path.name)
        return placed
