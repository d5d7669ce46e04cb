"""The article's main locality."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from extract.matching.match import Mention
from extract.text.article import Article
from extract.values.gazetteer import Gazetteer
from extract.values.place_value import Place

_LEVELS = ("province", "district", "commune")
_TITLE, _OPENING = 5, 2
# Part of the mentions that must lie in a province, district or commune to make it the main one.
_SHARES = (0.6, 0.7, 0.7)
_SHARE_OF_TITLE = 0.35  # enough for the one place that the title names


def main_locality(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Place | None:
    """The lowest unit that most of the article's resolved places lie in; None where there is no such unit.

    A place in the title counts five mentions, one in the first two sentences of the text two; against a smaller unit
    the mentions of the one that it lies in count half. The one lowest place that the title names needs fewer.
    """
    places = [(mention.value, _weight(article, mention)) for mention in mentions if mention.value.province]
    title = _title_place(article, mentions)
    depth = len(_LEVELS)
    if title is not None:
        depth = _LEVELS.index(title.level) + 1
        inside = sum(weight for place, weight in places if _lies_in(place, title))
        if inside >= _SHARE_OF_TITLE * sum(weight for _, weight in places):
            return title
    return _by_votes(places, depth, gazetteer, article.layout.published)


def _title_place(article: Article, mentions: Sequence[Mention]) -> Place | None:
    """The one place of the lowest level that the title names."""
    if not article.layout.title or not article.sentences:
        return None
    named = [mention.value for mention in mentions if mention.start < article.sentences[0].last]
    named = [place for place in named if place.level in _LEVELS and place.code]
    lowest = max((_LEVELS.index(place.level) for place in named), default=-1)
    distinct = {place.code: place for place in named if _LEVELS.index(place.level) == lowest}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _lies_in(place: Place, other: Place) -> bool:
    return place.province == other.province and getattr(place, other.level) == getattr(other, other.level)


def _by_votes(places: list[tuple[Place, int]], depth: int, gazetteer: Gazetteer, on: date | None) -> Place | None:
    main: Place | None = None
    for level, share in zip(_LEVELS[:depth], _SHARES, strict=False):
        votes: Counter[str] = Counter()
        for place, weight in places:
            if getattr(place, level):
                votes[getattr(place, level)] += weight
        if not votes:
            break
        wider = sum(weight for place, weight in places if not getattr(place, level))
        name, count = votes.most_common(1)[0]
        if count < share * (votes.total() + wider / 2):
            break
        places = [(place, weight) for place, weight in places if getattr(place, level) == name]
        main = _as_place(level, name, [place for place, _ in places], gazetteer, on)
    return main


def _weight(article: Article, mention: Mention) -> int:
    opening = [sentence.last for sentence in article.sentences[:3]]
    if article.layout.title and opening and mention.start < opening[0]:
        return _TITLE
    return _OPENING if opening and mention.start < opening[-1] else 1


def _as_place(level: str, name: str, places: Sequence[Place], gazetteer: Gazetteer, on: date | None) -> Place:
    """The place itself where the article names it, else what the gazetteer says of the one that the others lie in."""
    for place in places:
        if place.level == level and place.code:
            return place
    inner = places[0]
    units = [u for u in gazetteer.units(gazetteer.key_of(name), level, on) if u.era == inner.era] or [
        u for u in gazetteer.units(gazetteer.key_of(name), level) if u.era == inner.era
    ]
    home = [u for u in units if (p := gazetteer.province_of(u, on)) and p.code == inner.province_code]
    unit = home[-1] if home else None
    today = gazetteer.current(unit) if unit else ()
    return Place(
        name=name,
        level=level,
        code=unit.code if unit else "",
        era=inner.era,
        province=inner.province,
        province_code=inner.province_code,
        district=inner.district if level != "province" else "",
        commune=inner.commune if level == "commune" else "",
        resolution="context",
        current_code="; ".join(later.code for later in today),
        current_name="; ".join(later.name for later in today),
        type=unit.type if unit else "",
    )
