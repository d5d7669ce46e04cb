"""An article as one family sees it, and where in it the family's patterns match."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.matching.alphabet import INSIDE
from extract.matching.compile import Compiled
from extract.matching.hits import Groups, Hits
from extract.text.article import Article


@dataclass(frozen=True, slots=True)
class Page:
    """An article as one family sees it: one character per token, mentions of earlier families masked.

    `hits` are the matches of each pattern of the family, in order, as the groups of its regex. Patterns without a match
    are left out.
    """

    codes: str
    hits: Mapping[Compiled, list[Groups]]

    @classmethod
    def of(
        cls, article: Article, codes: list[str], masks: Iterable[tuple[int, int, str]], hits: Hits, family: str
    ) -> "Page":
        """`codes` are those of the article; each stretch of tokens [start, end) in `masks` becomes one character."""
        seen = codes.copy()
        for start, end, character in masks:
            seen[start:end] = [character, *(INSIDE,) * (end - start - 1)]
        written = "".join(seen)
        return cls(written, hits.of(written, article.firsts, family))
