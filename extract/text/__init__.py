"""From the bytes of a file to an article's sentences and tokens."""

from extract.text.article import Article, read_article
from extract.text.decode import Decoded, Refused, decode
from extract.text.fold import fold
from extract.text.layout import Layout, LayoutRules, read_layout
from extract.text.normal import Normal, Origin, normalise
from extract.text.span import Span
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK, Sentence, Tokens
from extract.text.words import words

__all__ = [
    "ARTICLE_END",
    "PARAGRAPH_BREAK",
    "SENTENCE_BREAK",
    "Article",
    "Decoded",
    "Layout",
    "LayoutRules",
    "Normal",
    "Origin",
    "Refused",
    "Sentence",
    "Span",
    "Tokens",
    "decode",
    "fold",
    "normalise",
    "read_article",
    "read_layout",
    "words",
]
