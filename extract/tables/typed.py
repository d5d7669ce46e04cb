"""Cells as values, for formats that keep types: the same values in all of them."""

import math
from collections.abc import Callable, Mapping

from extract.tables.columns import Row, Table, Type

Value = str | int | float | bool | None
EXACT = 15
"""Digits that a number of any format holds exactly."""


def values(table: Table) -> Callable[[Row], list[Value]]:
    """What makes the values of a row of this table."""
    readers = [_READERS[table.type(column)] for column in table.columns]
    return lambda row: [read(cell) for read, cell in zip(readers, row, strict=True)]


def _number(cell: str) -> int | float | None:
    """None for what is no number, as may stand in a table of a user's own, and for one beyond all formats."""
    if cell.isdecimal() and len(cell) <= EXACT:
        return int(cell)
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _integer(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() and len(cell) <= EXACT else None


def _boolean(cell: str) -> bool | None:
    return cell == "true" if cell else None


def _text(cell: str) -> str:
    return cell


_READERS: Mapping[Type, Callable[[str], Value]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
