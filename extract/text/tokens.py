"""Tokens of an article: numbers, words, single signs, and one pseudo-token after each sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.text.glued import seams

SENTENCE_BREAK = "\x1e"
PARAGRAPH_BREAK = "\n"
ARTICLE_END = "\x03"

TOKEN = re.compile(
    # Letters with their marks and apostrophes inside (H'leo), digits behind (m2, U23); superscripts are letters here.
    r"[^\W\d_]+(?:(?:[\u0300-\u036f]|['’ʼ](?=[^\W\d_]))[^\W\d_]*)*\d*"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)


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
        places = [match.span() for match in finditer(text, start, end)]
        if cuts and any(start < cut < end for cut in cuts):
            places = _cut(places, cuts)
        if not places:
            continue
        if sentences and sentences[-1].paragraph != paragraph:
            surfaces[-1] = PARAGRAPH_BREAK
        first = len(starts)
        starts += [place[0] for place in places]
        ends += [place[1] for place in places]
        surfaces += [text[place[0] : place[1]] for place in places]
        sentences.append(Sentence(len(sentences), start, end, first, len(starts), paragraph))
        starts.append(end)
        ends.append(end)
        surfaces.append(SENTENCE_BREAK)
    if surfaces:
        surfaces[-1] = ARTICLE_END
    return Tokens(starts, ends, surfaces), tuple(sentences)


def _cut(places: Sequence[tuple[int, int]], cuts: Sequence[int]) -> list[tuple[int, int]]:
    """The places, cut in two where a seam runs through them."""
    whole: list[tuple[int, int]] = []
    for start, end in places:
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        whole.extend(pairwise(edges))
    return whole
