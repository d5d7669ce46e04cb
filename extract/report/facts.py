"""The facts of a run, gathered article by article: what several articles say alike is one fact with several sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

ADDED = frozenset(("count", "area", "length", "mass", "volume", "money"))
"""Kinds of figures that may be added up over places; never rates, which have a `per`."""
DOUBTED = ("suspect", "vague")
"""Flags of figures that are not shown beside others."""

Source = tuple[int, int]
"""An article's number in the report, and the record's number among the article's records."""


class Series(NamedTuple):
    """What may stand beside each other in a chart: figures of one measure in one unit."""

    measure: str
    kind: str
    unit: str
    per: str


class Place(NamedTuple):
    """Where a fact holds: names from the province down, '' below its own level; `village` is a place below communes."""

    era: str
    code: str
    province: str
    district: str
    commune: str
    village: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its place and days (ISO, '' where open or unknown).

    `apart` says why it is no plain figure of what is: target, negated, increase, decrease, suspect, vague; else ''.
    """

    series: Series
    place: Place
    start: str
    end: str
    value: Decimal
    max: Decimal | None
    total: Decimal | None
    apart: str

    @property
    def year(self) -> str:
        """The year it holds for, that of its last day; '' where none is known."""
        return (self.end or self.start)[:4]

    @property
    def most(self) -> Decimal:
        """Its value, or the upper end of a range."""
        return self.value if self.max is None else self.max


@dataclass(slots=True)
class Told:
    """How a fact is told: by which records, first published when ('' if unknown), with which qualifiers and flags."""

    published: str
    sources: list[Source] = field(default_factory=list)
    qualifiers: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)


class FactBook:
    """Facts in the order in which they are first met."""

    def __init__(self) -> None:
        self._facts: dict[Fact, Told] = {}

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[tuple[Fact, Told]]:
        return iter(self._facts.items())

    def add(self, article: int, published: str, records: Iterable[Mapping[str, str]]) -> None:
        """Take the records of an article, given as rows of records.csv."""
        for number, row in enumerate(records):
            told = self._facts.setdefault(fact(row), Told(published))
            told.published = min(told.published, published) if told.published else published
            told.sources.append((article, number))
            told.qualifiers.update(words(row["qualifier"]))
            told.flags.update(words(row["flags"]))


def fact(row: Mapping[str, str]) -> Fact:
    """The fact of a row of records.csv."""
    return Fact(
        series=Series(row["measure"], row["kind"], row["unit"], row["per"]),
        place=_place(row),
        start=row["period_start"],
        end=row["period_end"],
        value=Decimal(row["value"] or 0),
        max=Decimal(row["max"]) if row["max"] else None,
        total=Decimal(row["total"]) if row["total"] else None,
        apart=row["status"] or row["change"] or next((flag for flag in words(row["flags"]) if flag in DOUBTED), ""),
    )


def words(cell: str) -> list[str]:
    """The words of a cell, which are parted by ';'."""
    return cell.split(";") if cell else []


def _place(row: Mapping[str, str]) -> Place:
    line = (row["province"], row["district"], row["commune"])
    village = "" if row["locality"] in line else row["locality"]
    return Place(row["era"], row["province_code"], *line, village)
