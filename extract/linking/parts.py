"""Parts that are more than the total they belong to: "42 hộ nghèo, trong đó 50 hộ ..."."""

from collections.abc import Sequence

from extract.linking.phrases import Phrases
from extract.linking.scene import Scene
from extract.matching.match import Mention

EXCEEDS = "parts-exceed-total"
_AMOUNTS = ("count", "money", "area", "length", "mass", "volume")


def exceeding(scene: Scene, words: Phrases) -> set[int]:
    """The first tokens of the figures that are parts which exceed their total, and of that total.

    The parts of a total are the figures of its unit behind one of `words` up to the end of the sentence or a semicolon,
    or of the bracket that the word stands in; what other brackets hold counts neither as total nor as part.
    """
    found: set[int] = set()
    figures = scene.figures
    for number, total in enumerate(figures):
        if not _is_amount(total) or total.value.qualifier == "at_least":
            continue
        parts = _parts(figures[number + 1 :], total, scene, words)
        if parts and sum(part.value.value for part in parts) > (total.value.max or total.value.value):
            found.update((total.start, *(part.start for part in parts)))
    return found


def _is_amount(figure: Mention) -> bool:
    value = figure.value
    return value.kind in _AMOUNTS and value.value is not None and not value.per and not value.change


def _parts(figures: Sequence[Mention], total: Mention, scene: Scene, words: Phrases) -> list[Mention]:
    inside = total.start in scene.brackets
    end = _end(total.end, scene, (";", ")") if inside else (";",))
    word = next(words.spans(scene.keys, total.end, end), None)
    if word is None:
        return []
    bracketed = word[0] in scene.brackets
    end = _end(word[1], scene, (";", ")") if bracketed else (";",))
    following = [figure for figure in figures if figure.start < end]
    if any(figure.start < word[0] and (figure.start in scene.brackets) <= bracketed for figure in following):
        return []
    like = (total.value.kind, total.value.unit)
    return [
        figure
        for figure in following
        if figure.start >= word[1]
        and (figure.start in scene.brackets) == bracketed
        and _is_amount(figure)
        and (figure.value.kind, figure.value.unit) == like
    ]


def _end(at: int, scene: Scene, signs: Sequence[str]) -> int:
    last = scene.sentence(at - 1).last
    return next((n for n in range(at, last) if scene.keys[n] in signs), last)
