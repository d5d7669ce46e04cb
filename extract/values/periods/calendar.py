"""Calendar arithmetic: bounds of days, weeks, months, quarters, years, and ISO-8601 durations."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included; None where that side is open."""

    start: date | None
    end: date | None


def day_stretch(year: int, month: int, day: int) -> Stretch | None:
    """One day; None when the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    only = date(year, month, day)
    return Stretch(only, only)


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(year, month)[1]


def months_stretch(year: int, month: int, count: int = 1) -> Stretch:
    """`count` whole months from the first day of `month`, which may lie outside 1..12 (0 is last December)."""
    first_year, first_month = _carry(year, month)
    last_year, last_month = _carry(year, month + count - 1)
    return Stretch(date(first_year, first_month, 1), date(last_year, last_month, month_length(last_year, last_month)))


def quarter_stretch(year: int, quarter: int) -> Stretch:
    """A quarter; 0 and 5 are those before and after the year's four."""
    return months_stretch(year, 3 * quarter - 2, 3)


def years_stretch(year: int, count: int = 1) -> Stretch:
    """`count` whole years from 1 January of `year`."""
    return Stretch(date(year, 1, 1), date(year + count - 1, 12, 31))


def week_stretch(day: date) -> Stretch:
    """Monday to Sunday of the week in which `day` lies."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6))


def head(whole: Stretch, count: int, unit: str) -> Stretch:
    """The first `count` months (unit M), weeks (W) or days (D) of a stretch."""
    if whole.start is None:
        return whole
    if unit == "M":
        return Stretch(whole.start, months_stretch(whole.start.year, whole.start.month, count).end)
    return Stretch(whole.start, whole.start + timedelta(days=count * (7 if unit == "W" else 1) - 1))


def tail(whole: Stretch, count: int, unit: str) -> Stretch:
    """The last `count` months (unit M), weeks (W) or days (D) of a stretch."""
    if whole.end is None:
        return whole
    if unit == "M":
        return Stretch(months_stretch(whole.end.year, whole.end.month - count + 1).start, whole.end)
    return Stretch(whole.end - timedelta(days=count * (7 if unit == "W" else 1) - 1), whole.end)


def halves(whole: Stretch) -> tuple[Stretch, Stretch]:
    """First and second half: whole months where there are at least two, else 15 days and the rest."""
    if whole.start is None or whole.end is None:
        return whole, whole
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    first = head(whole, months // 2, "M") if months > 1 else head(whole, 15, "D")
    assert first.end is not None
    return first, Stretch(first.end + timedelta(days=1), whole.end)


def roman(numeral: str) -> int:
    """The number that a Roman numeral of capitals I, V, X, L writes."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}.get(letter, 0) for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _carry(year: int, month: int) -> tuple[int, int]:
    years, zero_based = divmod(month - 1, 12)
    return year + years, zero_based + 1


# What a fraction of each unit is counted in, so that "1,5 năm" becomes P1Y6M.
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")


def iso_duration(amounts: Mapping[str, Decimal]) -> str:
    """ISO-8601 text of amounts in Y, M, W, D and, with a T before, TH, TM, TS; '' when they come to nothing."""
    if list(amounts) == ["W"] and amounts["W"] == amounts["W"].to_integral_value():
        return f"P{_plain(amounts['W'])}W" if amounts["W"] else ""
    left = {unit: amounts.get(unit, Decimal(0)) for unit in UNITS}
    left["D"] += 7 * left.pop("W")
    for unit, (smaller, factor) in _SMALLER.items():
        whole = left[unit].to_integral_value(ROUND_FLOOR)
        part = (left[unit] - whole) * factor
        if part and part == part.to_integral_value():
            left[unit] = whole
            left[smaller] += part
    days = "".join(f"{_plain(left[unit])}{unit}" for unit in ("Y", "M", "D") if left[unit])
    times = "".join(f"{_plain(left[unit])}{unit[1]}" for unit in ("TH", "TM", "TS") if left[unit])
    return f"P{days}{'T' if times else ''}{times}" if days or times else ""


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
