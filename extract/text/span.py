"""A stretch of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets [start, end)."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Span:
    """The span [start, end) without the white space at its ends; empty at `end` where there is nothing else."""
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))
