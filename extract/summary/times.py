"""Periods as labels, in the manner of ISO 8601: 2021 · 2021/2025 · 2023-06 · 2023-01/2023-06 · 2021/.. · ../2020."""

from calendar import monthrange
from datetime import date

OPEN = ".."


def period_label(start: str, end: str) -> str:
    """The shortest label of the days from `start` to `end` (ISO, inclusive, '' where open); '' when both are open."""
    first, last = _date(start), _date(end)
    if first is None and last is None:
        return ""
    if first and last and first == last:
        return first.isoformat()
    for length, begins, ends in ((4, _begins_year, _ends_year), (7, _begins_month, _ends_month)):
        if (first is None or begins(first)) and (last is None or ends(last)):
            return _interval(start[:length], end[:length])
    return _interval(start, end)


def year_label(start: str, end: str) -> str:
    """The year that a period lies in, or the first and last year of a longer one."""
    return _interval(start[:4], end[:4]) if start or end else ""


def _interval(start: str, end: str) -> str:
    return start if start == end else f"{start or OPEN}/{end or OPEN}"


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _begins_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _begins_month(day: date) -> bool:
    return day.day == 1


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
