"""What a text says of a point in time, before anything outside the phrase is asked, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from extract.values.periods.calendar import (
    Stretch,
    day_stretch,
    halves,
    head,
    months_stretch,
    quarter_stretch,
    tail,
    week_stretch,
    years_stretch,
)

# A date without a year that would lie further than this from the article's own belongs to the year before or after.
FAR = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar as written; what is None waits for an anchor.

    Shifts count from the anchor (-1 in year_shift is "last year"). `base` is "text" where the phrase points back to
    what the text named last ("cùng ngày"), "near" where it counts from the year its sentence names ("năm trước"),
    "article" where it says nothing without the article's date ("hôm nay"), else "". `part` is begin, end, or a half
    or third; `take` is the count and unit of "6 tháng đầu" (with part begin) or "10 ngày cuối" (part end). `span` is a
    number of years. `tense` is past or coming where the words tell on which side of the article's date it lies.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    quarter_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    day_shift: int | None = None
    weekday: int | None = None
    span: int = 1
    part: str = ""
    take: tuple[int, str] | None = None
    base: str = ""
    tense: str = ""

    @property
    def grain(self) -> str:
        """day, week, month, quarter, year; '' when nothing is said."""
        if self.day is not None or self.day_shift is not None or self.weekday is not None:
            return "day"
        if self.week_shift is not None:
            return "week"
        if self.month is not None or self.month_shift is not None:
            return "month"
        if self.quarter is not None or self.quarter_shift is not None:
            return "quarter"
        return "year" if self.year is not None or self.year_shift is not None else ""

    @property
    def possible(self) -> bool:
        """Whether its day and month are of any calendar at all."""
        return (self.day is None or 1 <= self.day <= 31) and (self.month is None or 1 <= self.month <= 12)

    @property
    def complete(self) -> bool:
        """Whether the phrase alone settles the stretch."""
        if self.year is None or self.base:
            return False
        shifts = (self.quarter_shift, self.month_shift, self.week_shift, self.day_shift, self.weekday)
        return all(shift is None for shift in shifts) and (self.day is None or self.month is not None)


@dataclass(frozen=True, slots=True)
class Written:
    """A point, or a range of two, or an open range: relation is '', since, before, after or span (a to b)."""

    point: Point
    to: Point | None = None
    relation: str = ""

    @property
    def complete(self) -> bool:
        """Whether the words alone settle the days."""
        if self.to is None:
            return self.point.complete
        return lend(self.point, self.to).complete and lend(self.to, self.point).complete


@dataclass(frozen=True, slots=True)
class Period:
    """A row of periods.csv: ISO dates (both ends included), an ISO-8601 duration, and what settled the missing year.

    `anchor` is '' when the words alone say all, published or text when the article's date or its other dates were
    needed, none when nothing could be found, lunar for dates of the lunar calendar. `role` is set where its year is
    not the article's: compared, year-before ("cùng kỳ năm 2023"), past (a birth, a founding), ahead (a target) or cited
    (the date of a document).
    """

    kind: str
    period_start: date | None = None
    period_end: date | None = None
    duration: str = ""
    anchor: str = ""
    written: Written | None = field(default=None, repr=False, compare=False)
    role: str = field(default="", repr=False, compare=False)


_NUMBERS = ("year", "quarter", "month", "day", "span", "weekday")
_SHIFTS = ("year-shift", "quarter-shift", "month-shift", "week-shift", "day-shift")


def with_fields(point: Point, fields: Mapping[str, str]) -> Point:
    """The point with fields of a lexicon entry or of a rule's `set`: year … day, …-shift, part, unit of take, base."""
    numbers = {name.replace("-", "_"): int(fields[name]) for name in (*_NUMBERS, *_SHIFTS) if name in fields}
    changes: dict[str, Any] = numbers | {name: fields[name] for name in ("part", "base", "tense") if name in fields}
    return replace(point, **changes) if changes else point


def lend(borrower: Point, lender: Point) -> Point:
    """The point with the year, quarter and month that a neighbour names and it does not ("7-9/7", "2021, 2022")."""
    changes: dict[str, Any] = {}
    if borrower.year is None and borrower.year_shift is None and not borrower.base:
        if lender.year is not None:
            changes["year"] = lender.year
        elif lender.year_shift is not None:
            changes["year_shift"] = lender.year_shift
    if borrower.day is not None and borrower.month is None and borrower.month_shift is None:
        if lender.month is not None:
            changes["month"] = lender.month
        elif lender.month_shift is not None:
            changes["month_shift"] = lender.month_shift
    return replace(borrower, **changes) if changes else borrower


def resolve(point: Point, now: date | None, year: int | None = None) -> Stretch | None:
    """The stretch a point comes to, counted from `now`, or in `year` when only that is known.

    None if that is not enough, and for a day that the calendar lacks (31/6).
    """
    whole = _whole(point, now, year)
    if whole is None or whole.start is None or whole.end is None:
        return None
    if point.take is not None:
        return (tail if point.part == "end" else head)(whole, *point.take)
    match point.part:
        case "begin":
            return Stretch(whole.start, None)
        case "end":
            return Stretch(None, whole.end)
        case "first-half":
            return halves(whole)[0]
        case "second-half":
            return halves(whole)[1]
        case "first-third" | "second-third" | "last-third":
            return _third(whole, point.part)
    return whole


