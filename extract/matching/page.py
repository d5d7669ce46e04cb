"""An article as one family sees it, with an index of what stands in which sentence."""

from collections.abc import Iterator, Sequence

from extract.text.tokens import Sentence


class Page:
    """One character per token; `sentences` tells where each sentence begins and ends."""

    def __init__(self, codes: str, sentences: Sequence[Sentence]) -> None:
        self.codes = codes
        self._spans = [(sentence.first, sentence.last) for sentence in sentences]
        self._all = (1 << len(self._spans)) - 1
        self._bits: dict[str, int] = {}
        for n, (first, last) in enumerate(self._spans):
            bit = 1 << n
            for character in set(codes[first:last]):
                self._bits[character] = self._bits.get(character, 0) | bit
        self._masks: dict[int, int] = {}
        self._runs: dict[int, list[tuple[int, int]]] = {}

    def stretches(self, needs: Sequence[frozenset[str]]) -> Sequence[tuple[int, int]]:
        """The sentences in which each of the sets has some character, as spans of tokens; neighbours are one span."""
        mask = self._all
        for need in needs:
            found = self._masks.get(id(need))
            mask &= self._mask(need) if found is None else found
            if not mask:
                return ()
        if mask not in self._runs:
            self._runs[mask] = list(self._spans_of(mask))
        return self._runs[mask]

    def _mask(self, need: frozenset[str]) -> int:
        """The sentences, as bits, that have a character of the set."""
        mask = 0
        for character in need & self._bits.keys():
            mask |= self._bits[character]
        self._masks[id(need)] = mask
        return mask

    def _spans_of(self, mask: int) -> Iterator[tuple[int, int]]:
        at = 0
        while mask:
            gap = (mask & -mask).bit_length() - 1
            mask >>= gap
            run = (~mask & (mask + 1)).bit_length() - 1
            yield self._spans[at + gap][0], self._spans[at + gap + run - 1][1]
            mask >>= run
            at += gap + run
