"""A stretch of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets [start, end)."""

    start: int
    end: int
