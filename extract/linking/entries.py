"""Entries of the lexicon of measures, and the figures that have been named."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.linking.phrases import Phrases
from extract.matching.match import Mention
from extract.rulebook.model import Entry, Rulebook
from extract.values.quantities.value import Quantity

COUNTED = ("count", "ratio", "rank")


class MeasureEntry:
    """One measure: its phrases, the kinds and units it takes, and the thing that it may ask for.

    An entry that `hides` names nothing: its words are no other entry's either ("theo giá hiện hành" is no price).
    """

    def __init__(self, entry: Entry, order: int) -> None:
        fields = entry.fields
        self.order = order
        self.measure = fields.get("measure", entry.texts[0])
        self.hides = fields.get("names") == "nothing"
        self.any_size = fields.get("size") == "any"
        self.things = Phrases(fields["thing"].split(" | ")) if "thing" in fields else None
        self._wanted = {name: fields[name].split(" | ") for name in ("kind", "unit", "per", "change") if name in fields}

    def fits(self, quantity: Quantity) -> bool:
        """Whether the entry may name a figure of this kind, unit and the like."""
        return all(getattr(quantity, name) in values for name, values in self._wanted.items())


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that has its measure: the name, and the entry that gave it."""

    figure: Mention
    measure: str
    entry: MeasureEntry | None
    low: int = 0
    narrowed: bool = False


def texts(rulebook: Rulebook, name: str, sort: str = "") -> Iterator[str]:
    """The spellings of a lexicon's entries, of all or of one `sort`."""
    lexicon = rulebook.lexicons.get(name)
    for entry in lexicon.entries if lexicon else ():
        if not sort or entry.fields.get("sort") == sort:
            yield from entry.texts
