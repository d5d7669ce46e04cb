"""Which year an article without a date is of, as far as its own dates show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from extract.matching.match import Context, Mention
from extract.values.periods.written import Period, Point, Written

# A year further back than this from the newest one belongs to the story's past.
LONG_AGO = 3
# News of a day follows a month that it names within this time.
SOON = timedelta(days=60)
# What is told of a year until this month may be told of the one before.
REPORTS_END = 4
# A year stands for the article's own only in its title and first sentences.
HEAD_SENTENCES = 3
# Roles of a period (see Period.role) whose year is not that of the article, and the one that lies a year before it.
COMPARED, AHEAD, CITED, YEAR_BEFORE = "compared", "ahead", "cited", "year-before"


@dataclass(frozen=True, slots=True)
class Hints:
    """What tells the year of some points only: the newest stretch of months, and the newest year of the head."""

    month_end: date | None
    year: int | None

    def year_of(self, point: Point) -> int | None:
        """The year of a day or month near the newest month, or late enough to be of the head's year; else None.

        "Năm trước" counts from the newest month's year, "cuối năm" is of the head's.
        """
        end = self.month_end
        if point.month is None:
            if point.base == "near":
                return end.year if end else None
            return self.year if point.part and point.base == "article" else None
        if end is not None:
            off = timedelta(days=30 * (point.month - end.month) + (point.day or end.day) - end.day)
            return end.year if -SOON <= off <= SOON else None
        return self.year if point.month > REPORTS_END else None


def hints(mentions: Sequence[Mention], context: Context) -> Hints:
    """The newest complete month, and the newest complete year that the first sentences name."""
    sentences = context.article.sentences
    head = sentences[min(HEAD_SENTENCES, len(sentences)) - 1].last if sentences else 0
    months: list[date] = []
    years: list[int] = []
    for found in mentions:
        period = found.value
        if not isinstance(period, Period) or period.role or period.written is None or not period.written.complete:
            continue
        if period.period_end is None or period.written.relation in ("since", "after", "until"):
            continue
        if period.written.point.grain == "month" or (period.written.to and period.written.to.month):
            months.append(period.period_end)
        elif period.kind == "year" and period.period_start and found.start < head:
            years.append(period.period_end.year)
    return Hints(max(months, default=None), max(years, default=None))


def with_cited(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The mentions, those that are the date of a document beside them marked as cited."""
    ends = {document.end for document in context.mentions.get("documents", ())}
    marked = []
    for found in mentions:
        period = found.value
        if isinstance(period, Period) and not period.role and ends.intersection((found.start, found.start - 1)):
            found = found._replace(value=replace(period, role=CITED))
        marked.append(found)
    return marked


def settled_year(mentions: Sequence[Mention]) -> int | None:
    """The one year of all complete days and reports of the text; else the year after "cùng kỳ năm X"; else None.

    What is compared with, long past or only cited does not count, nor does a bare year or month: a report of a year
    may be written in the next one.
    """
    periods = [found.value for found in mentions if isinstance(found.value, Period) and found.value.written]
    told = set(chain.from_iterable(_years(period) for period in periods if not period.role))
    recent = {year for year in told if year >= max(told) - LONG_AGO}
    if recent:
        return recent.pop() if len(recent) == 1 else None
    before = set(chain.from_iterable(_span(period) for period in periods if period.role == YEAR_BEFORE))
    return before.pop() + 1 if len(before) == 1 else None


def _years(period: Period) -> set[int]:
    written = period.written
    if written is None:
        return set()
    if _up_to_now(written) and written.point.year is not None:
        return {written.point.year}
    point = written.point
    if not written.complete or not (point.grain in ("day", "quarter") or point.take):
        return set()
    return _span(period)


def _span(period: Period) -> set[int]:
    return {day.year for day in (period.period_start, period.period_end) if day}


def _up_to_now(written: Written) -> bool:
    """ "Từ đầu năm 2014 đến nay": nobody writes so in another year."""
    point, to = written.point, written.to
    return to is not None and to.day_shift == 0 and point.part == "begin" and point.grain == "year"
