"""The line that says when an article was published."""

import re
from datetime import date

from extract.text.layout_rules import LayoutRules

_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?::\s?\d{2}(?::\s?\d{2})?|[hg]\s?\d{0,2}'?)(?!\w)")
_LONGEST = 120
_EARLIEST = 1990


def read_date_line(line: str, rules: LayoutRules) -> tuple[date, str] | None:
    """The date of a line that holds nothing else but time, weekday and labels, and what else is left of it ('' mostly)."""
    if len(line) > _LONGEST or not any(sign.isdigit() for sign in line):
        return None
    for pattern, order in ((_ISO, (1, 2, 3)), (_DIGITS, (3, 2, 1)), (rules.written_date, (3, 2, 1))):
        match = pattern.search(line)
        if match is None:
            continue
        day = _valid(*(int(match[group]) for group in order))
        if day is None:
            return None
        rest = _TIME.sub(" ", line[: match.start()] + " " + line[match.end() :])
        return day, rules.date_words.sub(" ", rest).strip(" \t|,.:;•·*()[]-–—/+_")
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _EARLIEST else None
