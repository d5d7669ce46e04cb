"""The place that a figure speaks of."""

from collections.abc import Callable
from typing import Any

from extract.linking.phrases import Phrases
from extract.linking.policy import PlaceLinks
from extract.linking.scene import LEVELS, Group, Scene
from extract.matching.match import Mention
from extract.text.tokens import Sentence


class PlaceLinker:
    """Links by the ways that `policy.order` names; made once per policy."""

    def __init__(self, policy: PlaceLinks) -> None:
        self._policy = policy
        self._behind_words = Phrases(policy.behind_words)
        self._own = {level: Phrases(phrases) for level, phrases in policy.own_units.items()}
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
                return place, name
        return None, ""

    def _groups(self, scene: Scene, sentence: Sentence, main: Any) -> list[Group]:
        """The sentence's places, words for the article's own units among them, in order."""
        groups = list(scene.groups.get(sentence.index, ()))
        for level, phrases in self._own.items():
            for start, end in phrases.spans(scene.keys, sentence.first, sentence.last):
                if any(group.start <= end and start < group.end for group in groups):
                    continue
                unit = self._own_unit(level, scene, sentence, main)
                if unit is not None:
                    groups.append(Group(start, end, unit))
        groups.sort(key=lambda group: group.start)
        return groups

    def _own_unit(self, level: str, scene: Scene, sentence: Sentence, main: Any) -> Any:
        """The unit of a level that "toàn tỉnh" means here: the last one named, else the main locality's."""
        for earlier in range(sentence.index, -1, -1):
            for group in reversed(scene.groups.get(earlier, ())):
                if group.start < sentence.last and group.head.level == level:
                    return group.head
        return main if main is not None and main.level == level else None

    def _behind(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        for group in self._groups(scene, sentence, main):
            if group.start >= figure.end:
                near = group.start - figure.end <= self._policy.behind_reach
                led = self._behind_words.ends_at(scene.keys, group.start)
                barred = ";" in scene.keys[figure.end : group.start] or ":" in scene.keys[figure.end : group.start]
                return self._all_of(group, scene) if near and led and not barred else None
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
        open_ones = [group for group in earlier if here or not group.bracketed]
        return self._subject(open_ones or earlier)

    @staticmethod
    def _all_of(group: Group, scene: Scene) -> Any:
        """The place, or where it begins a list ("các xã A, B và C") the unit that the members lie in."""
        level, followers = group.head.level, scene.groups.get(scene.sentence(group.start).index, ())
        for other in followers:
            if other.start > group.end and other.start - group.end <= 2 and other.head.level == level:
                at = LEVELS.index(level) if level in LEVELS else 0
                for wider in reversed(LEVELS[:at]):
                    name = getattr(group.head, wider, "")
                    if name and (wider, name) in scene.places:
                        return scene.places[wider, name]
        return group.head

    @staticmethod
    def _subject(groups: list[Group]) -> Any:
        """The nearest place, or an earlier one that lies within it: "xã A ... của huyện B" speaks of the commune."""
        if not groups:
            return None
        nearest = groups[-1].head
        for group in groups[:-1]:
            if lies_in(group.head, nearest):
                return group.head
        return nearest

    def _heading(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        sentences = scene.article.sentences
        for index in range(sentence.index - 1, 0, -1):
            other = sentences[index]
            if other.paragraph == sentence.paragraph or not _is_heading(scene, other, self._policy.heading_tokens):
                continue
            groups = scene.groups.get(other.index, ())
            if groups:
                return groups[0].head
        return None

    def _carried(self, figure: Mention, scene: Scene, main: Any) -> Any:
        sentence = scene.sentence(figure.start)
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            groups = [group for group in self._groups(scene, earlier, main) if not group.bracketed]
            if groups:
                return self._subject(groups)
        return None


def lies_in(inner: Any, outer: Any) -> bool:
    """Whether one place is a part of another, as far as their rows tell."""
    if inner.level not in LEVELS or outer.level not in LEVELS or LEVELS.index(inner.level) <= LEVELS.index(outer.level):
        return False
    if outer.level == "province":
        return bool(inner.province) and inner.province == outer.name
    return bool(getattr(inner, outer.level, "")) and getattr(inner, outer.level) == outer.name


def _is_heading(scene: Scene, sentence: Sentence, most: int) -> bool:
    """A short paragraph of one sentence that does not end like prose."""
    sentences = scene.article.sentences
    neighbours = (sentence.index - 1, sentence.index + 1)
    alone = all(not 0 <= n < len(sentences) or sentences[n].paragraph != sentence.paragraph for n in neighbours)
    return (
        alone and sentence.last - sentence.first <= most and scene.keys[sentence.last - 1] not in (".", "!", "?", ")")
    )
