"""Where the people, collectives and models of an article belong."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.exemplars.words import Sight

_FARTHEST = 12  # tokens between a name and the place behind it


def with_homes(mentions: list[Mention], context: Context, sight: Sight) -> list[Mention]:
    """Give each mention its locality: the place behind the name, else the one in its organisation; shared by name."""
    places = sorted(context.mentions.get("localities", ()), key=lambda place: place.start)
    starts = [place.start for place in places]
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for item in mentions:
        place = _home(item, places, starts, sight)
        if place is not None:
            known.setdefault(_key(item), (place.value.name, place.value.code))
    return [_placed(item, known.get(_key(item))) for item in mentions]


def _key(item: Mention) -> tuple[str, str]:
    """Who shares a place: the mentions of one person or collective, and of a model that the same collective owns."""
    return fold(item.value.name), item.value.organisation if item.value.kind == "model" else ""


def _placed(item: Mention, home: tuple[str, str] | None) -> Mention:
    return item._replace(value=replace(item.value, locality=home[0], locality_code=home[1])) if home else item


def _home(item: Mention, places: Sequence[Mention], starts: Sequence[int], sight: Sight) -> Mention | None:
    inside = _within(places, starts, item.start, item.end)
    if item.value.kind == "collective" and inside:
        return inside[0]
    if item.value.kind != "model":
        behind = _behind(item, places, starts, sight)
        if behind is not None:
            return behind
    organisation = item.value.organisation
    if not organisation:
        return None
    near = _within(places, starts, item.start - 4 * _FARTHEST, item.end + 4 * _FARTHEST)
    return next((place for place in near if sight.written(place.start, place.end) in organisation), None)


def _within(places: Sequence[Mention], starts: Sequence[int], low: int, high: int) -> list[Mention]:
    """The places that begin in tokens [low, high)."""
    return list(places[bisect_left(starts, low) : bisect_left(starts, high)])


def _behind(item: Mention, places: Sequence[Mention], starts: Sequence[int], sight: Sight) -> Mention | None:
    """The first place behind a name, where nothing but an age, brackets or a word for living stands between."""
    at = bisect_left(starts, item.end)
    if at == len(places) or starts[at] - item.end > _FARTHEST:
        return None
    between = item.end
    while between < starts[at]:
        if sight.is_break(between) or sight.surfaces[between] in ".;:":
            return None
        if sight.words.heads.starting(sight.keys, between):
            return None  # the place belongs to that body
        end = sight.words.ends.starting(sight.keys, between)
        if end and not sight.serves(between + end.length - 1, "home"):
            return None
        between += end.length if end else 1
    return places[at]
