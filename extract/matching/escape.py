"""Rules with `regex:` instead of a phrase: searched in the text of each sentence, with a time limit."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from extract.matching.alphabet import Alphabet
from extract.matching.match import Context, Match, Mention, Slow, Span
from extract.rulebook.model import Rule
from extract.text.article import Article
from extract.text.tokens import Sentence

SECONDS = 0.5
"""How long a regex may look at one sentence; a sound one needs less than a thousandth of it."""


@dataclass(frozen=True)
class Escape:
    """The regex of a rule. Its finds and named groups are widened to whole tokens."""

    rule: Rule

    @cached_property
    def pattern(self) -> "regex.Pattern[str]":
        """The rule's regex, compiled when it is first used."""
        return regex.compile(self.rule.regex)

    def search(
        self, alphabet: Alphabet, codes: str, context: Context, make: Callable[[Match], Sequence[Mention]]
    ) -> Iterator[Mention]:
        """What is made of the finds in an article.

        Where the time limit is met, that is noted in `context.slow` and the rule is done with this article.
        """
        for sentence in context.article.sentences:
            try:
                yield from self._sentence(alphabet, codes, context.article, sentence, make)
            except TimeoutError:
                context.slow.append(Slow(self.rule.id, sentence.index))
                return

    def _sentence(
        self,
        alphabet: Alphabet,
        codes: str,
        article: Article,
        sentence: Sentence,
        make: Callable[[Match], Sequence[Mention]],
    ) -> Iterator[Mention]:
        at = sentence.start
        while hit := self.pattern.search(article.text, at, sentence.end, timeout=SECONDS):
            at = hit.start() + 1
            span = _tokens(article, sentence, hit.span())
            if span is None or not alphabet.masked.isdisjoint(codes[slice(*span)]):
                continue
            pieces = {
                name: piece
                for name in self.pattern.groupindex
                if (piece := _tokens(article, sentence, hit.span(name))) is not None
            }
            made = make(Match(self.rule, article, *span, (), pieces))
            yield from made
            if made:
                at = max(at, hit.end())


def _tokens(article: Article, sentence: Sentence, characters: Span) -> Span | None:
    """The tokens that a stretch of characters touches; None when it touches none."""
    low, high = characters
    if low < 0 or low == high:
        return None
    tokens = article.tokens
    first = bisect_right(tokens.ends, low, sentence.first, sentence.last)
    last = bisect_left(tokens.starts, high, sentence.first, sentence.last)
    return (first, last) if first < last else None
