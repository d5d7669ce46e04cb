"""Parts that are more than the total they belong to: "42 hộ nghèo, trong đó 50 hộ ..."."""

from collections.abc import Sequence

from extract.linking.phrases import Phrases
from extract.linking.scene import Scene
from extract.matching.match import Mention

EXCEEDS = "parts-exceed-total"
_AMOUNTS = ("count", "money", "area", "length", "mass", "volume")


def exceeding(scene: Scene, words: Phrases) -> set[int]:
    """The first tokens of the figures that are parts which exceed their total, and of that total.

    The parts of a total are the figures of its unit behind one of `words` up to the end of the sentence or a semicolon.
    """
    found: set[int] = set()
    figures = scene.figures
    for number, total in enumerate(figures):
        sentence = scene.sentence(total.start)
        following = figures[number + 1].start if number + 1 < len(figures) else sentence.last
        between = min(following, sentence.last)
        if (
            not _is_amount(total)
            or total.value.qualifier == "at_least"
            or not words.within(scene.keys, total.end, between)
        ):
            continue
        if ";" in scene.keys[total.end : between]:
            continue
        parts = list(_parts(figures[number + 1 :], total, scene, sentence.last))
        if parts and sum(part.value.value for part in parts) > (total.value.max or total.value.value):
            found.update((total.start, *(part.start for part in parts)))
    return found


def _is_amount(figure: Mention) -> bool:
    value = figure.value
    return value.kind in _AMOUNTS and value.value is not None and not value.per and not value.change


def _parts(figures: Sequence[Mention], total: Mention, scene: Scene, last: int) -> list[Mention]:
    end = next((at for at in range(total.end, last) if scene.keys[at] == ";"), last)
    unit = total.value.unit
    return [
        item
        for item in figures
        if item.start < end and _is_amount(item) and item.value.unit == unit and item.value.kind == total.value.kind
    ]
