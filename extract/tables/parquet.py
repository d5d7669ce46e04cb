"""Parquet: one NAME.parquet for each table. Needs the extra `parquet`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from extract.tables.columns import Row, Table
from extract.tables.typed import values

BATCH = 20_000
"""Rows of a table that are kept in memory before they are written."""
_KINDS = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}


class ParquetSink:
    """Gathers rows, and writes them a batch at a time."""

    def __init__(self, folder: Path) -> None:
        self.notes: list[str] = []
        self._folder = folder
        self._rows: dict[Table, list[Row]] = {}
        self._writers: dict[Table, Any] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take rows; a full batch is written."""
        if table not in self._writers:
            kinds = [(column, _KINDS.get(table.type(column), pyarrow.string())) for column in table.columns]
            path = self._folder / f"{table.name}.parquet"
            self._writers[table] = pyarrow.parquet.ParquetWriter(path, pyarrow.schema(kinds))
            self._rows[table] = []
        waiting = self._rows[table]
        waiting.extend(rows)
        if len(waiting) >= BATCH:
            self._flush(table)

    def close(self) -> None:
        """Write what is waiting and the footers."""
        for table, writer in self._writers.items():
            self._flush(table)
            writer.close()

    def _flush(self, table: Table) -> None:
        rows = [dict(zip(table.columns, row, strict=True)) for row in map(values(table), self._rows[table])]
        if rows:
            writer = self._writers[table]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=writer.schema))
        self._rows[table] = []
