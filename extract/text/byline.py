"""Who wrote an article and where it appeared, as far as its text says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.text.layout_rules import LayoutRules
from extract.text.span import Span

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
_NAME_WORD = rf"[{_CAPITAL}][\w'’]*\.?"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:\s*(?:[-–,&/]|và)\s*{_NAME}){{0,3}}"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Byline:
    """The author's names, where they stand, and the publisher named beside them."""

    author: str
    span: Span
    outlet: str


def find_byline(text: str, lines: Sequence[Span], rules: LayoutRules) -> Byline | None:
    """The author on one of the last lines, alone on it or behind the last sentence of the last one."""
    whole, tail = _patterns(rules)
    for line in reversed(lines[-3:]):
        if line.end - line.start <= _LONGEST:
            match = whole.fullmatch(text, line.start, line.end)
            if match:
                return _byline(match, rules)
    if lines:
        # A byline is short: looking at the line's end alone keeps a long line cheap.
        start = max(lines[-1].start, lines[-1].end - _LONGEST)
        match = tail.search(text, start, lines[-1].end)
        if match:
            return _byline(match, rules)
    return None


def find_outlet(text: str, lines: Sequence[Span], furniture: Sequence[Span], rules: LayoutRules) -> str:
    """The publisher: in brackets before the lead, as a line of its own, in the furniture, or with its reporter."""
    for line in lines[:4]:
        match = re.compile(r"\(([^()\d]{2,40})\)\s*[-–—]").match(text, line.start, line.end)
        if match:
            return match[1].strip()
    source = re.compile(rf"\W*(?:{rules.source})\s*:?\s*({rules.outlet})\W*", re.IGNORECASE)
    for line in lines[-2:]:
        match = source.fullmatch(text, line.start, line.end)
        if match:
            return match[1]
    named = re.compile(rf"\b(?:{rules.outlet})\b")
    for line in furniture:
        match = named.search(text, line.start, min(line.end, line.start + 500))
        if match:
            return match[0]
    reporter = re.compile(rf"\b(?:{rules.reporter})(?:\s*\([^()]{{1,12}}\))?\s+({rules.outlet})\b")
    for line in lines[:6]:
        match = reporter.search(text, line.start, line.end)
        if match:
            return match[1]
    return ""


def _patterns(rules: LayoutRules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = rf"(?i:{rules.byline_words})"
    suffix = rf"(?:\s*[(/-]\s*(?P<suffix>{words}|{rules.outlet})(?:\s*[,-]\s*(?:{rules.outlet}))?\s*\)?)?"
    whole = rf"\W*(?:{words}(?:\s*,\s*{words})?\s*:\s*)?(?P<names>{_NAMES}){suffix}\W*"
    return re.compile(whole), re.compile(rf"(?:[.!?…/]|[.!?…]\s*[\"”)])\s+(?P<names>{_NAMES}){suffix}\s*\Z")


def _byline(match: re.Match[str], rules: LayoutRules) -> Byline:
    suffix = match["suffix"] or ""
    outlet = suffix if re.fullmatch(rules.outlet, suffix) else ""
    return Byline(match["names"].strip(), Span(*match.span("names")), outlet)
