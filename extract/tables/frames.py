"""Formats that keep the types of columns: JSON lines, Parquet and SQLite; and a run's tables as data frames."""

import csv
import json
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from extract.tables.columns import Row, Table

if TYPE_CHECKING:
    import pandas as pd

BATCH = 20_000
"""Rows kept in memory for one table before they are written."""


class JsonLinesSink:
    """One NAME.jsonl for each table: an object a line, empty numbers as null."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._files: dict[str, TextIO] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        handle = self._files.get(table.name)
        if handle is None:
            handle = self._stack.enter_context((self._folder / f"{table.name}.jsonl").open("w", encoding="utf-8"))
            self._files[table.name] = handle
        for row in rows:
            cells = {column: typed(table, column, cell) for column, cell in zip(table.columns, row, strict=True)}
            handle.write(json.dumps(cells, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Flush and close every file."""
        self._stack.close()


class _BatchSink:
    """Gathers rows into frames."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}
        self._rows: dict[str, list[Row]] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take rows; a full batch is written."""
        self._tables[table.name] = table
        waiting = self._rows.setdefault(table.name, [])
        waiting.extend(rows)
        if len(waiting) >= BATCH:
            self._flush(table.name)

    def close(self) -> None:
        """Write what is waiting; a table without rows is written empty."""
        for name in self._tables:
            self._flush(name)
        self._tables = {}

    def _flush(self, name: str) -> None:
        self._write(self._tables[name], frame(self._tables[name], self._rows[name]))
        self._rows[name] = []

    def _write(self, table: Table, batch: "pd.DataFrame") -> None:
        raise NotImplementedError


class ParquetSink(_BatchSink):
    """One NAME.parquet for each table. Needs the extra `parquet`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        import pyarrow
        import pyarrow.parquet

        self._arrow: Any = pyarrow
        self._folder = folder
        self._writers: dict[str, Any] = {}

    def close(self) -> None:
        """Write what is waiting and the footers."""
        super().close()
        for writer in self._writers.values():
            writer.close()
        self._writers = {}

    def _write(self, table: Table, batch: "pd.DataFrame") -> None:
        kinds = {"integer": self._arrow.int64(), "number": self._arrow.float64(), "boolean": self._arrow.bool_()}
        fields = [(column, kinds.get(table.type(column), self._arrow.string())) for column in table.columns]
        rows = self._arrow.Table.from_pandas(batch, schema=self._arrow.schema(fields), preserve_index=False)
        writer = self._writers.get(table.name)
        if writer is None:
            path = self._folder / f"{table.name}.parquet"
            writer = self._writers[table.name] = self._arrow.parquet.ParquetWriter(path, rows.schema)
        if len(batch):
            writer.write_table(rows)


class SqliteSink(_BatchSink):
    """All tables in one bangtin.sqlite."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._database = sqlite3.connect(folder / "bangtin.sqlite")

    def close(self) -> None:
        """Write what is waiting and close the database."""
        super().close()
        self._database.close()

    def _write(self, table: Table, batch: "pd.DataFrame") -> None:
        batch.to_sql(table.name, self._database, if_exists="append", index=False)


def typed(table: Table, column: str, cell: str) -> str | int | float | bool | None:
    """A cell as a value of its column's type; None for an empty one that is no text."""
    kind = table.type(column)
    if kind == "text":
        return cell
    if not cell:
        return None
    if kind == "boolean":
        return cell == "true"
    return int(cell) if kind == "integer" or "." not in cell else float(cell)


def frame(table: Table, rows: Sequence[Row]) -> "pd.DataFrame":
    """Rows as a data frame: codes stay text, counts are Int64, values Float64, empty ones missing."""
    import pandas as pd

    made = pd.DataFrame(rows, columns=list(table.columns), dtype="object")
    for column in table.columns:
        match table.type(column):
            case "integer":
                made[column] = pd.to_numeric(made[column]).astype("Int64")
            case "number":
                made[column] = pd.to_numeric(made[column]).astype("Float64")
            case "boolean":
                made[column] = made[column].map({"true": True, "false": False}).astype("boolean")
    return made


def read_tables(folder: Path) -> "dict[str, pd.DataFrame]":
    """The CSV tables of a run as data frames by name, with the types of `frame`."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle)
            table = Table(path.stem, tuple(next(reader)))
            tables[path.stem] = frame(table, [tuple(row) for row in reader])
    return tables
