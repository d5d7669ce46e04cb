"""A text with marks: what all annotation formats have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.tables.columns import POSITION
from extract.values.places.units import LEVELS

LABEL = "label"
CELLS = "cells"
OPTIONAL = "optional"

CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "localities": {"level": LEVELS},
    "figures": {
        "kind": (
            *("money", "area", "length", "mass", "volume", "percent"),
            *("count", "ratio", "rank", "multiple", "other"),
        ),
        "qualifier": ("approx", "more", "at_least", "less"),
        "change": ("increase", "decrease"),
        "status": ("target", "negated"),
    },
    "periods": {"kind": ("date", "month", "quarter", "year", "range", "duration")},
    "exemplars": {"kind": ("person", "collective", "model"), "exemplar": ("true", "false")},
}
"""Columns that a tool offers as a choice, by table, with what they may hold."""

WRITTEN: Mapping[str, tuple[str, ...]] = {
    "localities": ("name", "province"),
    "figures": ("value", "max", "total", "unit", "per", "locality", "period_start", "period_end"),
    "periods": ("period_start", "period_end", "duration"),
    "exemplars": (),
}
"""The further columns that are compared; of other tables all columns are."""

FIRST = (*CHOICES, "documents")
"""The shipped tables with marks, in the order in which tools show them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of a text as a row of `table`, with those of its cells that are settled.

    To find an optional mark is not rewarded, to miss it is not punished.
    """

    table: str
    start: int
    end: int
    cells: Mapping[str, str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's name, its decoded text and its marks in the order of the text."""

    article: str
    text: str
    marks: tuple[Mark, ...]


class FormatError(ValueError):
    """A file of annotations that cannot be read; the message says which, where and why in one line."""


def mark_of(table: str, row: Mapping[str, str]) -> Mark:
    """The mark that a row of a run makes, with its filled cells that are compared."""
    cells = {name: row[name] for name in compared(table, row) if row[name]}
    return Mark(table, int(row["start"]), int(row["end"]), cells)


def compared(table: str, columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of a table that say what was found; of a user's table all but place and rule."""
    if table in CHOICES:
        known = (*CHOICES[table], *WRITTEN[table])
        return tuple(name for name in known if name in columns)
    return tuple(name for name in columns if name not in (*POSITION, "rule"))


def table_order(tables: Iterable[str]) -> list[str]:
    """Tables without repetition: the shipped ones in their order, then the others by name."""
    there = set(tables)
    return [*(name for name in FIRST if name in there), *sorted(there - set(FIRST))]


def level_lines(text: str) -> str:
    """The text with every line end as one line feed, as tools want it, and every character where it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n")
