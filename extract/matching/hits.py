"""Where patterns match in a sentence, remembered from article to article: many sentences are written alike."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import count, islice
from operator import or_

from extract.matching.ahead import Kinds
from extract.matching.compile import Compiled
from extract.matching.openings import Begins, Bits, Openings, Way, bits_of

_MEMO_SIZE = 4_000

Groups = tuple[tuple[int, int], ...]
"""Where the groups of a regex match stand, the whole first; (-1, -1) for a group that is not filled."""
Hit = tuple[Compiled, tuple[Groups, ...]]
"""A pattern with its matches in a sentence, places counted from the sentence's first token."""


class _Members(dict[Bits, tuple[Compiled, ...]]):
    """The patterns of a set of ways to begin, each once."""

    def __init__(self, ways: Sequence[Way]) -> None:
        super().__init__()
        self._ways = ways

    def __missing__(self, bits: Bits) -> tuple[Compiled, ...]:
        found = self[bits] = tuple(dict.fromkeys(pattern for n, (pattern, _) in enumerate(self._ways) if bits >> n & 1))
        return found


class Hits:
    """Searches sentences, each as a string of one character per token with the break behind it.

    No match reaches beyond its sentence, so that what is found depends on nothing but this string.
    """

    def __init__(self, families: Mapping[str, Sequence[Compiled]], kinds: Kinds) -> None:
        ways_of = {
            name: [(pattern, ahead) for pattern in family for ahead in pattern.ahead]
            for name, family in families.items()
        }
        ways = [way for family in ways_of.values() for way in family]
        self._openings = Openings(ways, kinds)
        self._members = _Members(ways)
        self._begins: dict[str, tuple[Begins, Bits]] = {}
        self._hits: dict[str, dict[str, tuple[Hit, ...]]] = {name: {} for name in families}
        numbers = count()
        self._families = {name: bits_of(islice(numbers, len(family))) for name, family in ways_of.items()}

    def of(self, sentence: str, family: str) -> tuple[Hit, ...]:
        """All matches of the family's patterns, also such as overlap; those of one pattern in order."""
        known = self._hits[family]
        found = known.get(sentence)
        if found is None:
            if len(known) > _MEMO_SIZE:
                known.clear()
            found = known[sentence] = tuple(self._search(sentence, self._families[family]))
        return found

    def _search(self, sentence: str, family: Bits) -> Iterator[Hit]:
        places: dict[Compiled, list[Groups]] = {}
        begins, some = self._opened(sentence)
        for at, bits in begins if some & family else ():
            if own := bits & family:
                for pattern in self._members[own]:
                    match = pattern.regex.match(sentence, at)
                    if match is not None and match.end() > at:
                        places.setdefault(pattern, []).append(match.regs)
        for pattern, groups in places.items():
            yield pattern, tuple(groups)

    def _opened(self, sentence: str) -> tuple[Begins, Bits]:
        """Where patterns may begin in a sentence, and which may at all."""
        known = self._begins
        found = known.get(sentence)
        if found is None:
            if len(known) > _MEMO_SIZE:
                known.clear()
                self._members.clear()
            begins = self._openings.within(sentence)
            found = known[sentence] = begins, reduce(or_, (bits for _, bits in begins), 0)
        return found
