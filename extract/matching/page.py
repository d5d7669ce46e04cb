"""Which sentences of an article hold what: rules are tried only where all that they need stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from extract.matching.match import Span
from extract.text.tokens import Sentence


class Index:
    """Where each character stands in an article: its tokens, and its sentences as bits of a number."""

    def __init__(self, codes: Sequence[str], sentences: Sequence[Sentence]) -> None:
        self.spans = [(sentence.first, sentence.last) for sentence in sentences]
        self._firsts = [first for first, _ in self.spans]
        self._places: dict[str, list[tuple[int, int, int]]] = {}
        self._bits: dict[str, int] = {}
        self._masks: dict[int, int] = {}
        self._runs: dict[int, Sequence[Span]] = {0: ()}
        self._starts: dict[int, list[tuple[int, int, int]]] = {}
        places, bits = self._places, self._bits
        for n, (first, last) in enumerate(self.spans):
            bit = 1 << n
            for token in range(first, last):
                character = codes[token]
                if character in places:
                    places[character].append((token, last, n))
                    bits[character] |= bit
                else:
                    places[character] = [(token, last, n)]
                    bits[character] = bit
        self._present = frozenset(places)

    def place(self, token: int) -> tuple[int, int, int]:
        """A token, the end of its sentence, and the number of that."""
        n = bisect_right(self._firsts, token) - 1
        return token, self.spans[n][1], n

    def mask(self, need: frozenset[str]) -> int:
        """The sentences with a character of the set; `need` must live as long as the rulebook."""
        mask = self._masks.get(id(need))
        if mask is None:
            mask = 0
            for character in need & self._present:
                mask |= self._bits[character]
            self._masks[id(need)] = mask
        return mask

    def starts(self, first: frozenset[str]) -> list[tuple[int, int, int]]:
        """The places of the characters of the set, in order."""
        starts = self._starts.get(id(first))
        if starts is None:
            starts = [place for character in first & self._present for place in self._places[character]]
            starts.sort()
            self._starts[id(first)] = starts
        return starts

    def runs(self, mask: int) -> Sequence[Span]:
        """The sentences of a mask as spans of tokens; neighbours are one span."""
        runs = self._runs.get(mask)
        if runs is None:
            runs = self._runs[mask] = list(self._spans_of(mask))
        return runs

    def _spans_of(self, mask: int) -> Iterator[Span]:
        at = 0
        while mask:
            gap = (mask & -mask).bit_length() - 1
            mask >>= gap
            run = (~mask & (mask + 1)).bit_length() - 1
            yield self.spans[at + gap][0], self.spans[at + gap + run - 1][1]
            mask >>= run
            at += gap + run


class Page:
    """An article as one family sees it: one character per token, mentions of earlier families masked.

    `masked` tells the token and the character of each masked mention. The words under a mask still count as
    standing in their sentence, so that the index serves all families.
    """

    def __init__(self, codes: str, index: Index, masked: Iterable[tuple[int, str]]) -> None:
        self.codes = codes
        self._index = index
        self._all = (1 << len(index.spans)) - 1
        self._masked: dict[str, list[tuple[int, int, int]]] = {}
        for token, character in masked:
            self._masked.setdefault(character, []).append(index.place(token))

    def mask(self, needs: Sequence[frozenset[str]]) -> int:
        """The sentences, as bits, in which each of the sets has some character."""
        mask = self._all
        for need in needs:
            found = self._index.mask(need)
            for character, places in self._masked.items():
                if character in need:
                    for _, _, n in places:
                        found |= 1 << n
            mask &= found
            if not mask:
                return 0
        return mask

    def runs(self, mask: int) -> Sequence[Span]:
        """The sentences of a mask as spans of tokens; neighbours are one span."""
        return self._index.runs(mask)

    def starts(self, first: frozenset[str], mask: int) -> Sequence[Span]:
        """The tokens at which a match that begins with one of these characters may begin, with their sentence's end."""
        starts = self._index.starts(first)
        masked = [place for character, places in self._masked.items() if character in first for place in places]
        if masked:
            starts = sorted({*starts, *masked})
        return [(token, last) for token, last, n in starts if mask >> n & 1]
