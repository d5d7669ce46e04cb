"""What the first tokens of a pattern's matches can be, so that it is tried only where they stand."""

from collections.abc import Iterable

import regex

from extract.matching.alphabet import BREAKS, INSIDE, TIGHT, Alphabet
from extract.matching.spellings import lexicon_nodes
from extract.rulebook.kinds import SHAPE_KINDS
from extract.rulebook.model import Lexicon, Rulebook
from extract.rulebook.pattern import Alt, Gap, ListRef, Node, Opt, Piece, Seq, Slot, Word

AHEAD = 4
"""Tokens that are looked at before a pattern is tried: few patterns survive four."""

ANY, ALL = "any", "all"  # any token; any token or break
_WIDE = ("cap", "caps", "lower", "word")  # kinds with too many characters to list them

Names = frozenset[str]
"""Characters, and the names of wide kinds that stand for all their characters."""


class Kinds(dict[str, Names]):
    """The names that a character goes by: itself, and the wide kinds that it belongs to."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._wide = {kind: regex.compile(f"[{alphabet.classes[kind]}]") for kind in _WIDE}

    def __missing__(self, code: str) -> Names:
        names = {kind for kind, pattern in self._wide.items() if pattern.match(code)}
        names |= {code, ALL} if code in BREAKS else {code, ALL, ANY}
        found = self[code] = frozenset(names)
        return found


class _Sight:
    """What can stand at each of the first tokens, as far as a pattern has been walked through.

    Places are counted from the beginning of the match; those from AHEAD on are out of sight and left out.
    """

    def __init__(self) -> None:
        self.names: list[set[str]] = [set() for _ in range(AHEAD)]

    def take(self, names: Iterable[str], places: set[int]) -> set[int]:
        """One token at any of the places; the places behind it."""
        for place in places:
            self.names[place].update(names)
        return {place + 1 for place in places if place + 1 < AHEAD}

    def repeat(self, names: Iterable[str], places: set[int], most: int = AHEAD) -> set[int]:
        """No token, or up to so many."""
        reached = set(places)
        for _ in range(min(most, AHEAD)):
            reached |= self.take(names, reached)
        return reached

    def shifted(self, other: "_Sight", ends: set[int], places: set[int]) -> set[int]:
        """What another sight shows, from any of the places."""
        for place in places:
            for at in range(place, AHEAD):
                self.names[at] |= other.names[at - place]
        return {place + end for place in places for end in ends if place + end < AHEAD}


class Ahead:
    """Computes, for a pattern, what the first AHEAD tokens of its matches can be."""

    def __init__(self, rulebook: Rulebook, alphabet: Alphabet, number_openers: str, number_characters: str) -> None:
        self._rulebook = rulebook
        self._alphabet = alphabet
        self._mention_slots = {family.slot for family in rulebook.families}
        self._number = number_openers, number_characters
        self._quotes = "".join(map(alphabet.literal, rulebook.settings.quotes))
        self._lexicons: dict[tuple[str, str], tuple[_Sight, set[int]]] = {}

    def of(self, node: Node) -> tuple[Names, ...]:
        """For each of the first AHEAD tokens the names of which one must be a name of what stands there."""
        sight = _Sight()
        ends = self._walk(node, sight, {0})
        sight.repeat((ALL,), ends)
        return tuple(map(frozenset, sight.names))

    def _walk(self, node: Node, sight: _Sight, places: set[int]) -> set[int]:
        """Add what the node can take from any of the places, and tell the places where it can end."""
        match node:
            case Word(text):
                return sight.take(self._alphabet.literal(text), places)
            case Gap(most):
                return sight.repeat((ANY,), places, most)
            case Seq(items):
                for item in items:
                    places = self._walk(item, sight, places)
                return places
            case Alt(items):
                return {end for item in items for end in self._walk(item, sight, places)}
            case Opt(item):
                return places | self._walk(item, sight, places)
            case Piece(_, item):
                return self._walk(item, sight, places)
            case ListRef(name):
                return self._lexicon(self._rulebook.lexicons.get(name), "", sight, places)
            case Slot(kind, kind_type):
                return self._slot(kind, kind_type, sight, places)

    def _slot(self, kind: str, kind_type: str, sight: _Sight, places: set[int]) -> set[int]:
        if kind in ("start", "end"):
            return places
        if kind in self._rulebook.slots:
            return self._lexicon(self._rulebook.slots[kind], kind_type, sight, places)
        if kind in self._mention_slots:
            return sight.repeat(INSIDE, sight.take(self._alphabet.masks(kind, kind_type), places))
        if kind in _WIDE:
            return sight.take((kind,), places)
        if kind in SHAPE_KINDS:
            return sight.take(self._alphabet.classes[kind], places)
        match kind:
            case "number":
                openers, characters = self._number
                return sight.repeat(characters, sight.take(openers, places))
            case "name":
                return sight.repeat(("cap", TIGHT), sight.take(("cap",), places))
            case "names":
                return sight.repeat((ANY,), sight.take(("cap",), places))
            case "quote":
                return sight.take(self._quotes, places)
            case "quoted" | "quotes":
                return sight.repeat((ANY,), sight.take(self._quotes, places))
            case "any" | "roman":
                return sight.take((ANY,), places)
        return sight.repeat((ANY,), places)

    def _lexicon(self, lexicon: Lexicon | None, kind_type: str, sight: _Sight, places: set[int]) -> set[int]:
        if lexicon is None:
            return set()
        key = (lexicon.name, kind_type)
        if key not in self._lexicons:
            own = _Sight()
            ends = {end for node in lexicon_nodes(lexicon, kind_type) for end in self._walk(node, own, {0})}
            self._lexicons[key] = own, ends
        return sight.shifted(*self._lexicons[key], places)
