"""What the page tells of each measure: its figures, how places stand in it, and what changed where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extract.report.facts import ADDED, Fact, Place, Series, Told
from extract.report.provinces import BEFORE, SINCE, province_in
from extract.report.standings import Dated, Standing, levels

MOST_FACTS = 200
"""Plain figures of one measure that the page holds."""
QUALIFIERS = ("less", "more", "at_least", "approx")
Telling = tuple[Fact, Told]


class Labels:
    """Texts by number, each held once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text; a new one gets the next."""
        return self._numbers.setdefault(text, len(self._numbers))

    def texts(self) -> list[str]:
        """The texts by their numbers."""
        return list(self._numbers)


def measure(
    series: Series, tellings: Sequence[Telling], places: Labels, never_added: Sequence[str] = ()
) -> dict[str, Any]:
    """A measure as plain data.

    `facts` are its plain figures: [place, start, end, value, max, total, qualifier, year, sources], a source being
    [article, record] and a place a number in `places`. `standings` has for each level and each year ('' for all) the
    places' standings: [place, value, most, how, parts, low, high, numbers of facts]; a province is told by its code.
    `changes` has for each place with figures of several years their numbers, one a year. `outside` counts those that
    lie in no province of an era, `apart` those that are not shown beside plain figures.
    """
    plain = [telling for telling in tellings if not telling[0].apart][:MOST_FACTS]
    added = may_be_added(series, never_added)
    dated = [Dated(number, fact, fact.end or fact.start or told.published) for number, (fact, told) in enumerate(plain)]
    return {
        "measure": series.measure,
        "kind": series.kind,
        "unit": series.unit,
        "per": series.per,
        "added": added,
        "count": len(tellings),
        "articles": len({source[0] for _, told in tellings for source in told.sources}),
        "places": len({fact.place for fact, _ in tellings if fact.place.code}),
        "years": sorted({fact.year for fact, _ in tellings if fact.year}),
        "facts": [_fact(fact, told, places) for fact, told in plain],
        "standings": _standings(dated, places, added=added),
        "changes": _changes(dated),
        "outside": {era: sum(not province_in(era, fact.place) for fact, _ in plain) for era in (BEFORE, SINCE)},
        "apart": Counter(fact.apart for fact, _ in tellings if fact.apart),
    }


def asked(measures: Sequence[Mapping[str, Any]], era: str) -> dict[str, int | None]:
    """Which measures the page begins with, by number.

    `places` is the amount that most provinces report, `change` the measure that changed in most places, a rate before
    an amount. Measures that are no more than a unit come last.
    """
    places = {number: len(one["standings"][era].get("", ())) for number, one in enumerate(measures) if one["added"]}
    changed = {number: len(one["changes"]) for number, one in enumerate(measures)}

    def named(number: int) -> bool:
        return bool(measures[number]["measure"] != measures[number]["unit"])

    return {
        "places": max(_some(places), key=lambda one: (named(one), places[one], -one), default=None),
        "change": max(
            _some(changed), key=lambda one: (named(one), not measures[one]["added"], changed[one], -one), default=None
        ),
    }


def _some(counts: Mapping[int, int]) -> list[int]:
    return [number for number, count in counts.items() if count]


def may_be_added(series: Series, never_added: Sequence[str]) -> bool:
    """Whether figures of a measure may be added up over places.

    Amounts may, but neither rates nor measures with one of the words `never_added`; nor figures of which no more is
    known than their unit, for they are of many things.
    """
    if series.kind not in ADDED or series.per or series.measure == series.unit:
        return False
    name = f" {series.measure.casefold()} "
    return not any(f" {word.casefold()} " in name for word in never_added)


def place_label(place: Place) -> str:
    """A place's names from its own upward, parted by commas."""
    return ", ".join(name for name in (place.village, place.commune, place.district, place.province) if name)


def _fact(fact: Fact, told: Told, places: Labels) -> list[object]:
    qualifier = next((word for word in QUALIFIERS if word in told.qualifiers), "")
    amounts = [plain_number(one) for one in (fact.value, fact.max, fact.total)]
    return [
        *(places.number(place_label(fact.place)), fact.start, fact.end, *amounts, qualifier, fact.year),
        [list(source) for source in told.sources],
    ]


def _standings(dated: Sequence[Dated], places: Labels, *, added: bool) -> dict[str, dict[str, list[list[object]]]]:
    by_year = defaultdict(list)
    for one in dated:
        by_year[""].append(one)
        if one.fact.year:
            by_year[one.fact.year].append(one)
    made = {}
    for level, stand in levels(added=added).items():
        years = {year: stand(facts) for year, facts in sorted(by_year.items())}
        made[level] = {
            year: [_standing(head, standing, level, places) for head, standing in ranked(stood)]
            for year, stood in years.items()
            if stood
        }
    return made


def ranked(stood: Mapping[str, Standing]) -> list[tuple[str, Standing]]:
    """Standings from the largest down."""
    return sorted(stood.items(), key=lambda item: (-item[1].most, item[0]))


def _standing(head: str, standing: Standing, level: str, places: Labels) -> list[object]:
    head_told: object = places.number(head) if level in ("district", "commune") else head
    amounts = [plain_number(one) for one in (standing.value, standing.most)]
    ends = [plain_number(one) for one in (standing.low, standing.high)]
    return [head_told, *amounts, standing.how, standing.parts, *ends, list(standing.facts)]


def _changes(dated: Iterable[Dated]) -> list[list[int]]:
    """For each place with figures of several years the numbers of the latest of each year, from the first year on."""
    by_place: defaultdict[Place, dict[str, Dated]] = defaultdict(dict)
    for one in sorted((one for one in dated if one.fact.year and one.fact.place.code), key=lambda one: one.day):
        by_place[one.fact.place][one.fact.year] = one
    return [[one.number for one in years.values()] for years in by_place.values() if len(years) > 1]


def plain_number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON has it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
