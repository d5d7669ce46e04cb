"""The place that a figure speaks of."""

from collections.abc import Callable
from typing import Any

from extract.linking.behind import PlaceBehind
from extract.linking.groups import NOWHERE, lies_in, subject_of
from extract.linking.homes import Homes
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.policy import PlaceLinks
from extract.linking.scene import Group, Scene
from extract.linking.told import Told
from extract.linking.totals import Totals
from extract.matching.match import Mention
from extract.text.tokens import Sentence
from extract.values.places.units import LEVELS

SUBJECT = 4  # words of a subject before its place: "..., Đảng bộ xã A có"


class PlaceLinker:
    """Links by the ways that `policy.order` names; made once per policy."""

    def __init__(self, policy: PlaceLinks, part_words: Phrases) -> None:
        self._policy = policy
        self._told = Told(policy)
        self._totals = Totals(part_words, Phrases(policy.total_words))
        self._counted = {phrase_key(text): level for level, texts in policy.counted_units.items() for text in texts}
        self._ahead_words = Phrases(policy.ahead_words)
        self._behind_words = Phrases(policy.behind_words)
        behind = PlaceBehind(policy, part_words, self._told)
        ways: dict[str, Callable[[Mention, Scene, Any], Any]] = {
            "behind": behind.led,
            "bracket": behind.bracketed,
            "before": self._before,
            "ahead": self._ahead,
            "home": Homes(policy).link,
            "heading": self._heading,
            "carried": self._carried,
            "main": lambda figure, scene, main: main,
        }
        self._ways = [(name, ways[name]) for name in policy.order]

    def subject(self, main: Any, scene: Scene) -> Any:
        """What the article is about, going by its main locality (both a Place or None)."""
        return self._told.subject(main, scene)

    def link(self, figure: Mention, scene: Scene, main: Any) -> tuple[Any, str]:
        """The place (a Place or None) and the way in which it was found; `main` is the article's main locality."""
        for name, way in self._ways:
            place = way(figure, scene, main)
            if place is not None:
                place = self._totals.whole(place, figure, scene, main)
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

    def _before(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        earlier = [group for group in self._told.groups(scene, sentence, main) if group.end <= figure.start]
        here = figure.start in scene.brackets
        semicolon = scene.last(";", sentence.first, figure.start)
        opened = scene.last("(", sentence.first, figure.start) if here else -1
        if here and opened < semicolon and not any(opened < group.start for group in earlier):
            semicolon = scene.last(";", sentence.first, opened)
        near = [group for group in earlier if group.start > semicolon]
        far = [group for group in earlier if group.start < semicolon and not self._is_taken(group, scene, sentence)]
        for groups in (near, far):
            place = subject_of([group for group in groups if here or not group.bracketed], scene, main)
            nearest = subject_of(groups, scene, main)
            if nearest is not None and (place is None or lies_in(nearest, place)):
                return nearest
            if place is not None:
                return place
        return None

    def _is_taken(self, group: Group, scene: Scene, sentence: Sentence) -> bool:
        """Whether a place is that of a figure before the semicolon: "Mai Sơn 12 nhà; ...", "85 tàu ở Mai Sơn; ..."."""
        counted = scene.counts_between(sentence.first, group.start)
        return group.start in scene.partners or (counted and self._behind_words.ends_at(scene.keys, group.start))

    def _ahead(self, figure: Mention, scene: Scene, main: Any) -> Any:
        """ "Với 1.200 hộ dân, xã A ...": the subject behind a clause that only leads to it."""
        sentence = scene.sentence(figure.start)
        if not self._ahead_words.begins(scene.keys[sentence.first : min(sentence.first + 3, sentence.last)]):
            return None
        for group in self._told.groups(scene, sentence, main):
            if group.start >= figure.end:
                comma = scene.last(",", figure.end, group.start)
                words = scene.keys[comma + 1 : group.start]
                between = scene.keys[figure.end : group.start]
                begins = comma >= 0 and len(words) <= SUBJECT and all(word.isalpha() for word in words)
                begins = begins and ";" not in between and ":" not in between
                return group.head if begins and (group.own or group.head.type) and not group.listed else None
        return None

    def _heading(self, figure: Mention, scene: Scene, main: Any) -> Any:
        return self._told.headed(scene, scene.sentence(figure.start))

    def _carried(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        heading = self._told.headed(scene, sentence)
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            groups = self._told.groups(scene, earlier, main)
            paired = sum(group.start in scene.partners for group in groups) > 1
            groups = [
                group
                for group in groups
                if not (group.bracketed or group.listed or group.own or (paired and group.start in scene.partners))
            ]
            place = subject_of(groups, scene, main)
            if place is None or (heading is not None and place != heading and not lies_in(place, heading)):
                continue
            if main is not None and lies_in(main, place):
                return main
            if main is None or place.province == main.province:
                return place
        return None
