"""Tokens of an article: numbers, words, single signs, and one pseudo-token after each sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.text.glued import seams

SENTENCE_BREAK = "\x1e"
PARAGRAPH_BREAK = "\n"
ARTICLE_END = "\x03"

TOKEN = re.compile(
    # Letters with their marks and apostrophes inside (H'leo), digits behind (m2, U23); superscripts are letters here.
    r"[^\W\d_]+(?:(?:[\u0300-\u036f]|['’ʼ](?=[^\W\d_]))[^\W\d_]*)*\d*"
    # A stray space after the dot of thousands: "35. 000".
    r"|\d+(?:[.,]\d+|\. 000(?!\d))*"
    r"|\S"
)

LONGEST = 400
"""Tokens of a sentence; a longer one is parted."""

Place = tuple[int, int]
"""Where a token begins and ends in the text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the whole article: character offsets in the normalised text, and the words."""

    starts: list[int]
    ends: list[int]
    surfaces: list[str]

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of the normalised text, tokens [first, last); the pseudo-token is token `last`."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


def tokenise(text: str, spans: Sequence[tuple[int, int, int]]) -> tuple[Tokens, tuple[Sentence, ...]]:
    """Tokenise the sentences given as (start, end, paragraph); those without any token are left out."""
    starts: list[int] = []
    ends: list[int] = []
    surfaces: list[str] = []
    sentences: list[Sentence] = []
    finditer = TOKEN.finditer
    cuts = seams(text)
    for start, end, paragraph in spans:
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)] if cuts else ()
        edges = pairwise((start, *inside, end))
        places = [match.span() for low, high in edges for match in finditer(text, low, high)]
        if sentences and places and sentences[-1].paragraph != paragraph:
            surfaces[-1] = PARAGRAPH_BREAK
        for piece in _pieces(text, places):
            first = len(starts)
            low, high = zip(*piece, strict=True)
            starts += low
            ends += high
            surfaces += map(text.__getitem__, map(slice, low, high))
            sentences.append(Sentence(len(sentences), piece[0][0], piece[-1][1], first, len(starts), paragraph))
            starts.append(piece[-1][1])
            ends.append(piece[-1][1])
            surfaces.append(SENTENCE_BREAK)
    if surfaces:
        surfaces[-1] = ARTICLE_END
    return Tokens(starts, ends, surfaces), tuple(sentences)


def _pieces(text: str, places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """The tokens of a sentence in pieces of bounded length, parted behind a comma or the like where there is one.

    No sentence of prose is that long; a table or a broken file may be, and what rules cost grows with its square.
    """
    start = 0
    while len(places) - start > LONGEST:
        end = start + LONGEST
        stops = (at for at in range(end, start + LONGEST // 2, -1) if text[places[at - 1][0]] in ",;")
        end = next(stops, end)
        yield places[start:end]
        start = end
    if start < len(places):
        yield places[start:] if start else places
