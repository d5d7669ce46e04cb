"""A text with overlapping finds, cut into pieces that each stand under the same finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Find:
    """Characters [start, end) of an article that became a row: of which table, by which cells."""

    table: str
    number: int
    start: int
    end: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the finds that it stands under, the outer ones first, and those of them that begin here."""

    text: str
    under: tuple[Find, ...]
    begins: tuple[Find, ...]


def pieces(text: str, finds: Sequence[Find]) -> Iterator[Piece]:
    """The whole text in pieces; a find that overlaps others is in several of them."""
    ordered = sorted((find for find in finds if find.start < find.end), key=lambda find: (find.start, -find.end))
    edges = sorted({0, len(text), *(edge for find in ordered for edge in (find.start, find.end) if edge <= len(text))})
    active: list[Find] = []
    coming = iter([*ordered, None])
    upcoming = next(coming)
    for start, end in pairwise(edges):
        active = [find for find in active if find.end > start]
        begins = []
        while upcoming is not None and upcoming.start <= start:
            begins.append(upcoming)
            upcoming = next(coming)
        active += begins
        yield Piece(text[start:end], tuple(active), tuple(begins))
