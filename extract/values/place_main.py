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
_SHARE = 0.6  # part of the mentions inside a unit that makes it the main one


def main_locality(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Place | None:
    """The lowest unit that most of the article's resolved places lie in; None where there is no such unit.

    A place in the title counts five mentions, one in the first two sentences of the text two; against a smaller unit
    the mentions of the one that it lies in count half.
    """
    places = [(mention.value, _weight(article, mention)) for mention in mentions if mention.value.province]
    main: Place | None = None
    for level in _LEVELS[: _depth(article, mentions)]:
        votes: Counter[str] = Counter()
        for place, weight in places:
            if getattr(place, level):
                votes[getattr(place, level)] += weight
        if not votes:
            break
        wider = sum(weight for place, weight in places if not getattr(place, level))
        name, count = votes.most_common(1)[0]
        if count < _SHARE * (votes.total() + wider / 2):
            break
        places = [(place, weight) for place, weight in places if getattr(place, level) == name]
        main = _as_place(level, name, [place for place, _ in places], gazetteer, article.layout.published)
    return main


def _depth(article: Article, mentions: Sequence[Mention]) -> int:
    """How many levels down the main locality may lie: not below the places of the title, where it names any."""
    if not article.layout.title or not article.sentences:
        return len(_LEVELS)
    named = {mention.value.level for mention in mentions if mention.start < article.sentences[0].last}
    return max((_LEVELS.index(level) + 1 for level in named if level in _LEVELS), default=len(_LEVELS))


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
