"""An article as one family sees it, and where in it which pattern may begin."""

from collections import defaultdict
from collections.abc import Iterable

from extract.matching.ahead import AHEAD, Kinds
from extract.matching.compile import Compiled
from extract.text.tokens import Sentence

_MEMO_SIZE = 100_000


class Openings(dict[str, tuple[Compiled, ...]]):
    """The patterns of a family that may begin with these characters, remembered from article to article."""

    def __init__(self, patterns: Iterable[Compiled], kinds: Kinds) -> None:
        super().__init__()
        self._patterns = tuple(patterns)
        self._kinds = kinds

    def __missing__(self, codes: str) -> tuple[Compiled, ...]:
        """Worked out from the patterns that may begin with one character less."""
        last = len(codes) - 1
        shorter = self[codes[:last]] if last else self._patterns
        names = self._kinds[codes[last]]
        found = self[codes] = tuple([pattern for pattern in shorter if not names.isdisjoint(pattern.ahead[last])])
        return found

    def starts(self, codes: str, sentences: Iterable[Sentence]) -> dict[Compiled, list[int]]:
        """The tokens at which each pattern may begin; patterns that cannot begin anywhere are left out."""
        if len(self) > _MEMO_SIZE:
            self.clear()
        starts: dict[Compiled, list[int]] = defaultdict(list)
        for sentence in sentences:
            here: dict[Compiled, list[int]] = defaultdict(list)
            words = codes[sentence.first : sentence.last]
            opening = [at for at, found in enumerate(map(self.__getitem__, words), sentence.first) if found]
            for at in opening:
                if self[codes[at : at + 2]]:
                    for pattern in self[codes[at : at + AHEAD]]:
                        here[pattern].append(at)
            if not here:
                continue
            present = frozenset(words)
            for pattern, places in here.items():
                if not any(map(present.isdisjoint, pattern.needs)):
                    starts[pattern] += places
        return starts


class Page:
    """An article as one family sees it: one character per token, mentions of earlier families masked.

    `starts` tells the tokens at which each pattern of the family may begin.
    """

    def __init__(self, codes: str, sentences: Iterable[Sentence], openings: Openings) -> None:
        self.codes = codes
        self.starts = openings.starts(codes, sentences)
