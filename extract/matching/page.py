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
        self._places: dict[str, list[int]] = {}
        self._found: dict[tuple[int, int], Sequence[tuple[int, int]]] = {}
        bits, places = self._bits, self._places
        for n, (first, last) in enumerate(self.spans):
            bit = 1 << n
            for token in range(first, last):
                character = codes[token]
                if character in bits:
                    bits[character] |= bit
                    places[character].append(token)
                else:
                    bits[character] = bit
                    places[character] = [token]

    def bit(self, token: int) -> int:
        """The sentence of a token, as a bit."""
        return 1 << (bisect_right(self._firsts, token) - 1)

    def starts(self, first: frozenset[str], mask: int) -> Sequence[tuple[int, int]]:
        """The tokens, in sentences of the mask, with a character of the set, each with the end of its sentence."""
        key = (id(first), mask)
        found = self._found.get(key)
        if found is None:
            tokens = sorted(token for character in first & self._places.keys() for token in self._places[character])
            found = self._found[key] = self.inside(tokens, mask)
        return found

    def inside(self, tokens: Iterable[int], mask: int) -> list[tuple[int, int]]:
        """The tokens that lie in sentences of the mask, each with the end of its sentence."""
        inside = []
        for token in tokens:
            n = bisect_right(self._firsts, token) - 1
            if mask >> n & 1:
                inside.append((token, self.spans[n][1]))
        return inside

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
        self._masked: dict[str, list[int]] = {}
        for token, character in masked:
            self._masked.setdefault(character, []).append(token)

    def mask(self, needs: Sequence[frozenset[str]]) -> int:
        """The sentences, as bits, in which each of the sets has some character."""
        index = self._index
        mask = (1 << len(index.spans)) - 1
        for need in needs:
            found = index.mask(need)
            for character, tokens in self._masked.items():
                if character in need:
                    for token in tokens:
                        found |= index.bit(token)
            mask &= found
            if not mask:
                return 0
        return mask

    def runs(self, mask: int) -> Sequence[tuple[int, int]]:
        """The sentences of a mask as spans of tokens; neighbours are one span."""
        return self._index.runs(mask)

    def starts(self, first: frozenset[str], mask: int) -> Sequence[tuple[int, int]]:
        """The tokens at which a match that begins with one of these characters may begin, with their sentence's end."""
        starts = self._index.starts(first, mask)
        masked = [token for character, tokens in self._masked.items() if character in first for token in tokens]
        return sorted({*starts, *self._index.inside(masked, mask)}) if masked else starts
