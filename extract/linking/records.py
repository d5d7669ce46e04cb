"""Records: one row for each distinct fact of an article."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from extract.matching.match import Mention
from extract.values.places import Place
from extract.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Record:
    """A fact: what was measured, where, when and how much. `mentions` counts how often the article says it."""

    measure: str
    kind: str
    value: Decimal | None
    max: Decimal | None
    total: Decimal | None
    unit: str
    per: str
    qualifier: str
    change: str
    status: str
    locality: str
    locality_code: str
    era: str
    province: str
    province_code: str
    district: str
    commune: str
    period_start: date | None
    period_end: date | None
    actor: str
    flags: tuple[str, ...]
    mentions: int = 1


_SAME = tuple(field.name for field in fields(Record) if field.name not in ("actor", "flags", "mentions"))


def record(figure: Mention, place: Place | None, actor: str, measure: str, flags: Iterable[str]) -> Mention:
    """The record of one figure that linking has completed."""
    quantity: Quantity = figure.value
    value = Record(
        measure=measure,
        kind=quantity.kind,
        value=quantity.value,
        max=quantity.max,
        total=quantity.total,
        unit=quantity.unit,
        per=quantity.per,
        qualifier=quantity.qualifier,
        change=quantity.change,
        status=quantity.status,
        locality=quantity.locality,
        locality_code=quantity.locality_code,
        era=place.era if place else "",
        province=place.province if place else "",
        province_code=place.province_code if place else "",
        district=place.district if place else "",
        commune=place.commune if place else "",
        period_start=quantity.period_start,
        period_end=quantity.period_end,
        actor=actor,
        flags=tuple(dict.fromkeys(flags)),
    )
    return replace(figure, value=value)


def merged(records: Iterable[Mention]) -> list[Mention]:
    """Each fact once, at its first mention, with all its flags; facts are the same when all that they state is."""
    first: dict[tuple[Any, ...], Mention] = {}
    for item in records:
        key = tuple(getattr(item.value, name) for name in _SAME)
        known = first.get(key)
        if known is None:
            first[key] = item
            continue
        flags = tuple(dict.fromkeys((*known.value.flags, *item.value.flags)))
        value = replace(known.value, mentions=known.value.mentions + 1, flags=flags)
        first[key] = replace(known, value=replace(value, actor=known.value.actor or item.value.actor))
    return list(first.values())
