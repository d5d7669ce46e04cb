"""How places stand beside each other in one measure: a figure for each place, and where it comes from.

A place's own figure comes first. Where a place has none, those of the places in it are added up, if they are of a kind
that may be: the sum is a lower bound, for nothing is known of the rest. Rates and prices are never added up: the
middle one stands for them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low
from typing import Literal

from extract.report.facts import Fact, Place
from extract.report.provinces import BEFORE, SINCE, province_in, same_province

How = Literal["own", "sum", "middle"]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact, its number in a list of facts, and the day as of which it tells: its last, else its publication."""

    number: int
    fact: Fact
    day: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure that stands for a place.

    `how` says whether it is the place's own, the sum of its parts, or the middle one of them; `parts` is how many
    figures it was made of; `low` and `high` are the extremes of those that it was chosen from. `facts` are the numbers
    of all of them, those that it rests on first.
    """

    value: Decimal
    most: Decimal
    how: How
    parts: int
    low: Decimal
    high: Decimal
    facts: tuple[int, ...]


def standings(facts: Sequence[Dated], path: Callable[[Place], Path], *, added: bool) -> dict[str, Standing]:
    """The standing of each place that heads a path: `path` gives a place's line down from there, () to leave it out."""
    placed = defaultdict(list)
    for dated in facts:
        if line := path(dated.fact.place):
            placed[line[0]].append((line, dated))
    return {head: _settle(below, 1, added=added) for head, below in placed.items()}


def in_provinces(facts: Sequence[Dated], era: str, *, added: bool) -> dict[str, Standing]:
    """Standings of the provinces of an era, by code.

    Figures of that era's own places come first; provinces of which it has none are told from places of the other era.
    """
    own = standings(
        [dated for dated in facts if (dated.fact.place.era == SINCE) == (era == SINCE)], _line(era), added=added
    )
    other = standings(
        [dated for dated in facts if (dated.fact.place.era == SINCE) != (era == SINCE)], _line(era), added=added
    )
    return {**other, **own}


def _line(era: str) -> Callable[[Place], Path]:
    def line(place: Place) -> Path:
        code = province_in(era, place)
        if not code:
            return ()
        part = () if same_province(era, place) else (place.code,)
        return (code, *part, *_below(place.district, place.commune, place.village))

    return line


def district_line(place: Place) -> Path:
    """A place's line from its district down; () for a place that lies in none."""
    return (head(place, "district"), *_below(place.commune, place.village)) if place.district else ()


def commune_line(place: Place) -> Path:
    """A place's line from its commune down; () for a place that lies in none."""
    return (head(place, "commune"), *_below(place.village)) if place.commune else ()


def head(place: Place, level: str) -> str:
    """What tells a district or a commune from others of that name: its names upward."""
    line = (place.commune, place.district, place.province) if level == "commune" else (place.district, place.province)
    return ", ".join(name for name in line if name)


def _below(*names: str) -> Path:
    return tuple(name for name in names if name)


def _settle(placed: Iterable[tuple[Path, Dated]], depth: int, *, added: bool) -> Standing:
    """The standing of the place that all paths share in their first `depth` names."""
    placed = list(placed)
    own = [dated for path, dated in placed if len(path) == depth]
    if own:
        return _largest(own) if added else _latest(own)
    parts = defaultdict(list)
    for path, dated in placed:
        parts[path[depth]].append((path, dated))
    settled = [_settle(part, depth + 1, added=added) for part in parts.values()]
    return _sum(settled) if added else _middle(settled)


def _largest(own: Sequence[Dated]) -> Standing:
    chosen = max(own, key=lambda dated: (dated.fact.most, dated.day))
    return _chosen(chosen, own)


def _latest(own: Sequence[Dated]) -> Standing:
    """The latest figure; of those as of one day the first that was met."""
    chosen = max(own, key=lambda dated: (dated.day, -dated.number))
    return _chosen(chosen, [dated for dated in own if dated.day == chosen.day])


def _chosen(chosen: Dated, own: Sequence[Dated]) -> Standing:
    low, high = min(dated.fact.value for dated in own), max(dated.fact.most for dated in own)
    others = (dated.number for dated in own if dated is not chosen)
    return Standing(chosen.fact.value, chosen.fact.most, "own", 1, low, high, (chosen.number, *others))


def _sum(parts: Sequence[Standing]) -> Standing:
    value, most = sum((part.value for part in parts), Decimal()), sum((part.most for part in parts), Decimal())
    return Standing(value, most, "sum", sum(part.parts for part in parts), value, most, _facts(parts))


def _middle(parts: Sequence[Standing]) -> Standing:
    value = median_low([part.value for part in parts])
    low, high = min(part.low for part in parts), max(part.high for part in parts)
    return Standing(value, value, "middle", sum(part.parts for part in parts), low, high, _facts(parts))


def _facts(parts: Sequence[Standing]) -> tuple[int, ...]:
    return tuple(number for part in parts for number in part.facts)


Level = Callable[[Sequence[Dated]], dict[str, Standing]]


def levels(*, added: bool) -> dict[str, Level]:
    """How figures stand at each level: provinces of either era, districts, communes."""
    return {
        BEFORE: lambda facts: in_provinces(facts, BEFORE, added=added),
        SINCE: lambda facts: in_provinces(facts, SINCE, added=added),
        "district": lambda facts: standings(facts, district_line, added=added),
        "commune": lambda facts: standings(facts, commune_line, added=added),
    }
