"""What an article tells of: one place, or the whole country."""

from collections.abc import Iterator
from typing import Any

from extract.linking.groups import lies_in
from extract.linking.phrases import Phrases
from extract.linking.policy import PlaceLinks
from extract.linking.scene import Scene
from extract.linking.timing import begins_clause
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.places.units import LEVELS

MOST_VILLAGES = 2  # in an article that is about one of them
OFT = 3  # sentences that name a commune of which an article tells, though its title names a wider place
OPENING = 6  # sentences, the title among them, in which an article says whom it tells of
LONGEST_CAPTION = 60  # tokens


class WholeCountry:
    """Finds words for the whole country where they say of what a clause speaks."""

    def __init__(self, policy: PlaceLinks) -> None:
        self._wider = Phrases(policy.wider)
        self._within = Phrases(policy.wider_within)
        self._not_after = Phrases(policy.wider_not_after)

    def spans(self, scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where such words open a clause, or stand in a clause before any place: "Ngành du lịch cả nước đón ..."."""
        keys = scene.keys
        for start, end in self._wider.spans(keys, sentence.first, sentence.last):
            if begins_clause(scene, start, sentence.first):
                yield start, end
        for start, end in self._within.spans(keys, sentence.first, sentence.last):
            named = any(group.start < start for group in scene.groups.get(sentence.index, ()))
            goes_on = end < sentence.last and keys[end][0].isalnum()
            if goes_on and not named and not self._not_after.ends_at(keys, start):
                yield start, end

    def opens(self, scene: Scene, sentence: Sentence) -> bool:
        """Whether a sentence speaks of the whole country and of no place."""
        return not scene.groups.get(sentence.index) and next(self.spans(scene, sentence), None) is not None


def captions(scene: Scene, credits: Phrases) -> frozenset[int]:
    """The sentences of captions: short paragraphs that say whose photograph it is, or end with a name in capitals."""
    found: set[int] = set()
    keys, surfaces = scene.keys, scene.article.tokens.surfaces
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in scene.article.sentences[1 if scene.article.layout.title else 0 :]:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    for sentences in paragraphs.values():
        first, last = sentences[0].first, sentences[-1].last
        if last - first > LONGEST_CAPTION:
            continue
        credited = any(
            keys[end : end + 1] == [":"] and (start == first or keys[start - 1] in (".", "(", "-", "\n", "\x1e"))
            for start, end in credits.spans(keys, first, last)
        )
        name = surfaces[last - 2 : last]
        signed = len(name) == 2 and all(word.isupper() and len(word) > 1 for word in name)
        if credited or (signed and last - first > 4 and surfaces[last - 3].islower()):
            found.update(sentence.index for sentence in sentences)
    return frozenset(found)


def focus(main: Any, scene: Scene, country: WholeCountry, captioned: frozenset[int], village_words: Phrases) -> Any:
    """What the article is about: its main locality, or the wider or smaller place that the title names alone.

    In a commune it may be the one village that the opening names, unless the article goes on to tell of many more or
    speaks of the commune first: a portrait has its village, also where the title says "Làng ..." and names what it lies
    in. The one commune that it names in a wider place, time and again, is what it is about. Photographs tell of no
    place, nor does one passing name in an article about the whole country.
    """
    titled = scene.groups.get(0, ()) if scene.article.layout.title else ()
    villages = {place.name: place for place in scene.places.values() if place.level == LEVELS[-1]}
    opening = {group.head.name for index in range(OPENING) for group in scene.groups.get(index, ())}
    known = [place for name, place in villages.items() if name in opening]
    portrayed = titled and len(known) == 1 and len(villages) <= MOST_VILLAGES and lies_in(known[0], titled[0].head)
    title = scene.article.sentences[0] if titled else None
    if portrayed and title and village_words.begins(scene.keys[title.first : title.last]):
        return known[0]
    if len(titled) == 1 and (titled[0].head.level != LEVELS[-1] or _is_village(titled[0].head, scene)):
        place = scene.places[titled[0].head.level, titled[0].head.name]
        if main is None or lies_in(place, main) or lies_in(main, place):
            return _only_commune(place, scene) or place
    if main is None or not (titled or _is_told_of(main, scene, country, captioned)):
        return None
    told = [place for place in known if lies_in(place, main)]
    if main.level == "commune" and len(told) == 1 and len(villages) <= MOST_VILLAGES:
        return main if _tells_of(main, told[0], scene) else told[0]
    return _only_commune(main, scene) or main


def _only_commune(place: Any, scene: Scene) -> Any:
    """The one commune of a wider place that an article names, if it does so oft and the wider place by itself less."""
    communes = [other for other in scene.places.values() if other.level == LEVELS[2]]
    if place.level not in LEVELS[:2] or len(communes) != 1 or not lies_in(communes[0], place):
        return None
    below = [groups for index, groups in scene.groups.items() if index > 0]
    named = sum(any(_is(group.head, communes[0]) for group in groups) for groups in below)
    wider = sum(any(_is(group.head, place) for group in groups) for groups in below)
    return communes[0] if named >= OFT and named > wider else None


def _is_told_of(main: Any, scene: Scene, country: WholeCountry, captioned: frozenset[int]) -> bool:
    """Whether sentences outside captions name the place or one in it, and no fewer than speak of the whole country."""
    names = 0
    for index, groups in scene.groups.items():
        if index not in captioned:
            names += any(_is_or_lies_in(group.head, main) for group in groups)
    return names > 0 and names >= sum(country.opens(scene, sentence) for sentence in scene.article.sentences)


def _is_or_lies_in(place: Any, main: Any) -> bool:
    return _is(place, main) or lies_in(place, main)


def _tells_of(commune: Any, village: Any, scene: Scene) -> bool:
    """Whether an article names a commune by itself, and does so before its village or never says that this is one."""
    heads = [group for index in sorted(scene.groups) for group in scene.groups[index]]
    communes = [group for group in heads if _is(group.head, commune)]
    villages = [group for group in heads if _is(group.head, village)]
    first = bool(communes) and communes[0].start < villages[0].start
    return first or (bool(communes) and not _is_village(village, scene))


def _is(one: Any, other: Any) -> bool:
    return (one.level, one.name) == (other.level, other.name)


def _is_village(place: Any, scene: Scene) -> bool:
    """Whether the article says of a village that it is one: "làng Ghè", not a brand that bears a village's name."""
    named = (group for groups in scene.groups.values() for group in groups if _is(group.head, place))
    return any(scene.keys[group.start] != fold(group.head.name.split()[0]) for group in named)
