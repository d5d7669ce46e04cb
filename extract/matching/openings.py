"""Where in a sentence which pattern may begin.

The ways in which patterns begin are counted through all families, and sets of them are written as the bits of one
integer, so that a whole set is narrowed in one step.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import and_, or_

from extract.matching.ahead import AHEAD, Kinds, Names
from extract.matching.compile import Compiled

Bits = int
Way = tuple[Compiled, tuple[Names, ...]]
"""A pattern, and one of the ways in which its matches begin."""
Begins = tuple[tuple[int, Bits], ...]
"""Places in a sentence, in order, with the ways in which patterns may begin there."""


class _Place(dict[str, Bits]):
    """The patterns whose matches may have a character at one of their first places."""

    def __init__(self, names: Mapping[str, Bits], kinds: Kinds) -> None:
        super().__init__()
        self._names = names
        self._kinds = kinds

    def __missing__(self, code: str) -> Bits:
        bits = 0
        for name in self._kinds[code]:
            bits |= self._names.get(name, 0)
        self[code] = bits
        return bits


def _places(ways: Sequence[Way], kinds: Kinds) -> Iterator[_Place]:
    """The first places of a match, in order."""
    for place in range(AHEAD):
        alike: dict[Names, Bits] = {}
        for number, (_, ahead) in enumerate(ways):
            alike[ahead[place]] = alike.get(ahead[place], 0) | 1 << number
        names: dict[str, Bits] = {}
        for together, bits in alike.items():
            for name in together:
                names[name] = names.get(name, 0) | bits
        yield _Place(names, kinds)


class _Needs(dict[str, Bits]):
    """The patterns that need a character, or one of others in its stead."""

    def __init__(self, needs: Iterable[tuple[int, frozenset[str]]]) -> None:
        super().__init__()
        self._sets: dict[frozenset[str], Bits] = {}
        for number, need in needs:
            self._sets[need] = self._sets.get(need, 0) | 1 << number

    def __missing__(self, code: str) -> Bits:
        bits = 0
        for need, patterns in self._sets.items():
            if code in need:
                bits |= patterns
        self[code] = bits
        return bits


class Openings:
    """Finds where patterns may begin; what is worked out is remembered from article to article."""

    def __init__(self, ways: Sequence[Way], kinds: Kinds) -> None:
        self._first, *self._further = _places(ways, kinds)
        self._inside = bits_of(n for n, (pattern, _) in enumerate(ways) if not pattern.at_start)
        needs = [_behind(*way) for way in ways]
        self._needs = _Needs((n, need) for n, need in enumerate(needs) if need is not None)
        self._free = bits_of(n for n, need in enumerate(needs) if need is None)

    def within(self, sentence: str) -> Begins:
        """Where patterns may begin in a sentence with the break behind it: what they need stands there or later.

        Written so that the loops over tokens run outside Python.
        """
        words = sentence[:-1]
        bits = map(self._first.__getitem__, words)
        for at, place in enumerate(self._further, 1):
            bits = map(and_, bits, chain(map(place.__getitem__, sentence[at:]), repeat(-1)))
        later = list(accumulate(map(self._needs.__getitem__, reversed(words)), or_, initial=self._free))
        bits = map(and_, bits, reversed(later))
        inside = self._inside
        return tuple([(at, one & inside if at else one) for at, one in enumerate(bits) if one])


def bits_of(numbers: Iterable[int]) -> Bits:
    """The set of these numbers."""
    return sum(1 << number for number in numbers)


def _behind(pattern: Compiled, ahead: tuple[Names, ...]) -> frozenset[str] | None:
    """What a match needs besides its first token: the need that fewest characters fill."""
    return next((need for need in pattern.needs if not ahead[0] <= need), None)
