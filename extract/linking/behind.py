"""Places that stand behind a figure."""

from typing import Any

from extract.linking.groups import all_of
from extract.linking.phrases import Phrases
from extract.linking.policy import PlaceLinks
from extract.linking.scene import Group, Scene
from extract.linking.told import Told
from extract.matching.match import Mention

BETWEEN = 5  # words between a word like "tại" and the place: "của người dân huyện A", "tại các xã A, B"
ADDRESS = 8  # tokens of an address that a place ends: "trên đường số 9, phường A"


class PlaceBehind:
    """The place behind a figure, where a word or a bracket gives it to the figure; made once per policy."""

    def __init__(self, policy: PlaceLinks, part_words: Phrases, told: Told) -> None:
        self._policy = policy
        self._told = told
        self._words = Phrases(policy.behind_words)
        self._through = Phrases(policy.through_words)
        self._addresses = Phrases(policy.address_words)
        self._barred = Phrases(policy.behind_barred)
        self._parts = part_words

    def led(self, figure: Mention, scene: Scene, main: Any) -> Any:
        """ "8 hộ nghèo tại xã A": the first place behind the figure, if such a word stands before it."""
        sentence = scene.sentence(figure.start)
        for group in self._told.groups(scene, sentence, main):
            if group.start >= figure.end:
                near = group.start - figure.end <= self._policy.behind_reach
                between = scene.keys[figure.end : group.start]
                parted = self._left_bracket(figure, group, scene) or ";" in between or ":" in between
                barred = parted or self._parts.within(scene.keys, figure.end, group.start)
                found = near and not barred and self._leads(figure, group, scene, sentence.last)
                return all_of(group, scene, main) if found else None
        return None

    def bracketed(self, figure: Mention, scene: Scene, main: Any) -> Any:
        """ "298 chiếc quạt (huyện A)": a place that a bracket holds alone."""
        sentence = scene.sentence(figure.start)
        keys = scene.keys
        for group in scene.groups.get(sentence.index, ()):
            if group.start >= figure.end:
                alone = keys[group.start - 1] == "(" and keys[group.end : group.end + 1] == [")"]
                between = keys[figure.end : group.start - 1]
                clear = not {"(", ";", ":"} & set(between) and len(between) <= self._policy.bracket_reach
                return group.head if alone and clear else None
        return None

    def _left_bracket(self, figure: Mention, group: Group, scene: Scene) -> bool:
        """Whether the place stands outside of the figure's bracket, and not right behind: "(rộng 90 m2) tại xã A"."""
        close = scene.last(")", figure.end, group.start) if figure.start in scene.brackets else -1
        follows = self._words.begins(scene.keys[close + 1 : group.start])
        return close >= 0 and not follows

    def _leads(self, figure: Mention, group: Group, scene: Scene, last: int) -> bool:
        keys = scene.keys
        if group.own and self._words.begins(keys[group.start : group.end]):
            return True
        if figure.value.kind == "length" and self._through.ends_at(keys, group.start):
            return True
        if self._words.ends_at(keys, group.start):
            return True
        low = max(figure.end, group.start - BETWEEN - 1)
        words = next(self._words.spans(keys, low, group.start), None)
        if words is not None and all(key[0].isalpha() for key in keys[figure.end : group.start]):
            return not self._barred.within(keys, words[1], group.start)
        return self._ends_address(figure, group, scene, last)

    def _ends_address(self, figure: Mention, group: Group, scene: Scene, last: int) -> bool:
        """ "tại tiểu khu 119, thôn A": a typed place behind the one comma of a phrase that says where."""
        keys = scene.keys
        low = max(figure.end, group.start - ADDRESS)
        if keys[group.start - 1] != "," or not group.head.type or scene.counts_between(figure.end, group.start):
            return False
        if "," not in keys[group.start : group.end] and group.end < last and keys[group.end][0].isalnum():
            return False
        return any(
            all(key[0].isalnum() for key in keys[end : group.start - 1])
            for _, end in self._addresses.spans(keys, low, group.start)
        )
