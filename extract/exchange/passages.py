"""Sentences of a decoded text, told by its signs alone: good enough to part tokens."""

from collections.abc import Iterator

import regex

from extract.text.span import Span

_BREAK = regex.compile(
    r"[\n\r\x0b\x0c\x85\u2028\u2029]+"
    # A stop before a capital or a digit; a short capitalised word before it is an abbreviation (TP. Huế).
    r"|(?:[!?…]|(?<!\b\p{Lu}\p{L}{0,2})\.)[.!?…]*[\"'”’»)\]]*(?=\s+[\"'“‘«(\[–—-]*\s*[\p{Lu}\d])"
)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text in order, without the white space around them."""
    start = 0
    for match in _BREAK.finditer(text):
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        ahead = len(piece) - len(piece.lstrip())
        yield Span(start + ahead, start + len(piece.rstrip()))
