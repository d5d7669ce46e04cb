"""Words of a stretch of tokens, as underthesea segments it."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache


def words(surfaces: Sequence[str]) -> list[tuple[int, int]]:
    """Words as half-open spans of token indices [first, last) that cover `surfaces` without gaps.

    Slow (about 0.1 M characters a second; the first call also imports underthesea): ask for what is needed only.
    """
    return list(_words(tuple(surfaces)))


@lru_cache(maxsize=4096)
def _words(surfaces: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    # underthesea rewrites tones and may join or cut tokens of ours, so only its spaces are read:
    # counting characters without spaces, a token begins a word where a word of its own begins.
    lengths = [len(surface) for surface in surfaces]
    begins = set()
    at = 0
    for word in _word_tokenize()(" ".join(surfaces)):
        begins.add(at)
        at += len(word.replace(" ", ""))
    total = sum(lengths)
    if at != total:
        return tuple((index, index + 1) for index in range(len(surfaces)))
    spans = []
    first = 0
    at = 0
    for index, length in enumerate(lengths):
        if index and at in begins:
            spans.append((first, index))
            first = index
        at += length
    if surfaces:
        spans.append((first, len(surfaces)))
    return tuple(spans)


@cache
def _word_tokenize() -> Callable[[str], list[str]]:
    from underthesea.pipeline.word_tokenize import word_tokenize

    tokenizer: Callable[[str], list[str]] = word_tokenize
    return tokenizer