def _third(whole: Stretch, part: str) -> Stretch:
    """Ten days of a month, or what follows its twentieth."""
    first = head(whole, 10, "D")
    two = head(whole, 20, "D")
    if part == "first-third" or first.end is None or two.end is None:
        return first
    after = first.end if part == "second-third" else two.end
    return Stretch(after + timedelta(days=1), two.end if part == "second-third" else whole.end)


def _whole(point: Point, now: date | None, year: int | None) -> Stretch | None:
    if point.day_shift is not None and point.day is None:
        return None if now is None else _one(now + timedelta(days=point.day_shift))
    if point.week_shift is not None:
        return None if now is None else _in_week(now + timedelta(days=7 * point.week_shift), point.weekday)
    grain = point.grain
    if grain == "" or (grain == "day" and point.day is None):
        return None
    here = point.year
    if here is None and point.year_shift is not None and (now is not None or year is not None):
        here = (now.year if now else year or 0) + point.year_shift
    if here is None and point.year_shift is None:
        here = now.year if now else year
        if now is not None and here is not None and grain in ("day", "month") and point.month is not None:
            near = _dated(point, here, now)
            if near is not None and near.start is not None and near.end is not None:
                here += _years_off(point.tense, now, near.start, near.end)
    return None if here is None else _dated(point, here, now)


def _years_off(tense: str, now: date, start: date, end: date) -> int:
    """By how many years a day or month written without one lies off the article's year."""
    if tense == "past":
        return -1 if start > now else 0
    if tense == "coming":
        return 1 if end < now else 0
    return (now - end > FAR) - (start - now > FAR)


def _dated(point: Point, year: int, now: date | None) -> Stretch | None:
    """The stretch when the year is settled."""
    if not 1 <= year < 9000:
        return None
    month = point.month
    if month is None and now is not None and (point.month_shift is not None or point.day is not None):
        month = now.month + (point.month_shift or 0)
        years, zero_based = divmod(month - 1, 12)
        year, month = year + years, zero_based + 1
    if point.day is not None:
        return None if month is None else day_stretch(year, month, point.day)
    if month is not None:
        return months_stretch(year, month) if 1 <= month <= 12 else None
    if point.quarter is not None:
        return quarter_stretch(year, point.quarter)
    if point.quarter_shift is not None:
        return None if now is None else quarter_stretch(year, (now.month + 2) // 3 + point.quarter_shift)
    return years_stretch(year, point.span) if point.month_shift is None else None


def _one(day: date) -> Stretch:
    return Stretch(day, day)


def _in_week(day: date, weekday: int | None) -> Stretch:
    week = week_stretch(day)
    return week if weekday is None or week.start is None else _one(week.start + timedelta(days=weekday))


def resolve_written(written: Written, now: date | None, year: int | None = None) -> Stretch | None:
    """The stretch of a point or range; an unknown end is None, and all is None if both are or if it runs backwards."""
    if written.to is None:
        alone = resolve(written.point, now, year)
        return None if alone is None else _related(alone, written.relation)
    first, last = written.point, written.to
    after = resolve(lend(last, first), now, year)
    before = resolve(lend(first, last), now, year)
    if before is None or after is None:
        start = _first(before) if before else None
        end = _last(after) if after else None
        return Stretch(start, end) if start or end else None
    start, end = _ordered(first, _first(before), last, _last(after))
    return None if start and end and start > end else Stretch(start, end)


def _ordered(first: Point, start: date | None, last: Point, end: date | None) -> tuple[date | None, date | None]:
    """A range over the turn of a year or month lends its end the next one, or its start the one before."""
    if start is None or end is None or start <= end:
        return start, end
    if first.day is not None and first.month is None and last.month is not None:
        earlier = months_stretch(start.year, start.month - 1).start
        assert earlier is not None
        moved = day_stretch(earlier.year, earlier.month, start.day)
        return (moved.start if moved else None), end
    if last.year is None and first.year is not None:
        return start, _years_later(end, 1)
    if first.year is None:
        return _years_later(start, -1), end
    return start, end


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _first(stretch: Stretch) -> date | None:
    """Where a range from this stretch begins; "từ cuối năm 2018" knows no earlier day than the year's last."""
    return stretch.start or stretch.end


def _last(stretch: Stretch) -> date | None:
    return stretch.end or stretch.start


def _related(stretch: Stretch, relation: str) -> Stretch:
    one = timedelta(days=1)
    match relation:
        case "since":
            return Stretch(_first(stretch), None)
        case "before":
            return Stretch(None, stretch.start - one if stretch.start else None)
        case "after":
            return Stretch(stretch.end + one if stretch.end else None, None)
        case "until":
            return Stretch(None, stretch.end)
    return stretch
