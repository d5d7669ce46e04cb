"""Fixed phrases looked up among folded tokens."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.text.fold import fold
from extract.text.tokens import TOKEN


@lru_cache(maxsize=1 << 14)
def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase."""
    return tuple(fold(found.group()) for found in TOKEN.finditer(phrase))


class Phrases:
    """A set of phrases; looking one up costs a dictionary access a token."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = phrase_key(phrase)
            self._by_first.setdefault(words[0], []).append(words)
            self._by_last.setdefault(words[-1], []).append(words)

    def spans(self, keys: Sequence[str], low: int, high: int) -> Iterator[tuple[int, int]]:
        """Every phrase that stands whole within keys [low, high), as half-open spans."""
        if self._by_first.keys().isdisjoint(keys[low:high]):
            return
        for at in range(low, high):
            if keys[at] in self._by_first:
                for words in self._by_first[keys[at]]:
                    end = at + len(words)
                    if end <= high and tuple(keys[at:end]) == words:
                        yield at, end

    def within(self, keys: Sequence[str], low: int, high: int) -> bool:
        """Whether some phrase stands whole within keys [low, high)."""
        return next(self.spans(keys, low, high), None) is not None

    def covered(self, keys: Sequence[str], low: int, high: int) -> set[int]:
        """The tokens of the phrases that stand whole within keys [low, high)."""
        return {at for start, end in self.spans(keys, low, high) for at in range(start, end)}

    def ends_at(self, keys: Sequence[str], end: int) -> bool:
        """Whether a phrase ends right before key `end`."""
        if end <= 0:
            return False
        return any(
            len(words) <= end and tuple(keys[end - len(words) : end]) == words
            for words in self._by_last.get(keys[end - 1], ())
        )

    def begins(self, keys: Sequence[str]) -> bool:
        """Whether the keys begin with a phrase."""
        return bool(keys) and any(tuple(keys[: len(words)]) == words for words in self._by_first.get(keys[0], ()))
