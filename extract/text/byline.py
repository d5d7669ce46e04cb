"""Who wrote an article and where it appeared, as far as its text says."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extract.text.layout_rules import CAPITAL, LayoutRules
from extract.text.span import Span

_NAME_WORD = rf"[{CAPITAL}][\w'’]*\.?"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
_BRACKETED_OUTLET = re.compile(r"\(([^()\d]{2,40})\)\s*[-–—]")
_LONGEST = 90
_PROSE = 200  # behind a byline stand captions, credits and perhaps the lead, no two paragraphs as long as this
_LONGEST_SEARCHED = 500


class Byline(NamedTuple):
    """The author's names, where they stand, and the publisher named beside them."""

    author: str
    span: Span
    outlet: str


class _Patterns(NamedTuple):
    line: re.Pattern[str]
    tail: re.Pattern[str]
    outlet: re.Pattern[str]
    source_line: re.Pattern[str]
    reporter: re.Pattern[str]


def find_byline(text: str, lines: Sequence[Span], rules: LayoutRules) -> Byline | None:
    """The author on one of the last lines, alone on it or behind the last sentence of the last one."""
    patterns = _patterns(rules)
    paragraphs = 0
    for line in reversed(lines[-3:]):
        if line.end - line.start > _PROSE:
            paragraphs += 1
            continue
        if paragraphs > 1:
            break
        match = patterns.line.fullmatch(text, line.start, line.end) if line.end - line.start <= _LONGEST else None
        if match:
            return _byline(match, patterns)
    if not lines:
        return None
    last = lines[-1]
    match = patterns.tail.search(text, max(last.start, last.end - _LONGEST), last.end)
    return _byline(match, patterns) if match else None


def is_byline(words: str, rules: LayoutRules) -> bool:
    """Whether the words are an author's or a publisher's name and nothing else."""
    patterns = _patterns(rules)
    return any(one.fullmatch(words) for one in (patterns.line, patterns.outlet, patterns.source_line))


def is_outlet(words: str, rules: LayoutRules) -> bool:
    """Whether the words are the name of a newspaper, agency or broadcaster and nothing else."""
    return bool(_patterns(rules).outlet.fullmatch(words.title() if words.isupper() else words))


def find_outlet(text: str, lines: Sequence[Span], furniture: Sequence[Span], rules: LayoutRules) -> str:
    """The publisher: in brackets before the lead, as a line of its own, in the furniture, or with its reporter."""
    patterns = _patterns(rules)
    bracketed = (_BRACKETED_OUTLET.match(text, line.start, line.end) for line in lines[:4])
    sources = (patterns.source_line.fullmatch(text, line.start, line.end) for line in lines[-3:])
    named = (patterns.outlet.search(text, line.start, _reach(line)) for line in furniture)
    reporters = (patterns.reporter.search(text, line.start, _reach(line)) for line in lines[:6])
    for matches in (bracketed, sources, named, reporters):
        for match in matches:
            if match:
                return match[1].strip()
    return ""


def _reach(line: Span) -> int:
    return min(line.end, line.start + _LONGEST_SEARCHED)


@cache
def _patterns(rules: LayoutRules) -> _Patterns:
    words, joiners, outlet = rules.byline_words, rules.byline_joiners, rules.outlet
    suffix = rf"(?:\s*[(/-]\s*(?:{words}|(?P<outlet>{outlet}))(?:\s*[,-]\s*{outlet})?\s*\)?)?"
    names = rf"{_NAME}(?:\s*(?:{joiners})\s*(?!{outlet}){_NAME}){{0,3}}"
    source = rf"(?:(?-i:{rules.source_words})\s+(?!{outlet}))?"
    named = rf"(?:{words}(?:\s*,\s*{words})?\s*:\s*)?{source}(?!(?-i:{rules.source_words})\s)(?P<names>{names}){suffix}"
    return _Patterns(
        line=re.compile(rf"\W*{named}\W*"),
        tail=re.compile(rf"(?:[.!?…/]|[.!?…]\s*[\"”)])\s+{named}\s*\Z"),
        outlet=re.compile(rf"\b({outlet})(?!\w)"),
        source_line=re.compile(rf"\W*{rules.source_words}\s*:?\s*({outlet})\W*"),
        reporter=re.compile(rf"\b{rules.reporter_words}(?:\s*\([^()]{{1,12}}\))?\s+({outlet})\b"),
    )


def _byline(match: re.Match[str], patterns: _Patterns) -> Byline:
    return Byline(match["names"].strip(), Span(*match.span("names")), match["outlet"] or "")
