"""A run's tables as data frames."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.tables.columns import Row, Table
from extract.tables.guard import for_excel, unguarded
from extract.tables.lines import from_lines
from extract.tables.stored import table_files
from extract.tables.typed import values

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}


def frame(table: Table, rows: Sequence[Row]) -> "pd.DataFrame":
    """Rows as a data frame: codes stay text, counts are Int64, values Float64, empty ones missing."""
    import pandas as pd

    made = pd.DataFrame(list(map(values(table), rows)), columns=list(table.columns), dtype="object")
    return made.astype({column: _DTYPES[kind] for column in table.columns if (kind := table.type(column)) in _DTYPES})


def read_tables(folder: Path) -> "dict[str, pd.DataFrame]":
    """The CSV tables of a run as data frames by name, with the types of `frame`."""
    tables = {}
    for path in table_files(folder):
        columns, *rows = from_lines(path.read_bytes().decode("utf-8-sig"))
        if for_excel(path):
            rows = [tuple(map(unguarded, row)) for row in rows]
        tables[path.stem] = frame(Table(path.stem, columns), rows)
    return tables
