"""What a figure measures in the text's own words, where no entry of the lexicon names it."""

from collections.abc import Sequence

from extract.linking.entries import COUNTED, Named, texts
from extract.linking.phrases import phrase_key
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.quantities.value import Quantity

SHELLS, NOUNS, STOPS = "shell-words", "nouns", "no-things"
NEAR = 3  # sentences back in which a classifier's noun may stand


class OwnWords:
    """The counted thing or the noun phrase of a figure."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._shells = frozenset(map(phrase_key, texts(rulebook, SHELLS)))
        self._classifiers = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="classifier")))
        self.cases = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="case")))
        self._parts = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="part")))
        self._nouns = frozenset(map(phrase_key, texts(rulebook, NOUNS)))
        self._stops = frozenset(map(fold, texts(rulebook, STOPS)))

    def of(self, figure: Mention, named: Sequence[Named], scene: Scene, sentence: Sentence) -> str:
        """What the text itself says: the counted thing, else the noun phrase; nothing where it says neither.

        A classifier alone ("34 con", "29 chiếc") tells nothing: it takes the noun behind it, or the one that the
        figure before counts.
        """
        quantity: Quantity = figure.value
        words = quantity.of
        if quantity.kind in COUNTED and quantity.unit and not _is_base(quantity):
            words = quantity.unit
            if phrase_key(words) in self._shells:
                words = self._filled(figure, scene, sentence) or self._counted_before(named, figure, scene) or words
        return _uncapitalised(words, scene, sentence)

    def _filled(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """A classifier with the noun behind it, in the figure or right behind; '' where there is none."""
        keys, end, quantity = scene.keys, figure.end, figure.value
        head = phrase_key(quantity.unit)
        if len(phrase_key(quantity.unit_written)) > len(head):
            return str(quantity.unit_written)
        at = next((n for n in range(end - 1, figure.start - 1, -1) if keys[n] == head[0]), end)
        if at == end or quantity.per:
            return ""
        if at + len(head) < end:
            return scene.written(at, end)
        if end >= sentence.last or not scene.article.tokens.surfaces[end].islower() or keys[end] in self._stops:
            return ""
        known = max((n for n in range(1, 5) if tuple(keys[end : end + n]) in self._nouns), default=0)
        if not known and head in self._classifiers:
            words = scene.article.words(sentence.index)
            known = next((last - first for first, last in words if first == end), 1)
        return scene.written(at, end + known) if known else ""

    def _counted_before(self, named: Sequence[Named], figure: Mention, scene: Scene) -> str:
        """What the classifier stands for: "51 tàu cá chìm, trong đó 29 chiếc", "1.836 ca mắc" and further "775 ca"."""
        head, unit = phrase_key(figure.value.unit), figure.value.unit
        alike = [item for item in named if item.figure.value.unit == unit and phrase_key(item.measure) != head]
        if head in self.cases:
            return alike[0].measure if alike else ""
        first = scene.sentence(figure.start).first
        if head in self._parts:
            known = [item.measure for item in named if item.figure.start >= first]
            return next((name for name in reversed(known) if phrase_key(name)[: len(head)] == head), "")
        if head not in self._classifiers or figure.value.kind != "count":
            return ""
        if named and named[-1].figure.start >= first and named[-1].figure.value.kind == "count":
            return named[-1].measure
        near = scene.sentence(figure.start).index - NEAR
        return alike[-1].measure if alike and scene.sentence(alike[-1].figure.start).index >= near else ""


def _is_base(quantity: Quantity) -> bool:
    """Whether a ratio is one of amounts ("16,6/21,9 km"), whose unit counts nothing."""
    return quantity.unit in ("m", "m²", "m³", "kg", "VND", "USD", "EUR", "%")


def _uncapitalised(words: str, scene: Scene, sentence: Sentence) -> str:
    """The capital of a sentence's first word is none of the measure's."""
    opening = scene.article.tokens.surfaces[sentence.first] if sentence.last > sentence.first else ""
    capital = words[:1].isupper() and opening[:1] == words[:1] and not words[:2].isupper()
    return words[0].lower() + words[1:] if capital else words
