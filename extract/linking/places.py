"""The place that a figure speaks of."""

from collections.abc import Callable, Iterator
from typing import Any

from extract.linking.phrases import Phrases, phrase_key
from extract.linking.policy import PlaceLinks
from extract.linking.scene import LEVELS, Group, Scene
from extract.linking.subject import WholeCountry, captions, focus, lies_in
from extract.matching.match import Mention
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.places import Place

NOWHERE = Place(name="")  # the words speak of no unit


class PlaceLinker:
    """Links by the ways that `policy.order` names; made once per policy."""

    def __init__(self, policy: PlaceLinks) -> None:
        self._policy = policy
        self._behind_words = Phrases(policy.behind_words)
        self._opening = {level: frozenset(map(fold, words)) for level, words in policy.own_at_start.items()}
        self._levels = {phrase_key(phrase): level for level, phrases in policy.own_units.items() for phrase in phrases}
        self._own = Phrases(phrase for phrases in policy.own_units.values() for phrase in phrases)
        self._country = WholeCountry(policy)
        self._others = Phrases(policy.others)
        self._here = {phrase_key(phrase): level for level, phrases in policy.here.items() for phrase in phrases}
        self._here_words = Phrases(phrase for phrases in policy.here.values() for phrase in phrases)
        self._credits = Phrases(policy.photo_credits)
        self._counted = {phrase_key(text): level for level, texts in policy.counted_units.items() for text in texts}
        ways: dict[str, Callable[[Mention, Scene, Any], Any]] = {
            "behind": self._behind,
            "bracket": self._bracket,
            "before": self._before,
            "heading": self._heading,
            "carried": self._carried,
            "main": lambda figure, scene, main: main,
        }
        self._ways = [(name, ways[name]) for name in policy.order]

    def link(self, figure: Mention, scene: Scene, main: Any) -> tuple[Any, str]:
        """The place (a Place or None) and the way in which it was found; `main` is the article's main locality."""
        for name, way in self._ways:
            place = way(figure, scene, main)
            if place is not None:
                return (None if place is NOWHERE else self._wide_enough(place, figure, scene, main)), name
        return None, ""

    def _wide_enough(self, place: Any, figure: Mention, scene: Scene, main: Any) -> Any:
        """The place, or for counted units the one around it, if told of, that can hold them: no commune has 12."""
        level = self._counted.get(phrase_key(figure.value.unit)) if figure.value.kind in ("count", "ratio") else None
        if level is None or place.level not in LEVELS or LEVELS.index(place.level) < LEVELS.index(level):
            return place
        if main is not None and main.level in LEVELS and LEVELS.index(main.level) < LEVELS.index(level):
            return main
        for wider in reversed(LEVELS[: LEVELS.index(level)]):
            name = getattr(place, wider, "")
            if name and (wider, name) in scene.places:
                return scene.places[wider, name]
        return place

    def subject(self, main: Any, scene: Scene) -> Any:
        """What the article is about, going by its main locality (both a Place or None)."""
        return focus(main, scene, self._country, self._captions(scene))

    def _captions(self, scene: Scene) -> frozenset[int]:
        if scene.captions is None:
            scene.captions = captions(scene, self._credits)
        return scene.captions

    def _groups(self, scene: Scene, sentence: Sentence, main: Any) -> list[Group]:
        """The sentence's places, words for the article's own units among them, in order."""
        if sentence.index not in scene.all_groups:
            groups = list(scene.groups.get(sentence.index, ()))
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
            groups.extend(self._not_here(scene, sentence, main))
            scene.all_groups[sentence.index] = sorted(groups, key=lambda group: group.start)
        return scene.all_groups[sentence.index]

    def _not_here(self, scene: Scene, sentence: Sentence, main: Any) -> Iterator[Group]:
        """Words for which no place named before holds: "cả nước ...", "; các xã còn lại ..."."""
        for start, end in self._country.spans(scene, sentence):
            yield Group(start, end, NOWHERE, own=True)
        for start, end in self._others.spans(scene.keys, sentence.first, sentence.last):
            if start == sentence.first or not scene.keys[start - 1][0].isalnum():
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

    def _last_told(self, scene: Scene, sentence: Sentence, level: str) -> Any:
        for index in range(sentence.index - 1, max(sentence.index - self._policy.here_sentences, 0) - 1, -1):
            if index not in self._captions(scene):
                groups = [group for group in scene.groups.get(index, ()) if not (group.bracketed or group.listed)]
                groups = [group for group in groups if level in ("any", group.head.level)]
                if groups:
                    return self._subject(groups, scene, None)
        return None

    def _opening_unit(self, scene: Scene, sentence: Sentence, main: Any) -> list[Group]:
        """ "Huyện phấn đấu ...": a type word alone, followed by no name, at the beginning of a sentence."""
        first, after = sentence.first, sentence.first + 1
        if after >= sentence.last or not scene.article.tokens.surfaces[after].islower():
            return []
        levels = [level for level, words in self._opening.items() if scene.keys[first] in words]
        unit = self._own_unit(levels[0], scene, sentence, main) if levels else None
        return [Group(first, after, unit, own=True)] if unit is not None else []

    def _told_in_paragraph(self, level: str, scene: Scene, sentence: Sentence, before: int) -> Any:
        """The unit of a level that the paragraph begins with: of it "toàn tỉnh" speaks."""
        earlier = [*reversed(scene.before(sentence, self._policy.carried_sentences)), sentence]
        groups = [group for one in earlier for group in scene.groups.get(one.index, ()) if group.start < before]
        first = groups[0] if groups else None
        return first.head if first and first.head.level == level and not (first.listed or first.bracketed) else None

    def _own_unit(self, level: str, scene: Scene, sentence: Sentence, main: Any) -> Any:
        """The unit of a level that "toàn tỉnh" means: of the heading, of the main locality, else the last one named."""
        for place in (self._headed(scene, sentence), main):
            unit = _of_level(place, level, scene)
            if unit is not None:
                return unit
        for earlier in range(sentence.index, -1, -1):
            for group in reversed(scene.groups.get(earlier, ())):
                if group.start < sentence.last and group.head.level == level:
                    return group.head
        return None

    def _behind(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        for group in self._groups(scene, sentence, main):
            if group.start >= figure.end:
                near = group.start - figure.end <= self._policy.behind_reach
                own = group.own and any(
                    at == group.start for at, _ in self._behind_words.spans(scene.keys, group.start, group.end)
                )
                led = own or self._behind_words.ends_at(scene.keys, group.start)
                barred = ";" in scene.keys[figure.end : group.start] or ":" in scene.keys[figure.end : group.start]
                return self._all_of(group, scene, main) if near and led and not barred else None
        return None

    def _bracket(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        keys = scene.keys
        for group in scene.groups.get(sentence.index, ()):
            if group.start >= figure.end:
                alone = keys[group.start - 1] == "(" and keys[group.end : group.end + 1] == [")"]
                between = keys[figure.end : group.start - 1]
                clear = not {"(", ";", ":"} & set(between) and len(between) <= self._policy.bracket_reach
                return group.head if alone and clear else None
        return None

    def _before(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        earlier = [group for group in self._groups(scene, sentence, main) if group.end <= figure.start]
        here = figure.start in scene.brackets
        semicolon = scene.last(";", sentence.first, figure.start)
        near = [group for group in earlier if group.start > semicolon]
        far = [group for group in earlier if group.start < semicolon and group.start not in scene.partners]
        for groups in (near, far):
            place = self._subject([group for group in groups if here or not group.bracketed], scene, main)
            nearest = self._subject(groups, scene, main)
            if nearest is not None and (place is None or lies_in(nearest, place)):
                return nearest
            if place is not None:
                return place
        return None

    @staticmethod
    def _all_of(group: Group, scene: Scene, main: Any) -> Any:
        """The place; where it begins a list ("các xã A, B và C"), the unit of all members, if that is told of."""
        level, followers = group.head.level, scene.groups.get(scene.sentence(group.start).index, ())
        for other in followers:
            if other.start > group.end and other.start - group.end <= 2 and other.head.level == level:
                at = LEVELS.index(level) if level in LEVELS else 0
                for wider in reversed(LEVELS[:at]):
                    name = getattr(group.head, wider, "")
                    if name and (wider, name) in scene.places:
                        return scene.places[wider, name]
                return main if main is not None and lies_in(group.head, main) else NOWHERE
        return group.head

    def _subject(self, groups: list[Group], scene: Scene, main: Any) -> Any:
        """The nearest place, or an earlier one that lies within it: "xã A ... của huyện B" speaks of the commune."""
        if not groups:
            return None
        nearest = groups[-1]
        if nearest.own:
            return nearest.head
        if nearest.listed and nearest.start not in scene.partners:
            at = next(n for n, group in enumerate(groups) if group.listed and group.head.level == nearest.head.level)
            place = self._all_of(groups[at], scene, main)
            return self._subject(groups[:at], scene, main) if at and place in (NOWHERE, main) else place
        inner = [group.head for group in groups[:-1] if not group.own and lies_in(group.head, nearest.head)]
        return inner[0] if inner else nearest.head

    def _heading(self, figure: Mention, scene: Scene, main: Any) -> Any:
        return self._headed(scene, scene.sentence(figure.start))

    def _headed(self, scene: Scene, sentence: Sentence) -> Any:
        """The place that the last heading above a sentence names; a heading that names none ends the one before."""
        known = scene.headed
        if not known:
            known[0] = known[1] = None
        for index in range(len(known), sentence.index + 1):
            above, here = scene.article.sentences[index - 1], scene.article.sentences[index]
            heads = above.paragraph != here.paragraph and above.index not in self._captions(scene)
            if heads and _is_heading(scene, above, self._policy.heading_tokens):
                groups = scene.groups.get(above.index)
                known[index] = groups[0].head if groups else None
            else:
                known[index] = known[index - 1]
        return known[sentence.index]

    def _carried(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        heading = self._headed(scene, sentence)
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            groups = [
                group
                for group in self._groups(scene, earlier, main)
                if not (group.bracketed or group.listed or group.own or group.start in scene.partners)
            ]
            place = self._subject(groups, scene, main)
            if place is None or (heading is not None and place != heading and not lies_in(place, heading)):
                continue
            if main is not None and lies_in(main, place):
                return main
            if main is None or place.province == main.province:
                return place
        return None


def _of_level(place: Any, level: str, scene: Scene) -> Any:
    """The place itself if it is of the level, else the unit of that level that it lies in, if the article names it."""
    if place is None or place.level == level:
        return place
    return scene.places.get((level, getattr(place, level, ""))) if level != "village" else None


def _is_heading(scene: Scene, sentence: Sentence, most: int) -> bool:
    """A short paragraph of one sentence that does not end like prose."""
    sentences = scene.article.sentences
    neighbours = (sentence.index - 1, sentence.index + 1)
    alone = all(not 0 <= n < len(sentences) or sentences[n].paragraph != sentence.paragraph for n in neighbours)
    return (
        alone and sentence.last - sentence.first <= most and scene.keys[sentence.last - 1] not in (".", "!", "?", ")")
    )
