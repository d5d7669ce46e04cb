"""The article's main locality."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extract.matching.match import Mention
from extract.text.article import Article
from extract.values.places.gazetteer import Gazetteer
from extract.values.places.value import Place

_LEVELS = ("province", "district", "commune")
_TITLE, _OPENING = 5, 2
_OPENING_SENTENCES = 3  # the title among them
# Part of the mentions that must lie in a province, district or commune to make it the main one.
_SHARES = (0.6, 0.7, 0.7)
_SHARE_OF_TITLE = 0.35  # enough for the one place that the title names


class _Vote(NamedTuple):
    place: Place
    weight: int
    sentence: int


def main_locality(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Place | None:
    """The lowest unit that most of the article's resolved places lie in; None where there is no such unit.

    A place in the title counts five mentions, one in the first two sentences of the text two; against a smaller unit
    the mentions of the one that it lies in count half, and a single sentence further on is not enough. The one lowest
    place that the title names needs fewer.
    """
    places = [_Vote(m.value, _weight(article, m), _sentence(article, m)) for m in mentions if m.value.province]
    title = _title_place(article, mentions)
    depth = len(_LEVELS)
    if title is not None:
        depth = _LEVELS.index(title.level) + 1
        inside = sum(vote.weight for vote in places if _lies_in(vote.place, title))
        if inside >= _SHARE_OF_TITLE * sum(vote.weight for vote in places):
            return title
    return _by_votes(places, depth, gazetteer, article.layout.published)


def unit_of(place: Place, mentions: Sequence[Mention], gazetteer: Gazetteer, on: date | None) -> Place:
    """The lowest unit with a code that a village lies in, as far as that is known; any other place itself."""
    home = next((level for level in reversed(_LEVELS) if getattr(place, level)), "") if place.level == "village" else ""
    if not home or place.code:
        return place
    name = getattr(place, home)
    named = [m.value for m in mentions if m.value.province == place.province and m.value.name == name]
    return _as_place(home, name, [place, *named], gazetteer, on)


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


def _by_votes(votes: list[_Vote], depth: int, gazetteer: Gazetteer, on: date | None) -> Place | None:
    main: Place | None = None
    for level, share in zip(_LEVELS[:depth], _SHARES, strict=False):
        counts: Counter[str] = Counter()
        for vote in votes:
            if getattr(vote.place, level):
                counts[getattr(vote.place, level)] += vote.weight
        if not counts:
            continue
        wider = sum(vote.weight for vote in votes if not getattr(vote.place, level))
        name, count = counts.most_common(1)[0]
        votes = [vote for vote in votes if getattr(vote.place, level) == name]
        sentences = {vote.sentence for vote in votes}
        once = level != "province" and len(sentences) == 1 and min(sentences) >= _OPENING_SENTENCES
        itself = {vote.place.code for vote in votes if vote.place.level == level and vote.place.code}
        if once or len(itself) > 1 or count < share * (counts.total() + wider / 2):
            break
        main = _as_place(level, name, [vote.place for vote in votes], gazetteer, on)
    return main


def _sentence(article: Article, mention: Mention) -> int:
    return bisect_right(article.sentences, mention.start, key=lambda sentence: sentence.first) - 1


def _weight(article: Article, mention: Mention) -> int:
    opening = [sentence.last for sentence in article.sentences[:3]]
    if article.layout.title and opening and mention.start < opening[0]:
        return _TITLE
    return _OPENING if opening and mention.start < opening[-1] else 1


def _as_place(level: str, name: str, places: Sequence[Place], gazetteer: Gazetteer, on: date | None) -> Place:
    """The place itself where the article names it, else what the gazetteer says of the one that the others lie in."""
    itself = [place for place in places if place.level == level and place.code]
    if itself:
        return next((place for place in itself if place.name == name), itself[0])
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
