"""Tokens of an article: numbers, words, single signs, and one pseudo-token after each sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

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

_PARTED = re.compile(f"({TOKEN.pattern})")
LONGEST = 400
"""Tokens of a sentence; a longer one is parted."""


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
    cuts = seams(text)
    for start, end, paragraph in spans:
        found = _read(text, start, end, cuts[bisect_right(cuts, start) : bisect_left(cuts, end)] if cuts else ())
        if sentences and len(found) and sentences[-1].paragraph != paragraph:
            surfaces[-1] = PARAGRAPH_BREAK
        for low, high in _pieces(found.surfaces):
            first = len(starts)
            starts += found.starts[low:high]
            ends += found.ends[low:high]
            surfaces += found.surfaces[low:high]
            sentences.append(Sentence(len(sentences), starts[first], ends[-1], first, len(starts), paragraph))
            starts.append(ends[-1])
            ends.append(ends[-1])
            surfaces.append(SENTENCE_BREAK)
    if surfaces:
        surfaces[-1] = ARTICLE_END
    return Tokens(starts, ends, surfaces), tuple(sentences)


def _read(text: str, start: int, end: int, cuts: Sequence[int]) -> Tokens:
    """The tokens of text[start:end]; none reaches across one of the cuts."""
    tokens = Tokens([], [], [])
    for low, high in pairwise((start, *cuts, end)):
        # White space and tokens take turns. Their lengths tell where they stand, faster than a match for every token.
        parts = _PARTED.split(text[low:high])
        edges = list(accumulate(map(len, parts), initial=low))
        tokens.starts.extend(edges[1:-1:2])
        tokens.ends.extend(edges[2::2])
        tokens.surfaces.extend(parts[1::2])
    return tokens


def _pieces(surfaces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The tokens of a sentence in pieces of bounded length, parted behind a comma or the like where there is one.

    No sentence of prose is that long; a table or a broken file may be, and what rules cost grows with its square.
    """
    start = 0
    while len(surfaces) - start > LONGEST:
        end = start + LONGEST
        stops = (at for at in range(end, start + LONGEST // 2, -1) if surfaces[at - 1] in (",", ";"))
        end = next(stops, end)
        yield start, end
        start = end
    if start < len(surfaces):
        yield start, len(surfaces)
