"""Sentence ends of a line: underthesea's, on a copy of the line in which its known errors cannot happen.

The copy is as long as the line, so that what underthesea finds stands at the same offsets: a stop that ends no
sentence is masked, one that does is written '!', which underthesea always takes as an end. It is asked only for lines
with a stop of which neither is sure.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from extract.text.layout_rules import LayoutRules
from extract.text.span import Span

_MASK = "_"
_END = "!"
_OPENING = "\"'“‘«([-–—•*"

_STOP = re.compile(
    r"(?:\./\.?|(?:\.(?!\d)|(?<!\d)\.|[!?…])[.!?…]*)"  # a dot between digits is no stop
    r"(?:[”’»)\]]|[\"'](?!\w))*"  # closing quotes belong to the sentence they close
)
_UNSETTLED = re.compile(r"\.(?!\d)|(?<!\d)\.")
_SENTENCE = re.compile(rf"[^\s{_END}][^{_END}]*{_END}*|{_END}+")
_LAST_WORD = re.compile(r"(?:\w+\.)*\w+\Z")
_LIST_NUMBER = re.compile(r"(?:\A|[.!?…:;]\s+)(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zđĐ])\Z")
_NEXT_WORD = re.compile(r"([\s\"'“‘«(\[–—•*-]*)(\w*)")
# How far to look back from a stop: longer than an abbreviation with a list number before it.
_BACK = 24


def split(text: str, line: Span, rules: LayoutRules) -> list[Span]:
    """Sentences of one line of normalised text, in order, without the white space around them."""
    source = text[line.start : line.end]
    marked = rules.credit_end.sub(lambda match: match[0][:-1] + _END, source)
    copy = _STOP.sub(lambda match: _settle(marked, match, rules), marked)
    spans = []
    for start, end in _pieces(copy):
        # A mark put in place of a space is not in the text.
        kept = len(source[start:end].rstrip())
        spans.append(Span(line.start + start, line.start + start + kept))
    return spans


def _pieces(copy: str) -> Iterator[tuple[int, int]]:
    if not _UNSETTLED.search(copy):
        yield from (match.span() for match in _SENTENCE.finditer(copy))
        return
    at = 0
    for piece in _sent_tokenize()(copy):
        start = copy.index(piece, at)
        at = start + len(piece)
        yield start, at


@cache
def _sent_tokenize() -> Callable[[str], list[str]]:
    # Importing underthesea takes most of a second.
    from underthesea.pipeline.sent_tokenize import sent_tokenize

    tokenizer: Callable[[str], list[str]] = sent_tokenize
    return tokenizer


def _settle(line: str, match: re.Match[str], rules: LayoutRules) -> str:
    ends = _ends_sentence(line, match, rules)
    if ends is None:
        return match[0]
    return _MASK * (len(match[0]) - 1) + (_END if ends else _MASK)


def _ends_sentence(line: str, match: re.Match[str], rules: LayoutRules) -> bool | None:
    """Whether the stop ends a sentence; None leaves it to underthesea."""
    start, end = match.span()
    stop = match[0]
    if stop.startswith("./"):
        return True
    after = line[end : end + 1]
    if not after:
        return True
    following = _NEXT_WORD.match(line, end)
    lead, next_word = following.groups() if following else ("", "")
    if stop[0] == "…" or stop.startswith(".."):
        opened = start == 0 or line[start - 1] in _OPENING
        return not opened and "(" not in lead and next_word[:1].isupper()
    if stop[0] == "." and len(stop) == 1:
        if not after.isspace() and not after.isupper() and after not in _OPENING:
            return False
        if next_word.startswith("000") and line[start - 1 : start].isdigit():
            return False
        left = line[max(0, start - _BACK) : start]
        plain = left[-2:-1].isalpha() and left[-1].islower()  # the end of nearly every word, and of no list number
        if not plain and _LIST_NUMBER.search(left):
            return False
        word = _LAST_WORD.search(left)
        if word and rules.keeps_dot(left[: word.start()], word[0], next_word, glued=not after.isspace()):
            return False
        return None if next_word[:1].islower() else True
    if not after.isspace() and not after.isupper() and not after.isdigit():
        return False
    return not next_word[:1].islower()
