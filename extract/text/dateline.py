"""The line that says when an article was published."""

import re
from datetime import date
from typing import NamedTuple

from extract.text.layout_rules import CAPITAL, LayoutRules
from extract.text.span import Span

_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?::\s?\d{2}(?::\s?\d{2})?|[hg]\s?\d{0,2}'?)(?!\w)")
_INITIALS = re.compile(rf"[{CAPITAL}]{{1,2}}\.(?:\s?[{CAPITAL}]{{1,2}}\b\.?)+")
# A date that no sentence begins with: with the time before or behind it, or in brackets with a dash.
_STAMP = re.compile(
    r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*[,|-]?\s*(?P<late>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"|(?P<early>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*[,|-]?\s*\d{1,2}:\d{2}(?::\d{2})?"
    r"|\(\s*(?P<bracketed>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*\)\s*[-–—:])\s+"
)
# The same at the end of a headline.
_TRAILING = re.compile(
    r"\s+(?:(?P<early>\d{1,2}/\d{1,2}/\d{4})\s*[,|-]?\s*\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}:\d{2}(?::\d{2})?\s*[,|-]?\s*"
    r"(?P<late>\d{1,2}/\d{1,2}/\d{4}))\Z"
)
_CODE = re.compile(rf"[{CAPITAL}]{{1,6}}|[\d.,\s]+")  # a paper's letters, or counts of readers
_SIGNS = " \t|,.:;•·*()[]-–—/+_"
_LONGEST = 120
_EARLIEST_YEAR = 1990
_CENTURY = 2000


class DateLine(NamedTuple):
    """The date, where it stands, and what else the line says besides time, weekday and labels ('' mostly).

    `clock`: it tells what day it is for the reader of the page, not when the article was published.
    """

    day: date
    span: Span
    rest: str
    clock: bool = False


def read_date_line(text: str, line: Span, rules: LayoutRules) -> DateLine | None:
    """The first date on a short line."""
    if line.end - line.start > _LONGEST:
        return None
    for pattern, order in (
        (_ISO, (1, 2, 3)),
        (_DIGITS, (3, 2, 1)),
        (rules.written_date, (3, 2, 1)),
        (_SHORT, (3, 2, 1)),
    ):
        match = pattern.search(text, line.start, line.end)
        if match is None:
            continue
        year, month, day = (int(match[group]) for group in order)
        short = pattern is _SHORT
        found = _valid(year + _CENTURY * short, month, day)
        rest = _rest(text, line, match, rules)
        if found is None or (short and (rest or not _TIME.search(text, line.start, line.end))):
            return None
        return DateLine(found, Span(*match.span()), rest, short or bool(rules.clock.match(text, line.start, line.end)))
    return None


def _rest(text: str, line: Span, match: re.Match[str], rules: LayoutRules) -> str:
    """What the line says besides the date, without time, labels, counters, and the author's or the paper's initials."""
    others = f"{text[line.start : match.start()]} {text[match.end() : line.end]}"
    plain = rules.clock.sub(" ", rules.counter.sub(" ", _TIME.sub(" ", others)), count=1)
    rest = rules.date_words.sub(" ", plain).strip(_SIGNS)
    initials = _INITIALS.fullmatch(text[line.start : match.start()].strip(" \t|,-–—"))
    button = rules.head.match(rest) or rules.line.match(rest)
    return "" if initials or button or _CODE.fullmatch(rest) else rest


def read_trailing_stamp(text: str, line: Span) -> DateLine | None:
    """Date and time behind a headline, which is the rest: "Mưa lớn ở miền núi 14/11/2025 18:11"."""
    match = _TRAILING.search(text, line.start, line.end)
    if match is None or not text[match.start() - 1].isalnum():
        return None
    found = _DIGITS.search(text, *match.span(match.lastgroup or 0))
    day = _valid(*(int(found[group]) for group in (3, 2, 1))) if found else None
    span = Span(match.start() + 1, match.end())
    return DateLine(day, span, text[line.start : match.start()]) if day else None


def read_stamp(text: str, line: Span) -> DateLine | None:
    """The date and time with which a paragraph begins, before its first sentence: "15:48 02/07/2020 Hưởng ứng ..."."""
    match = _STAMP.match(text, line.start, line.end)
    found = match and _DIGITS.search(text, *match.span(match.lastgroup or 0))
    if not match or not found:
        return None
    day = _valid(*(int(found[group]) for group in (3, 2, 1)))
    return DateLine(day, Span(*match.span()), text[match.end() : line.end]) if day else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _EARLIEST_YEAR else None
