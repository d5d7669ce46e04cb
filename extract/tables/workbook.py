"""One Excel workbook, bangtin.xlsx, with a sheet for each table. Needs the extra `xlsx`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.tables.columns import Row, Table
from extract.tables.frames import typed

SHEET_ROWS = 1_048_576
"""Excel's limit for one sheet, the header included."""


class WorkbookSink:
    """Writes sheets row by row, in constant memory. Text is text, never a formula or a link."""

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        self._book: Any = xlsxwriter.Workbook(str(folder / "bangtin.xlsx"), {"constant_memory": True})
        self._header: Any = self._book.add_format({"bold": True})
        self._sheets: dict[str, Any] = {}
        self._next: dict[str, int] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows. Raises ValueError when a sheet would be longer than Excel can open."""
        sheet = self._sheets.get(table.name) or self._open(table)
        first = self._next[table.name]
        if first + len(rows) > SHEET_ROWS:
            raise ValueError(f"{table.name} has more rows than an Excel sheet holds; write csv instead")
        for number, row in enumerate(rows, first):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                value = typed(table, column, cell)
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
        self._next[table.name] = first + len(rows)

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def _open(self, table: Table) -> Any:
        sheet = self._sheets[table.name] = self._book.add_worksheet(table.name[:31])
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column, self._header)
        self._next[table.name] = 1
        return sheet
