"""What the first tokens of a pattern's matches can be, so that it is tried only where they stand."""

from collections.abc import Iterable
from typing import NamedTuple

import regex

from extract.matching.alphabet import BREAKS, INSIDE, TIGHT, Alphabet
from extract.matching.spellings import lexicon_nodes, spellings
from extract.rulebook.kinds import SCALED, SHAPE_KINDS
from extract.rulebook.model import Lexicon, Rulebook
from extract.rulebook.pattern import Alt, Gap, ListRef, Node, Opt, Piece, Seq, Slot, Word

AHEAD = 4
"""Tokens that are looked at before a pattern is tried: few patterns survive four."""
HEADS = (1, 2, 3)
"""Tokens of what a match begins with: a word, two words of a lexicon, anything longer."""

ANY, ALL = "any", "all"  # any token; any token or break
_WIDE = ("cap", "caps", "lower", "word")  # kinds with too many characters to list them


class NumberCharacters(NamedTuple):
    """The characters that {number} can begin with, those of scale words, and all that can stand in it."""

    openers: str
    scale: str
    all: str


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

    Places are counted from the beginning of the match; those from AHEAD on are out of sight and left out. `head`: only
    matches that begin with something of so many tokens are seen; 0 for all.
    """

    def __init__(self, head: int = 0) -> None:
        self.names: list[set[str]] = [set() for _ in range(AHEAD)]
        self.head = head

    def take(self, names: Iterable[str], places: set[int], head: int = 1) -> set[int]:
        """One token at any of the places; the places behind it. `head`: of how many it is the first, at the start."""
        if self.head not in (0, head):
            places = places - {0}
        for place in places:
            self.names[place].update(names)
        return {place + 1 for place in places if place + 1 < AHEAD}

    def repeat(self, names: Iterable[str], places: set[int], most: int = AHEAD) -> set[int]:
        """No token, or up to so many."""
        reached = set(places)
        for _ in range(min(most, AHEAD)):
            reached |= self.take(names, reached, HEADS[-1])
        return reached

    def shifted(self, other: "_Sight", ends: set[int], places: set[int]) -> set[int]:
        """What another sight shows, from any of the places."""
        for place in places:
            for at in range(place, AHEAD):
                self.names[at] |= other.names[at - place]
        return {place + end for place in places for end in ends if place + end < AHEAD}


class Ahead:
    """Computes, for a pattern, what the first AHEAD tokens of its matches can be."""

    def __init__(self, rulebook: Rulebook, alphabet: Alphabet, number: NumberCharacters) -> None:
        self._rulebook = rulebook
        self._alphabet = alphabet
        self._mention_slots = {family.slot for family in rulebook.families}
        self._number = number
        self._quotes = "".join(map(alphabet.literal, rulebook.settings.quotes))
        self._lexicons: dict[tuple[str, str, int], tuple[_Sight, set[int]]] = {}
        self._spellings: dict[tuple[str, str], tuple[list[list[str]], list[Node]]] = {}

    def of(self, node: Node) -> tuple[tuple[Names, ...], ...]:
        """For each of the first AHEAD tokens the names of which one must be a name of what stands there.

        There are several such ways where matches begin with lexicon entries of different length.
        """
        ways = []
        for head in HEADS:
            sight = _Sight(head)
            ends = self._walk(node, sight, {0})
            sight.repeat((ALL,), ends)
            if sight.names[0]:
                ways.append(tuple(map(frozenset, sight.names)))
        return tuple(ways)

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
        if kind == "start":
            return places
        if kind == "end":  # nothing follows it but what the next sentence begins with
            return sight.take(BREAKS, places)
        if kind in self._rulebook.slots:
            return self._lexicon(self._rulebook.slots[kind], kind_type, sight, places)
        if kind in self._mention_slots:
            return sight.repeat(INSIDE, sight.take(self._alphabet.masks(kind, kind_type), places, HEADS[-1]))
        if kind in _WIDE:
            return sight.take((kind,), places)
        if kind in SHAPE_KINDS:
            return sight.take(self._alphabet.classes[kind], places)
        match kind:
            case "number":
                ends = sight.take(self._number.openers, places, HEADS[-1])
                ends = sight.take(self._number.all, ends) if kind_type == SCALED else ends
                return sight.repeat(self._number.all, ends)
            case "name":
                return sight.repeat(("cap", TIGHT), sight.take(("cap",), places, HEADS[-1]))
            case "names":
                return sight.repeat((ANY,), sight.take(("cap",), places, HEADS[-1]))
            case "quote":
                return sight.take(self._quotes, places)
            case "quoted" | "quotes":
                return sight.repeat((ANY,), sight.take(self._quotes, places, HEADS[-1]))
            case "any" | "roman":
                return sight.take((ANY,), places)
        return sight.repeat((ANY,), places)

    def _lexicon(self, lexicon: Lexicon | None, kind_type: str, sight: _Sight, places: set[int]) -> set[int]:
        if lexicon is None:
            return set()
        ends = sight.shifted(*self._entries(lexicon, kind_type, 0), places - {0})
        return ends | sight.shifted(*self._entries(lexicon, kind_type, sight.head), places & {0})

    def _entries(self, lexicon: Lexicon, kind_type: str, head: int) -> tuple[_Sight, set[int]]:
        """What the entries of so many tokens show, or all for 0, and where they can end."""
        key = (lexicon.name, kind_type, head)
        if key not in self._lexicons:
            own, ends = _Sight(), set[int]()
            ways, others = self._spelt(lexicon, kind_type)
            for way in ways:
                if head in (0, min(len(way), HEADS[-1])):
                    for names, word in zip(own.names, way, strict=False):
                        names.update(self._alphabet.literal(word))
                    ends.add(len(way))
            for node in others if head in (0, HEADS[-1]) else ():
                ends |= self._walk(node, own, {0})
            self._lexicons[key] = own, {end for end in ends if end < AHEAD}
        return self._lexicons[key]

    def _spelt(self, lexicon: Lexicon, kind_type: str) -> tuple[list[list[str]], list[Node]]:
        """Every way of writing the entries, and those that are patterns with more than words."""
        key = (lexicon.name, kind_type)
        if key not in self._spellings:
            written = [(node, spellings(node)) for node in lexicon_nodes(lexicon, kind_type)]
            patterns = [node for node, ways in written if not ways]
            self._spellings[key] = [way for _, ways in written for way in ways], patterns
        return self._spellings[key]
