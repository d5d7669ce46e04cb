"""Where in an article which pattern may begin.

A set of ways in which patterns begin is written as bits, and a table holds such a set for every character and place, so
that a whole article is narrowed in a few steps over arrays.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from extract.matching.ahead import AHEAD, Kinds, Names
from extract.matching.compile import Compiled

Bits = int
Rows = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Way = tuple[Compiled, tuple[Names, ...]]
"""A pattern, and one of the ways in which its matches begin."""
_WORD = 64  # bits


class Letters:
    """A number for every character that was met, in the order of meeting."""

    def __init__(self) -> None:
        self._numbers = np.zeros(sys.maxunicode + 1, dtype=np.int32)
        self.met = [""]  # number 0 stands for those that were not

    def numbers(self, codes: str) -> npt.NDArray[np.int32]:
        """The number of each character of a text, as an array of that length."""
        points = np.frombuffer(codes.encode("utf-32-le"), dtype="<u4")
        numbers = self._numbers.take(points)
        if np.count_nonzero(numbers) < len(numbers):
            for point in np.unique(points[numbers == 0]).tolist():
                self._numbers[point] = len(self.met)
                self.met.append(chr(point))
            numbers = self._numbers.take(points)
        return numbers


class Openings:
    """Finds where the patterns of a family may begin; what is worked out is remembered from article to article."""

    def __init__(self, patterns: Sequence[Compiled], kinds: Kinds, letters: Letters) -> None:
        ways = [(pattern, ahead) for pattern in patterns for ahead in pattern.ahead]
        self._kinds = kinds
        self._letters = letters
        self._places = [_by_name(ahead[place] for _, ahead in ways) for place in range(AHEAD)]
        needs = [_behind(*way) for way in ways]
        self._places.append(_by_name(need or () for need in needs))
        self._width = -(-len(ways) // _WORD)
        self._free = self._row(_bits(need is None for need in needs))
        self._inside = self._row(_bits(not pattern.at_start for pattern, _ in ways))
        numbers = {pattern: number for number, pattern in enumerate(patterns)}
        self._patterns: Numbers = np.array([numbers[pattern] for pattern, _ in ways], dtype=np.int64)
        self._tables: Rows = np.zeros((AHEAD + 1, 0, self._width), dtype=np.uint64)
        self._rows = 0  # filled in the tables

    def within(self, codes: str, firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Patterns, by their number, with the places at which they may begin, in this order; `firsts` begin sentences.

        Whatever else a pattern needs stands in the sentence.
        """
        if not codes or not self._width:
            return iter(())
        numbers = self._letters.numbers(codes)
        *places, needs = self._known()
        rows = places[0].take(numbers, axis=0)
        for place, table in enumerate(places[1:], 1):
            rows[:-place] &= table.take(numbers[place:], axis=0)
        begins = np.array(firsts)
        opening = rows[begins]
        rows &= self._inside
        rows[begins] = opening
        at, word = np.divmod(np.flatnonzero(rows), self._width)
        there = np.bitwise_or.reduceat(needs.take(numbers, axis=0), begins, axis=0) | self._free
        left = rows[at, word] & there[begins.searchsorted(at, side="right") - 1, word]
        which, bit = np.unpackbits(left.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little").nonzero()
        keys = self._patterns[word[which] * _WORD + bit] * len(codes) + at[which]
        keys.sort()
        once = np.ones(len(keys), dtype=np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=once[1:])
        found, at = np.divmod(keys[once], len(codes))
        return zip(found.tolist(), at.tolist(), strict=True)

    def _known(self) -> Rows:
        """The tables, with a row for every character that was met."""
        met, rows = self._letters.met, self._tables
        if len(met) > self._rows:
            if len(met) > rows.shape[1]:
                more = np.zeros((AHEAD + 1, len(met), self._width), dtype=np.uint64)
                rows = self._tables = np.concatenate((rows, more), axis=1)
            for number in range(self._rows, len(met)):
                for place, names in enumerate(self._places):
                    rows[place, number] = self._row(self._at(names, met[number]))
            self._rows = len(met)
        return rows

    def _at(self, place: Mapping[str, Bits], code: str) -> Bits:
        bits = 0
        for name in self._kinds[code] if code else ():
            bits |= place.get(name, 0)
        return bits

    def _row(self, bits: Bits) -> Rows:
        return np.frombuffer(bits.to_bytes(self._width * _WORD // 8, "little"), dtype="<u8")


def _by_name(sets: Iterable[Iterable[str]]) -> Mapping[str, Bits]:
    """Which of the sets, by their numbers, hold a name."""
    alike: dict[frozenset[str], Bits] = {}
    for number, names in enumerate(sets):
        together = frozenset(names)
        alike[together] = alike.get(together, 0) | 1 << number
    found: dict[str, Bits] = {}
    for together, bits in alike.items():
        for name in together:
            found[name] = found.get(name, 0) | bits
    return found


def _bits(flags: Iterable[bool]) -> Bits:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _behind(pattern: Compiled, ahead: tuple[Names, ...]) -> frozenset[str] | None:
    """What a match needs besides its first token: the need that fewest characters fill."""
    return next((need for need in pattern.needs if not ahead[0] <= need), None)
