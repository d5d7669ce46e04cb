"""The places that a sentence tells of: its names, and words that stand for a unit told of before."""

from collections.abc import Iterator
from typing import Any

from extract.linking.groups import NOWHERE, lies_in, subject_of
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.policy import PlaceLinks
from extract.linking.scene import Group, Scene
from extract.linking.subject import WholeCountry, captions, focus
from extract.linking.timing import begins_clause
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.places.units import LEVELS

OPENING = 8  # tokens of words of time before the unit that a sentence is about: "Trong 6 tháng đầu năm 2023, tỉnh ..."
AWAY = 5  # tokens from a word like "cách" to the place that a distance is measured from


class Told:
    """Finds the places of a sentence and the heading above it; made once per policy."""

    def __init__(self, policy: PlaceLinks) -> None:
        self._policy = policy
        self._opening = {level: frozenset(map(fold, words)) for level, words in policy.own_at_start.items()}
        self._not_opening = frozenset(map(fold, policy.own_not_before))
        self._levels = {phrase_key(phrase): level for level, phrases in policy.own_units.items() for phrase in phrases}
        self._own = Phrases(phrase for phrases in policy.own_units.values() for phrase in phrases)
        self._country = WholeCountry(policy)
        self._others = Phrases(policy.others)
        self._here = {phrase_key(phrase): level for level, phrases in policy.here.items() for phrase in phrases}
        self._here_words = Phrases(phrase for phrases in policy.here.values() for phrase in phrases)
        self._local = Phrases(policy.local_authority)
        self._scene_words = Phrases(policy.behind_words)
        self._credits = Phrases(policy.photo_credits)
        self._away = Phrases(policy.away_words)
        self._villages = Phrases(policy.own_at_start.get("village", ()))

    def subject(self, main: Any, scene: Scene) -> Any:
        """What the article is about, going by its main locality (both a Place or None)."""
        return focus(main, scene, self._country, self.captions(scene), self._villages)

    def captions(self, scene: Scene) -> frozenset[int]:
        """The sentences, by index, that are captions of pictures."""
        if scene.captions is None:
            scene.captions = captions(scene, self._credits)
        return scene.captions

    def groups(self, scene: Scene, sentence: Sentence, main: Any) -> list[Group]:
        """The sentence's places, words for the article's own units among them, in order.

        The place that a distance is measured from is none of them: "Cách thành phố Yên Bái 90 km, xã A có ...".
        """
        if sentence.index not in scene.all_groups:
            named = scene.groups.get(sentence.index, ())
            groups = [group for group in named if not self._is_far_point(group, scene, sentence)]
            for start, end in self._own.spans(scene.keys, sentence.first, sentence.last):
                if any(group.start <= end and start < group.end for group in groups):
                    continue
                level = self._levels[tuple(scene.keys[start:end])]
                unit = self._told_in_paragraph(level, scene, sentence, start)
                unit = unit or self._own_unit(level, scene, sentence, main)
                if unit is not None:
                    groups.append(Group(start, end, unit, own=True))
            groups.extend(self._opening_unit(scene, sentence, main))
            groups.extend(self._named_before(scene, sentence, main))
            groups.extend(self._local_authority(scene, sentence, main))
            groups.extend(self._not_here(scene, sentence, main))
            scene.all_groups[sentence.index] = sorted(groups, key=lambda group: group.start)
        return scene.all_groups[sentence.index]

    def headed(self, scene: Scene, sentence: Sentence) -> Any:
        """The place that the last heading above a sentence names; a heading that names none ends the one before."""
        known = scene.headed
        if not known:
            known[0] = known[1] = None
        for index in range(len(known), sentence.index + 1):
            above, here = scene.article.sentences[index - 1], scene.article.sentences[index]
            heads = above.paragraph != here.paragraph and above.index not in self.captions(scene)
            if heads and _is_heading(scene, above, self._policy.heading_tokens):
                groups = scene.groups.get(above.index)
                known[index] = groups[0].head if groups else None
            else:
                known[index] = known[index - 1]
        return known[sentence.index]

    def _is_far_point(self, group: Group, scene: Scene, sentence: Sentence) -> bool:
        low = max(group.start - AWAY, sentence.first)
        ends = [end for _, end in self._away.spans(scene.keys, low, group.start)]
        return bool(ends) and all(key[0].isalpha() for key in scene.keys[ends[-1] : group.start])

    def _not_here(self, scene: Scene, sentence: Sentence, main: Any) -> Iterator[Group]:
        """Words for which no place named before holds: "cả nước ...", "; các xã còn lại ..."."""
        for start, end in self._country.spans(scene, sentence):
            yield Group(start, end, NOWHERE, own=True)
        for start, end in self._others.spans(scene.keys, sentence.first, sentence.last):
            if begins_clause(scene, start, sentence.first):
                yield Group(start, end, main or NOWHERE, own=True)

    def _named_before(self, scene: Scene, sentence: Sentence, main: Any) -> Iterator[Group]:
        """ "Địa phương này ...", "nơi đây ...": the place that the text told of last."""
        for start, end in self._here_words.spans(scene.keys, sentence.first, sentence.last):
            if any(group.start < start for group in scene.groups.get(sentence.index, ())):
                continue
            level = self._here[tuple(scene.keys[start:end])]
            place = self._last_told(scene, sentence, level)
            if place is not None:
                yield Group(start, end, place)

    def _local_authority(self, scene: Scene, sentence: Sentence, main: Any) -> Iterator[Group]:
        """ "Địa phương đã đầu tư ...": a unit that is governed, so the commune where the text told of a village."""
        for start, end in self._local.spans(scene.keys, sentence.first, sentence.last):
            if not begins_clause(scene, start, sentence.first) or not scene.article.tokens.surfaces[end].islower():
                continue
            place = self._last_told(scene, sentence, "any")
            if place is not None and place.level == LEVELS[-1]:
                place = None if self._is_scene(place, scene, sentence) else _around(place, scene, main)
            if place is not None:
                yield Group(start, end, place, own=True)

    def _is_scene(self, place: Any, scene: Scene, sentence: Sentence) -> bool:
        """Whether the paragraph says of a place that something happened there: "Ngày 9/9, tại khu dân cư A ..."."""
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            for group in scene.groups.get(earlier.index, ()):
                if group.head == place:
                    low = max(group.start - AWAY, earlier.first)
                    spans = self._scene_words.spans(scene.keys, low, group.start)
                    return any(begins_clause(scene, start, earlier.first) for start, _ in spans)
        return False

    def _last_told(self, scene: Scene, sentence: Sentence, level: str) -> Any:
        for index in range(sentence.index - 1, max(sentence.index - self._policy.here_sentences, 0) - 1, -1):
            if index not in self.captions(scene):
                groups = [group for group in scene.groups.get(index, ()) if not (group.bracketed or group.listed)]
                groups = [group for group in groups if level in ("any", group.head.level)]
                if groups:
                    return subject_of(groups, scene, None)
        return None

    def _opening_unit(self, scene: Scene, sentence: Sentence, main: Any) -> list[Group]:
        """ "Huyện phấn đấu ...", "Năm 2022, tỉnh dựng ...": a type word alone that begins what a sentence says."""
        at = self._beginning(scene, sentence)
        after = at + 1
        if after >= sentence.last or not scene.article.tokens.surfaces[after].islower():
            return []
        if scene.keys[after] in self._not_opening:
            return []
        levels = [level for level, words in self._opening.items() if scene.keys[at] in words]
        unit = self._own_unit(levels[0], scene, sentence, main) if levels else None
        return [Group(at, after, unit, own=True)] if unit is not None else []

    @staticmethod
    def _beginning(scene: Scene, sentence: Sentence) -> int:
        """Where a sentence begins, behind a time that it begins with: "Năm 2022, " or "Trong 6 tháng đầu năm, "."""
        for at in range(sentence.first + 1, min(sentence.first + OPENING, sentence.last)):
            if scene.keys[at] == ",":
                return at + 1 if at - 1 in scene.timed else sentence.first
        return sentence.first

    def _told_in_paragraph(self, level: str, scene: Scene, sentence: Sentence, before: int) -> Any:
        """The unit of a level that the paragraph begins with: of it "toàn tỉnh" speaks."""
        earlier = [*reversed(scene.before(sentence, self._policy.carried_sentences)), sentence]
        groups = [group for one in earlier for group in scene.groups.get(one.index, ()) if group.start < before]
        first = groups[0] if groups else None
        return first.head if first and first.head.level == level and not (first.listed or first.bracketed) else None

    def _own_unit(self, level: str, scene: Scene, sentence: Sentence, main: Any) -> Any:
        """The unit of a level that "toàn tỉnh" means: of the heading, of the main locality, else the last one named."""
        for place in (self.headed(scene, sentence), main):
            unit = _of_level(place, level, scene)
            if unit is not None:
                return unit
        for earlier in range(sentence.index, -1, -1):
            for group in reversed(scene.groups.get(earlier, ())):
                if group.start < sentence.last and group.head.level == level:
                    return group.head
        return None


def _of_level(place: Any, level: str, scene: Scene) -> Any:
    """The place itself if it is of the level, else the unit of that level that it lies in, if the article names it."""
    if place is None or place.level == level:
        return place
    return scene.places.get((level, getattr(place, level, ""))) if level != "village" else None


def _around(village: Any, scene: Scene, main: Any) -> Any:
    """The commune of a village if it is told of, else the main locality if the village lies in it."""
    commune = scene.places.get(("commune", village.commune))
    return commune or (main if main is not None and lies_in(village, main) else None)


def _is_heading(scene: Scene, sentence: Sentence, most: int) -> bool:
    """A short paragraph of one sentence that does not end like prose."""
    sentences = scene.article.sentences
    neighbours = (sentence.index - 1, sentence.index + 1)
    alone = all(not 0 <= n < len(sentences) or sentences[n].paragraph != sentence.paragraph for n in neighbours)
    return (
        alone and sentence.last - sentence.first <= most and scene.keys[sentence.last - 1] not in (".", "!", "?", ")")
    )
