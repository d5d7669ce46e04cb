"""One Excel workbook, bangtin.xlsx, with a sheet for each table. Needs the extra `xlsx`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import Any

import xlsxwriter

from extract.tables.columns import Row, Table
from extract.tables.typed import Value, values

SHEET_ROWS = 1_048_576
"""Excel's limit for one sheet, the header included."""
CELL = 32_767
"""Excel's limit for the characters of a cell."""
NAME = 31
"""Excel's limit for the name of a sheet."""
NARROW, WIDE = 6, 60
"""Columns are as wide as their cells, between these, in characters."""
MEASURED = 500
"""Rows of a sheet by which the widths are set."""


@dataclass(slots=True)
class _Sheet:
    """A sheet that is being written: its row to write next, and the widths of its columns until now."""

    made: Any
    widths: list[int]
    next: int = 1


@dataclass(slots=True)
class _Sheets:
    """The sheets of a table: more than one where one cannot hold it."""

    columns: tuple[str, ...]
    name: str
    all: list[_Sheet] = field(default_factory=list)


class WorkbookSink:
    """Writes sheets row by row, in constant memory. Text is text, never a formula or a link.

    `notes` tell, at the end, of tables that go on in a second sheet and of cells that had to be cut.
    """

    def __init__(self, folder: Path) -> None:
        self.notes: list[str] = []
        self._file = _File(folder / "bangtin.xlsx")
        self._book: Any = xlsxwriter.Workbook(self._file, {"constant_memory": True, "tmpdir": str(folder)})
        self._header: Any = self._book.add_format({"bold": True})
        self._sheets: dict[str, _Sheets] = {}
        self._cut = 0

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        sheets = self._sheets.get(table.name)
        if sheets is None:
            sheets = self._sheets[table.name] = _Sheets(table.columns, self._free(table.name))
            self._open(sheets)
        for row in map(values(table), rows):
            if sheets.all[-1].next == SHEET_ROWS:
                self._open(sheets)
            self._write(sheets.all[-1], row)

    def close(self) -> None:
        """Set filters and widths, and write the file."""
        for table, sheets in self._sheets.items():
            for sheet in sheets.all:
                sheet.made.autofilter(0, 0, sheet.next - 1, len(sheets.columns) - 1)
                for place, width in enumerate(sheet.widths):
                    sheet.made.set_column(place, place, min(max(width, NARROW), WIDE) + 2)
            if len(sheets.all) > 1:
                others = ", ".join(sheet.made.name for sheet in sheets.all[1:])
                self.notes.append(f"bangtin.xlsx: {table} has more rows than a sheet holds and goes on in: {others}")
        if self._cut:
            self.notes.append(f"bangtin.xlsx: cells longer than the {CELL} characters of Excel are cut: {self._cut}")
        self._sheets = {}
        with self._file:
            self._book.close()

    def _open(self, sheets: _Sheets) -> None:
        number = f" ({len(sheets.all) + 1})" if sheets.all else ""
        made = self._book.add_worksheet(sheets.name[: NAME - len(number)] + number)
        made.freeze_panes(1, 0)
        for place, column in enumerate(sheets.columns):
            made.write_string(0, place, column, self._header)
        sheets.all.append(_Sheet(made, [len(column) for column in sheets.columns]))

    def _write(self, sheet: _Sheet, row: list[Value]) -> None:
        for place, value in enumerate(row):
            if isinstance(value, str):
                if len(value) > CELL:
                    value, self._cut = value[:CELL], self._cut + 1
                if value:
                    sheet.made.write_string(sheet.next, place, value)
            elif value is not None:
                sheet.made.write(sheet.next, place, value)
        if sheet.next <= MEASURED:
            lengths = ["" if value is None else str(value) for value in row]
            sheet.widths = [max(width, len(one)) for width, one in zip(sheet.widths, lengths, strict=True)]
        sheet.next += 1

    def _free(self, name: str) -> str:
        """A name for a sheet; Excel takes names as the same whatever the case of their letters."""
        taken = {sheets.name.lower() for sheets in self._sheets.values()}
        free, number = name[:NAME], 2
        while free.lower() in taken:
            free, number = f"{name[: NAME - 4]}~{number}", number + 1
        return free


class _File(BufferedWriter):
    """A file that fails once: zipfile, when it is thrown away after an error, writes again and would complain again."""

    def __init__(self, path: Path) -> None:
        super().__init__(FileIO(path, "w"))
        self._failed = False

    def write(self, data: Any) -> int:
        """Write; after an error, do nothing."""
        if self._failed:
            return len(data)
        try:
            return super().write(data)
        except OSError:
            self._failed = True
            raise

    def flush(self) -> None:
        """Flush; after an error, do nothing."""
        if not self._failed:
            try:
                super().flush()
            except OSError:
                self._failed = True
                raise
