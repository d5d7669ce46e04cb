"""What the lexicons say about numbers, units and counted nouns, made ready for the builders of figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.rulebook.model import Entry, Fields, Rulebook
from extract.text.fold import fold
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK, TOKEN
from extract.values.number import Number, NumberWords, number_words, parse_number

LISTS = (
    "bare-counters",
    "equals",
    "herds",
    "measure-breaks",
    "measure-ends",
    "measure-links",
    "measured-heads",
    "from-to-words",
    "never-heads",
    "part-words",
    "plain-rates",
    "rate-stops",
    "share-words",
    "not-names",
    "number-leads",
    "same-as",
    "self-said-units",
    "set-offs",
    "status-stops",
    "told-leads",
    "told-things",
    "yardsticks",
)
_NONE: frozenset[str] = frozenset()
NUMBER_SLOT, UNIT_SLOT, NOUN_SLOT = "number-word", "unit", "noun"

BREAKS = frozenset((SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END))


@dataclass(frozen=True, slots=True)
class Head:
    """A unit of measurement or a counted noun: what is reported, and how many base units one of it is.

    `per` is its name after a slash (empty: as written); with `check` it may be the first syllable of another word.
    """

    unit: str
    kind: str
    sort: str = ""
    factor: Decimal = Decimal(1)
    per: str = ""
    check: bool = False


@dataclass(frozen=True)
class QuantityWords:
    """Lexicons of one rulebook. `bars` tells, for a word directly before a number, which counts cannot follow."""

    numbers: NumberWords
    heads: Mapping[tuple[str, ...], Head]
    longest: Mapping[str, int]
    bars: Mapping[str, frozenset[str]]
    never_heads: frozenset[str]
    limits: Mapping[str, Decimal]
    lists: Mapping[str, frozenset[str]]
    joiners: frozenset[str]
    split: Mapping[str, Head]

    @classmethod
    def of(cls, rulebook: Rulebook) -> "QuantityWords":
        """The words of a rulebook, gathered once for it."""
        return rulebook.once("quantity-words", _read)

    def number(self, surfaces: Sequence[str]) -> Number | None:
        """The number that these words write; None if they write none."""
        return _number(tuple(surfaces), self)

    def __hash__(self) -> int:
        return id(self)

    def head_at(self, keys: Sequence[str], at: int) -> tuple[Head, int] | None:
        """The longest unit or noun that begins at word `at`, and the word after it."""
        for length in range(min(self.longest.get(keys[at], 0), len(keys) - at), 0, -1):
            head = self.heads.get(tuple(keys[at : at + length]))
            if head is not None:
                return head, at + length
        return None


@lru_cache(maxsize=1 << 14)
def _number(surfaces: tuple[str, ...], words: QuantityWords) -> Number | None:
    return parse_number(surfaces, words.numbers)


def head_of(fields: Fields, spelling: str) -> Head:
    """The head that a lexicon entry stands for; a noun without `head` is reported as its first spelling."""
    if "dimension" in fields:
        factor = Decimal(fields.get("factor", "1"))
        unit, check = fields["unit"], fields.get("check") == "words"
        return Head(unit, fields["dimension"], "", factor, fields.get("per", unit), check)
    return Head(fields.get("head") or spelling, "count", fields.get("sort", ""))


def _read(rulebook: Rulebook) -> QuantityWords:
    heads: dict[tuple[str, ...], Head] = {}
    longest: dict[str, int] = {}
    for entry in _entries(rulebook, UNIT_SLOT, NOUN_SLOT):
        head = head_of(entry.fields, entry.texts[0])
        for text in entry.texts:
            key = tuple(_phrase(text).split())
            heads.setdefault(key, head)
            longest[key[0]] = max(longest.get(key[0], 0), len(key))
    named = rulebook.lexicons
    bars = {
        fold(text): frozenset(entry.fields.get("bars", "all").split())
        for entry in (named["number-bearers"].entries if "number-bearers" in named else ())
        for text in entry.texts
    }
    limits = {
        entry.texts[0]: Decimal(entry.fields["above"])
        for entry in (named["suspects"].entries if "suspects" in named else ())
    }
    lists = {
        name: frozenset(_phrase(text) for entry in named[name].entries for text in entry.texts)
        if name in named
        else _NONE
        for name in LISTS
    }
    lists["qualifier-words"] = frozenset(
        fold(text) for entry in named["qualifiers"].entries for text in entry.texts if " " not in text
    )
    split = {
        fold(text): head_of(entry.fields, text)
        for entry in (named["split-units"].entries if "split-units" in named else ())
        for text in entry.texts
    }
    joiners = frozenset(rulebook.settings.joiners)
    numbers = number_words((entry.texts, entry.fields) for entry in _entries(rulebook, NUMBER_SLOT))
    return QuantityWords(numbers, heads, longest, bars, lists["never-heads"], limits, lists, joiners, split)


def _phrase(text: str) -> str:
    return " ".join(fold(word) for word in TOKEN.findall(text.replace("\\", "")))


def _entries(rulebook: Rulebook, *slots: str) -> Iterator[Entry]:
    for lexicon in rulebook.lexicons.values():
        if lexicon.slot in slots:
            yield from lexicon.entries
