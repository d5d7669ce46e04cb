"""One article, from its bytes to sentences and tokens."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from extract.text.decode import decode
from extract.text.fold import fold_all
from extract.text.layout import Layout, LayoutRules, read_layout
from extract.text.normal import Origin, normalise
from extract.text.sentences import split
from extract.text.stated import NOTHING_STATED, Stated, with_stated
from extract.text.tokens import Sentence, Tokens, tokenise
from extract.text.words import words


@dataclass(frozen=True)
class Article:
    """An article as the rules see it; offsets of sentences and tokens are in `text`, those reported in `decoded`."""

    name: str
    path: str
    encoding: str
    decoded: str = field(repr=False)
    text: str = field(repr=False)
    origin: Origin = field(repr=False)
    layout: Layout = field(repr=False)
    tokens: Tokens = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)

    @cached_property
    def keys(self) -> list[str]:
        """The folded word of each token."""
        return fold_all(self.tokens.surfaces)

    @cached_property
    def firsts(self) -> list[int]:
        """The first token of each sentence."""
        return [sentence.first for sentence in self.sentences]

    def sentence_at(self, token: int) -> Sentence:
        """The sentence in which a token stands, or behind which it does, as the pseudo-tokens do."""
        return self.sentences[bisect_right(self.firsts, token) - 1]

    def source(self, first: int, last: int) -> tuple[int, int]:
        """Half-open offsets in `decoded` of the tokens [first, last); empty where `first` begins if there are none."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return self.origin.span(starts[first], ends[last - 1] if last > first else starts[first])

    def text_of(self, first: int, last: int) -> str:
        """The normalised text of the tokens [first, last), with what stands between them; '' if there are none."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first < last else ""

    def words(self, sentence: int) -> list[tuple[int, int]]:
        """underthesea's words of one sentence as half-open spans of the article's token indices."""
        first, last = self.sentences[sentence].first, self.sentences[sentence].last
        return [(first + start, first + end) for start, end in words(self.tokens.surfaces[first:last])]


def read_article(data: bytes, *, name: str, path: str, rules: LayoutRules) -> Article:
    """Read one article from the bytes of a text file; raises Refused."""
    decoded = decode(data)
    return read_text(decoded.text, name=name, path=path, encoding=decoded.encoding, rules=rules)


def read_text(
    decoded: str, *, name: str, path: str, encoding: str, rules: LayoutRules, stated: Stated = NOTHING_STATED
) -> Article:
    """Read one article from its text; a title that is stated of it is the text's first line."""
    normal = normalise(decoded)
    layout = with_stated(read_layout(normal.text, rules), stated)
    lines = ([layout.title] if layout.title else []) + list(layout.body)
    spans = [
        (sentence.start, sentence.end, paragraph)
        for paragraph, line in enumerate(lines)
        for sentence in split(normal.text, line, rules)
    ]
    tokens, sentences = tokenise(normal.text, spans)
    return Article(name, path, encoding, decoded, normal.text, normal.origin, layout, tokens, sentences)
