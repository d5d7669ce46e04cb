"""Which sentences of an article hold what: rules are tried only where all that they need stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from extract.text.tokens import Sentence


class Index:
    """The sentences of an article, as bits of a number, by the characters of their tokens."""

    def __init__(self, codes: Sequence[str], sentences: Sequence[Sentence]) -> None:
        self.spans = [(sentence.first, sentence.last) for sentence in sentences]
        self._firsts = [first for first, _ in self.spans]
        self._bits: dict[str, int] = {}
        self._masks: dict[int, int] = {}
        self._runs: dict[int, Sequence[tuple[int, int]]] = {0: ()}
        bits = self._bits
        for n, (first, last) in enumerate(self.spans):
            bit = 1 << n
            for character in set(codes[first:last]):
                bits[character] = bits.get(character, 0) | bit

    def bit(self, token: int) -> int:
        """The sentence of a token, as a bit."""
        return 1 << (bisect_right(self._firsts, token) - 1)

    def mask(self, need: frozenset[str]) -> int:
        """The sentences with a character of the set; `need` must live as long as the rulebook."""
        mask = self._masks.get(id(need))
        if mask is None:
            mask = 0
            for character in need & self._bits.keys():
                mask |= self._bits[character]
            self._masks[id(need)] = mask
        return mask

    def runs(self, mask: int) -> Sequence[tuple[int, int]]:
        """The sentences of a mask as spans of tokens; neighbours are one span."""
        runs = self._runs.get(mask)
        if runs is None:
            runs = self._runs[mask] = list(self._spans_of(mask))
        return runs

    def _spans_of(self, mask: int) -> Iterator[tuple[int, int]]:
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
        self._extra: dict[str, int] = {}
        for token, character in masked:
            self._extra[character] = self._extra.get(character, 0) | index.bit(token)

    def stretches(self, needs: Sequence[frozenset[str]]) -> Sequence[tuple[int, int]]:
        """The sentences in which each of the sets has some character, as spans of tokens."""
        index = self._index
        mask = (1 << len(index.spans)) - 1
        for need in needs:
            found = index.mask(need)
            for character, bits in self._extra.items():
                if character in need:
                    found |= bits
            mask &= found
            if not mask:
                return ()
        return index.runs(mask)
