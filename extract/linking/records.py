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
    """A fact: what was measured, where, when and how much.

    `share_of` is the figure right before a share, which it is a share of; `mentions` counts how often the article says
    the fact.
    """

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
    share_of: str = ""
    mentions: int = 1


_SAME = tuple(field.name for field in fields(Record) if field.name not in ("actor", "flags", "share_of", "mentions"))


def record(
    figure: Mention, place: Place | None, actor: str, measure: str, flags: Iterable[str], share_of: str = ""
) -> Mention:
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
        locality=place.name if place else "",
        locality_code=place.code if place else "",
        era=place.era if place else "",
        province=place.province if place else "",
        province_code=place.province_code if place else "",
        district=place.district if place else "",
        commune=place.commune if place else "",
        period_start=quantity.period_start,
        period_end=quantity.period_end,
        actor=actor,
        flags=tuple(dict.fromkeys(flags)),
        share_of=share_of,
    )
    return with_value(figure, value)


def with_value(mention: Mention, value: Any) -> Mention:
    """A mention with another value; cheaper than `dataclasses.replace`, of which there would be many."""
    return Mention(
        mention.family, mention.rule, mention.start, mention.end, value, mention.priority, mention.order, mention.cues
    )


def merged(records: Iterable[Mention]) -> list[Mention]:
    """Each fact once, at its first mention, with all its flags; facts are the same when all that they state is.

    Like shares of different figures ("23.533 (97,8%) ... 1.001.762 (97,8%)") are different facts.
    """
    kept: list[Mention] = []
    alike: dict[tuple[Any, ...], list[int]] = {}
    for item in records:
        places = alike.setdefault(tuple(getattr(item.value, name) for name in _SAME), [])
        at = next((at for at in places if _agree(kept[at].value.share_of, item.value.share_of)), None)
        if at is None:
            places.append(len(kept))
            kept.append(item)
        else:
            kept[at] = with_value(kept[at], _joined(kept[at].value, item.value))
    return kept


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _joined(known: Record, more: Record) -> Record:
    return replace(
        known,
        mentions=known.mentions + 1,
        flags=tuple(dict.fromkeys((*known.flags, *more.flags))),
        actor=known.actor or more.actor,
        share_of=known.share_of or more.share_of,
    )
