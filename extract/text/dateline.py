"""The line that says when an article was published."""

import re
from datetime import date
from typing import NamedTuple

from extract.text.layout_rules import LayoutRules
from extract.text.span import Span

_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?::\s?\d{2}(?::\s?\d{2})?|[hg]\s?\d{0,2}'?)(?!\w)")
_SIGNS = " \t|,.:;•·*()[]-–—/+_"
_LONGEST = 120
_EARLIEST_YEAR = 1990


class DateLine(NamedTuple):
    """The date, where it stands, and what else the line says besides time, weekday and labels ('' mostly)."""

    day: date
    span: Span
    rest: str


def read_date_line(text: str, line: Span, rules: LayoutRules) -> DateLine | None:
    """The first date on a short line."""
    if line.end - line.start > _LONGEST:
        return None
    for pattern, order in ((_ISO, (1, 2, 3)), (_DIGITS, (3, 2, 1)), (rules.written_date, (3, 2, 1))):
        match = pattern.search(text, line.start, line.end)
        if match is None:
            continue
        day = _valid(*(int(match[group]) for group in order))
        if day is None:
            return None
        others = f"{text[line.start : match.start()]} {text[match.end() : line.end]}"
        rest = rules.date_words.sub(" ", _TIME.sub(" ", others))
        return DateLine(day, Span(*match.span()), rest.strip(_SIGNS))
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _EARLIEST_YEAR else None
