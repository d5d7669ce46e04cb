"""Rows as CSV text: how they are written, how they travel between processes, and how they are kept."""

import csv
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal

from extract.tables.columns import Row

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # A sentence may be longer than the 131,072 characters allowed.


def to_lines(rows: Sequence[Row]) -> str:
    """Rows as lines of CSV: quoted only where needed, each ended by a line feed."""
    text = _written(rows, all_quoted=False)
    if "\r" not in text:
        return text
    # Before Python 3.13 a lone carriage return is not quoted, and readers take it for the end of the row.
    return "".join(_written([row], all_quoted="\r" in "".join(row)) for row in rows)


def from_lines(text: str) -> list[Row]:
    """The rows that `to_lines` made the text of."""
    return [tuple(row) for row in csv.reader(StringIO(text, newline=""))]


def _written(rows: Iterable[Row], *, all_quoted: bool) -> str:
    buffer = StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(buffer, lineterminator="\n", quoting=quoting).writerows(rows)
    return buffer.getvalue()
