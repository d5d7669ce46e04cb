"""Totals of which the text names the parts by place: "12 người bị thương (xã A: 11 người; xã B: 1 người)"."""

from typing import Any

from extract.linking.groups import around, lies_in
from extract.linking.phrases import Phrases
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.values.places.units import LEVELS

NEAR = 2  # tokens between the bracket and the first place in it


class Totals:
    """Keeps a total from the place of one of its parts; made once per policy."""

    def __init__(self, part_words: Phrases, total_words: Phrases) -> None:
        self._words = part_words
        self._totals = total_words

    def whole(self, place: Any, figure: Mention, scene: Scene, main: Any) -> Any:
        """The place that was found for a figure, or one that holds all its parts, where the one found cannot."""
        if place is None or place.level not in LEVELS:
            return place
        summed = self._summed(figure, scene)
        if len(summed) > 1:
            return around(summed, scene, main)
        parts = self._parts(figure, scene)
        level = LEVELS.index(place.level)
        narrow = any(part.level in LEVELS and LEVELS.index(part.level) <= level for part in parts)
        if not narrow or any(lies_in(part, place) for part in parts):
            return place
        return around([place, *parts], scene, main)

    def _summed(self, figure: Mention, scene: Scene) -> list[Any]:
        """The places before a figure that adds them up: "thôn A 83 hộ, thôn B 41 hộ, nâng tổng số lên 124 hộ"."""
        sentence = scene.sentence(figure.start)
        groups = [group for group in scene.groups.get(sentence.index, ()) if group.end <= figure.start]
        if len(groups) < 2 or not self._totals.within(scene.keys, groups[-1].end, figure.start):
            return []
        return [group.head for group in groups if group.head.level == groups[-1].head.level]

    def _parts(self, figure: Mention, scene: Scene) -> list[Any]:
        """The places of the parts of a figure, each with a figure of its own."""
        sentence = scene.sentence(figure.start)
        groups = [group for group in scene.groups.get(sentence.index, ()) if group.start >= figure.end]
        if not groups:
            return []
        keys, first = scene.keys, groups[0].start
        if figure.start in scene.brackets or scene.counts_between(figure.end, first):
            opened = -1
        else:
            opened = scene.last("(", figure.end, first)
        if opened >= 0 and first - opened <= NEAR:
            end = next((at for at in range(first, sentence.last) if keys[at] == ")"), sentence.last)
            inside = [group for group in groups if group.end <= end]
            counted = [group for group in inside if scene.counts_between(group.end, end)]
            return [group.head for group in counted]
        end = next((at for at in range(figure.end, sentence.last) if keys[at] == ";"), sentence.last)
        low = next((at for _, at in self._words.spans(keys, figure.end, min(first, end))), -1)
        if low < 0 or scene.counts_between(figure.end, low):
            return []
        return [group.head for group in groups if group.end <= end]
