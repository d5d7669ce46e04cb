"""What must stand in a sentence for a pattern to have any chance there."""

from extract.matching.ahead import NumberCharacters
from extract.matching.alphabet import Alphabet
from extract.matching.spellings import lexicon_nodes
from extract.rulebook.kinds import SCALED
from extract.rulebook.model import Lexicon, Rulebook
from extract.rulebook.pattern import Alt, ListRef, Node, Piece, Seq, Slot, Word

_SHAPES = ("digits", "integer", "year", "month", "day", "grouped", "decimal", "dotted", "dotted-date", "dotted-month")


class Needs:
    """Computes, for a pattern, sets of characters of each of which some member stands in every match."""

    def __init__(self, rulebook: Rulebook, alphabet: Alphabet, number: NumberCharacters) -> None:
        self._rulebook = rulebook
        self._alphabet = alphabet
        self._slots = rulebook.slots
        self._mention_slots = {family.slot for family in rulebook.families}
        self._kinds = {kind: frozenset(alphabet.classes[kind]) for kind in _SHAPES}
        self._kinds["number"] = frozenset(number.openers)
        self._scale = frozenset(number.scale)
        quotes = frozenset("".join(map(alphabet.literal, rulebook.settings.quotes)))
        self._kinds |= dict.fromkeys(("quote", "quoted", "quotes"), quotes)
        self._lexicons: dict[tuple[str, str], tuple[frozenset[str], ...]] = {}

    def of(self, node: Node) -> tuple[frozenset[str], ...]:
        """The sets, smallest first."""
        return tuple(sorted(set(self._find(node)), key=len))

    def _find(self, node: Node) -> tuple[frozenset[str], ...]:
        match node:
            case Word(text):
                return (frozenset(self._alphabet.literal(text)),)
            case Seq(items):
                return tuple(need for item in items for need in self._find(item))
            case Alt(items):
                return self._one_of(items)
            case Piece(_, item):
                return self._find(item)
            case Slot(kind, kind_type) if kind in self._mention_slots:
                return (frozenset(self._alphabet.masks(kind, kind_type)),)
            case Slot(kind, kind_type) if kind in self._slots:
                return self._lexicon(self._slots[kind], kind_type)
            case Slot("number", kind_type) if kind_type == SCALED:
                return (self._kinds["number"], self._scale)
            case Slot(kind) if kind in self._kinds:
                return (self._kinds[kind],)
            case ListRef(name) if name in self._rulebook.lexicons:
                return self._lexicon(self._rulebook.lexicons[name], "")
            case _:
                return ()

    def _one_of(self, items: tuple[Node, ...]) -> tuple[frozenset[str], ...]:
        """For alternatives: the union of one set of each, if each has one."""
        parts = [min(found, key=len, default=None) for found in map(self._find, items)]
        sets = [part for part in parts if part is not None]
        return (frozenset().union(*sets),) if sets and len(sets) == len(parts) else ()

    def _lexicon(self, lexicon: Lexicon, kind_type: str) -> tuple[frozenset[str], ...]:
        key = (lexicon.name, kind_type)
        if key not in self._lexicons:
            self._lexicons[key] = self._one_of(tuple(lexicon_nodes(lexicon, kind_type)))
        return self._lexicons[key]
