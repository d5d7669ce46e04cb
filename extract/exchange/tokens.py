"""An article's text cut into tokens and sentences, for formats that label tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.exchange.marked import Mark
from extract.exchange.passages import sentences
from extract.text.normal import normalise
from extract.text.tokens import TOKEN


@dataclass(frozen=True, slots=True)
class Token:
    """Characters [start, end) of the decoded text."""

    start: int
    end: int


def sentences_of_tokens(text: str) -> Iterator[list[Token]]:
    """The tokens of every sentence of the decoded text, as the rules see them."""
    normal = normalise(text)
    behind = 0
    for sentence in sentences(normal.text):
        tokens = []
        for match in TOKEN.finditer(normal.text, sentence.start, sentence.end):
            start, end = normal.origin.span(*match.span())
            # A sign and the marks upon it are of one origin, even where they are two tokens.
            if end > behind:
                tokens.append(Token(max(start, behind), end))
                behind = end
        if tokens:
            yield tokens


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that do not overlap: of those that do the longest, of equal ones the first."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        at = bisect_right(kept, mark.start, key=_start)
        if (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start):
            kept.insert(at, mark)
    return kept


def within(marks: Sequence[Mark], tokens: Sequence[Token]) -> Sequence[Mark]:
    """Of marks that do not overlap, in their order, those that some of the tokens may touch."""
    first = bisect_right(marks, tokens[0].start, key=lambda mark: mark.end)
    return marks[first : bisect_left(marks, tokens[-1].end, key=_start)]


def _start(mark: Mark) -> int:
    return mark.start


def covered(tokens: Sequence[Token], mark: Mark) -> tuple[int, int]:
    """The tokens [first, last) that a mark touches."""
    first = bisect_right(tokens, mark.start, key=lambda token: token.end)
    return first, max(first, bisect_left(tokens, mark.end, key=lambda token: token.start))
