"""Places and figures in the same order: "Các xã A, B, C lần lượt có 120, 95 và 80 hộ nghèo"."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from extract.linking.phrases import Phrases
from extract.linking.scene import Group, Scene
from extract.matching.match import Mention

APART = 6  # tokens between a list of places and the word, and between the word and the first figure
BETWEEN = 2  # tokens between two members of a list


def respective_places(scene: Scene, words: Phrases) -> Mapping[int, Any]:
    """The place of each figure of such a list, by the figure's first token; lists of two lengths pair nothing."""
    found: dict[int, Any] = {}
    for sentence in scene.article.sentences:
        for start, end in words.spans(scene.keys, sentence.first, sentence.last):
            places = _places_before(scene.groups.get(sentence.index, ()), start)
            figures = _figures_behind(scene, end, sentence.last)
            if len(places) == len(figures) > 1:
                found.update((figure.start, place.head) for figure, place in zip(figures, places, strict=True))
    return found


def _places_before(groups: Any, at: int) -> list[Group]:
    listed = [group for group in groups if group.end <= at]
    if not listed or at - listed[-1].end > APART:
        return []
    first = len(listed) - 1
    while first and listed[first].start - listed[first - 1].end <= BETWEEN:
        first -= 1
    return listed[first:]


def _figures_behind(scene: Scene, at: int, last: int) -> list[Mention]:
    behind = [figure for figure in scene.figures if at <= figure.start < last]
    if not behind or behind[0].start - at > APART:
        return []
    count = next((n for n, (a, b) in enumerate(pairwise(behind), 1) if b.start - a.end > BETWEEN), len(behind))
    return behind[:count]
