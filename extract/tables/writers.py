"""Writing tables: aside in the output folder while a run lasts, renamed to their own names at its end."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TextIO

from extract.tables.columns import Row, Table
from extract.tables.guard import guarded
from extract.tables.lines import from_lines, to_lines
from extract.tables.typed import values

ASIDE = ".bangtin-aside-"
TEXTS = "texts.jsonl"
"""The texts of articles that no file holds as they are; a run without such articles has no such file."""


class Sink(Protocol):
    """Takes the rows of all tables of a run, in one format.

    `notes` are what a reader of its files should know, complete once it is closed.
    """

    notes: list[str]

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take some rows of a table; the first call, perhaps without rows, makes the table exist."""

    def close(self) -> None:
        """Finish the files."""


class CsvSink:
    """One NAME.csv for each table: UTF-8, quoted only where needed, lines end with a line feed."""

    def __init__(self, folder: Path, *, excel: bool) -> None:
        self.notes: list[str] = []
        self._folder = folder
        self._excel = excel
        self._files = ExitStack()
        self._handles: dict[str, TextIO] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        self.add_lines(table, to_lines(_guarded(table, rows) if self._excel else rows))

    def add_lines(self, table: Table, lines: str) -> None:
        """Append rows that are CSV already."""
        handle = self._handles.get(table.name)
        if handle is None:
            encoding = "utf-8-sig" if self._excel else "utf-8"
            path = self._folder / f"{table.name}.csv"
            handle = self._files.enter_context(path.open("w", encoding=encoding, newline=""))
            self._handles[table.name] = handle
            handle.write(to_lines([table.columns]))
        handle.write(lines)

    def close(self) -> None:
        """Flush and close every file."""
        self._files.close()


def _guarded(table: Table, rows: Sequence[Row]) -> list[Row]:
    """The rows with all cells guarded but numbers; in a user's table something else may stand among these."""
    read = values(table)
    return [
        tuple(
            cell if isinstance(value, int | float) else guarded(cell)
            for cell, value in zip(row, read(row), strict=True)
        )
        for row in rows
    ]


def _csv(folder: Path, excel: bool) -> Sink:
    return CsvSink(folder, excel=excel)


def _jsonl(folder: Path, excel: bool) -> Sink:
    from extract.tables.json_lines import JsonLinesSink

    return JsonLinesSink(folder)


def _parquet(folder: Path, excel: bool) -> Sink:
    from extract.tables.parquet import ParquetSink

    return ParquetSink(folder)


def _sqlite(folder: Path, excel: bool) -> Sink:
    from extract.tables.database import SqliteSink

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
FILES: Mapping[str, str] = {
    **{name: f"{{table}}.{name}" for name in ("csv", "jsonl", "parquet")},
    **{name: f"bangtin.{name}" for name in ("sqlite", "xlsx")},
}
"""What the files of each format are called."""
LIBRARIES = {"parquet": ("pyarrow", "pyarrow"), "xlsx": ("xlsxwriter", "XlsxWriter")}
"""The module that a format needs beside those that bangtin always has, and what it is installed by."""


def missing_library(name: str) -> str:
    """The library that a format wants and that is not installed; '' when all is there."""
    module, library = LIBRARIES.get(name, ("csv", ""))
    return "" if find_spec(module) else library


def file_names(formats: Sequence[str], tables: Iterable[Table]) -> set[str]:
    """The names of the files that tables are written to."""
    return {FILES[name].format(table=table.name) for table in tables for name in formats}


class CannotWriteError(RuntimeError):
    """Something cannot be written; the message says where, and why."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Around writing into a folder: the errors of all formats as CannotWriteError."""
    try:
        yield
    except PermissionError as error:
        where = error.filename2 or folder
        raise CannotWriteError(f"{where}: {(error.strerror or str(error)).lower()} (open in a program?)") from None
    except OSError as error:
        raise CannotWriteError(f"{folder}: {(error.strerror or str(error)).lower()}") from None
    except sqlite3.Error as error:
        raise CannotWriteError(f"{folder}: {error}") from None


class TableWriter:
    """Writes a run's tables into a folder, in one or several formats; a context manager.

    The files grow in a hidden folder beside their place. `finish` gives them their names; without it (an error, a
    keyboard interrupt) they are thrown away and what stood in the folder before stays as it was. One writer at a time
    may work in a folder: it removes what a killed one left. Raises CannotWriteError, as when the disk is full.
    """

    def __init__(self, folder: Path, formats: Sequence[str] = ("csv",), *, excel: bool = False) -> None:
        self._folder = folder
        self._formats = formats
        self._excel = excel
        self._sinks: list[Sink] = []
        self._texts: dict[str, TextIO] = {}
        self.notes: list[str] = []

    @property
    def names(self) -> list[str]:
        """The names of the files that it has begun, sorted."""
        return sorted(path.name for path in self._aside.iterdir())

    def __enter__(self) -> Self:
        with writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            for left in self._folder.glob(f"{ASIDE}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=self._folder))
            self._sinks = [FORMATS[name](self._aside, self._excel) for name in self._formats]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for close in self._closers():
            with suppress(Exception):
                close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def add(self, table: Table, rows: Sequence[Row] = ()) -> None:
        """Add rows to a table; a call without rows makes the empty table."""
        with writing(self._folder):
            for sink in self._sinks:
                sink.add(table, rows)

    def add_lines(self, table: Table, lines: str) -> None:
        """Add rows given as lines of CSV."""
        with writing(self._folder):
            rows: list[Row] = []
            for sink in self._sinks:
                if isinstance(sink, CsvSink) and not self._excel:
                    sink.add_lines(table, lines)
                else:
                    rows = rows or from_lines(lines)
                    sink.add(table, rows)

    def add_text(self, name: str, text: str) -> None:
        """Append to a text file of its own beside the tables."""
        with writing(self._folder):
            if name not in self._texts:
                self._texts[name] = (self._aside / name).open("w", encoding="utf-8", newline="")
            self._texts[name].write(text)

    def close(self) -> dict[str, int]:
        """Complete the tables. Returns the names and the sizes of the files so far, sorted by name."""
        with writing(self._folder):
            for close in self._closers():
                close()
            for sink in self._sinks:
                self.notes.extend(sink.notes)
            self._sinks, self._texts = [], {}
            return {name: (self._aside / name).stat().st_size for name in self.names}

    def finish(self, last: str = "", outdated: Iterable[str] = ()) -> list[Path]:
        """Move everything into place, a file named `last` after all others. Returns the files, sorted by name.

        That file is removed first, so where it stands the tables beside it belong together; so are an old TEXTS and the
        files named `outdated`.
        """
        self.close()
        with writing(self._folder):
            names = self.names
            for name in (last, TEXTS, *outdated):
                if name:
                    (self._folder / name).unlink(missing_ok=True)
            for name in sorted(names, key=lambda name: name == last):
                os.replace(self._aside / name, self._folder / name)
        return [self._folder / name for name in names]

    def _closers(self) -> list[Callable[[], None]]:
        return [sink.close for sink in self._sinks] + [text.close for text in self._texts.values()]
