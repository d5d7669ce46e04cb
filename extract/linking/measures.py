"""What a figure measures, under one name in all articles."""

from collections.abc import Sequence

from extract.linking.phrases import Phrases
from extract.matching.match import Mention
from extract.rulebook.model import Entry, Rulebook
from extract.text.fold import fold
from extract.values.quantities import Quantity

LEXICON = "measures"
LOOK_BACK = 24  # tokens before a figure in which a measure may be named
BEHIND = 4  # tokens after it


class _Entry:
    """One measure: its phrases, the kinds and units it takes, and the thing that it may ask for."""

    def __init__(self, entry: Entry) -> None:
        fields = entry.fields
        self.measure = fields.get("measure", entry.texts[0])
        self._phrases = Phrases(entry.texts)
        self._things = Phrases(fields["thing"].split(" | ")) if "thing" in fields else None
        self._wanted = {name: fields[name].split(" | ") for name in ("kind", "unit") if name in fields}

    def fits(self, quantity: Quantity) -> bool:
        return all(getattr(quantity, name) in values for name, values in self._wanted.items())

    def stands_by(self, figure: Mention, keys: Sequence[str], low: int, high: int) -> bool:
        """Whether the words stand by the figure.

        With a thing ("hiến … m2 đất"), the thing is what the figure is of, and the phrase may stand before a whole
        list; without one, the phrase stands with the figure between two commas, or is what the figure is of.
        """
        said = [fold(word) for word in figure.value.of.split()]
        behind = min(high, figure.end + BEHIND)
        start = max(low, figure.start - LOOK_BACK)
        if self._things is None:
            near = self._phrases.within(keys, _between_commas(keys, start, figure.start), behind)
            return near or self._phrases.within(said, 0, len(said))
        thing = self._things.within(keys, figure.start, behind) or self._things.within(said, 0, len(said))
        return thing and self._phrases.within(keys, start, behind)


class Measures:
    """The lexicon of measures; the first entry that fits a figure names it."""

    def __init__(self, rulebook: Rulebook) -> None:
        lexicon = rulebook.lexicons.get(LEXICON)
        self._entries = [_Entry(entry) for entry in (lexicon.entries if lexicon else ())]

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Measures":
        return rulebook.once("measures", cls)

    def name(self, figure: Mention, keys: Sequence[str], low: int, high: int) -> str:
        """The measure of a figure in the sentence [low, high); the text's own words where no entry fits."""
        quantity: Quantity = figure.value
        for entry in self._entries:
            if entry.fits(quantity) and entry.stands_by(figure, keys, low, high):
                return entry.measure
        return _own_words(quantity)


def _between_commas(keys: Sequence[str], low: int, at: int) -> int:
    """Where the stretch without comma or semicolon that ends at `at` begins."""
    while at > low and keys[at - 1] not in (",", ";"):
        at -= 1
    return at


def _own_words(quantity: Quantity) -> str:
    """What the text itself says is measured: the counted thing, else the noun phrase; nothing where it says neither."""
    if quantity.kind in ("count", "ratio", "rank"):
        return quantity.unit or quantity.of
    return quantity.of
