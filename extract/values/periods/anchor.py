"""Anchoring: dates that lack a year, and relative ones, take it from the article's date or from its other dates."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.matching.match import Context, Mention
from extract.values.periods.calendar import Stretch
from extract.values.periods.evidence import AHEAD, COMPARED, Hints, hints, settled_year, with_cited
from extract.values.periods.written import Period, Point, Written, resolve_written

# "9 tháng" is January to September in an article that appears within this time of the end of September.
NEAR = timedelta(days=40)


@dataclass
class _Reading:
    """Where a reading of the article stands: the last day, stretch of any kind, year and dated month it has named.

    `month` is the first day of the last month reported on.
    """

    day: date | None = None
    any: date | None = None
    year: int | None = None
    year_sentence: int = -1
    year_paragraph: int = -1
    dated: Period | None = None
    dated_paragraph: int = -1
    month: date | None = None


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Give every period its days as far as the article settles them, in the order of the text.

    A period without a year takes the one named before it in its sentence, else the article's; where the article shows
    no date, the one year in which all its complete dates lie, else a day or month takes the one named before it in its
    paragraph. What is compared with, long past or only cited lends no year. Nothing is ever counted from today; what
    stays unsettled has no days, and is no row at all where its words say nothing without them ("hôm nay", "cùng ngày").
    """
    mentions = with_cited(mentions, context)
    settled, clues = settled_year(mentions), hints(mentions, context)
    reading = _Reading()
    finished = []
    for found in mentions:
        period = found.value
        at = context.article.sentence_at(found.start)
        sentence, paragraph = at.index, at.paragraph
        written = period.written if isinstance(period, Period) else None
        if written is not None and not written.complete:
            period = _anchored(period, written, context.date, settled, clues, reading, sentence, paragraph)
            if period.anchor == "none" and _says_nothing(written):
                continue
            found = found._replace(value=period)
        if isinstance(period, Period) and period.role in ("", AHEAD):
            _note(period, reading, sentence, paragraph, context.date)
        finished.append(found)
    return finished


def _anchored(
    period: Period,
    written: Written,
    published: date | None,
    settled: int | None,
    clues: Hints,
    reading: _Reading,
    sentence: int,
    paragraph: int,
) -> Period:
    point = written.point
    if period.duration:
        return _to_date(period, written, published)
    if point.base == "text":
        now = reading.day if point.grain == "day" else reading.any
        return _with(period, resolve_written(written, now), "text")
    if period.role == COMPARED and reading.month is not None and _is_month_off(written):
        return _with(period, resolve_written(written, reading.month), "text")
    dayless = written.to is None and point.grain == "day" and point.day is not None
    if dayless and point.month is None and point.month_shift is None and reading.day is not None:
        return _with(period, resolve_written(written, reading.day), "text")
    month_leans = point.month is not None and (point.day is None or published is None)
    year_leans = point.base == "article" and point.year_shift is not None and written.to is None
    leans = month_leans or year_leans or point.base == "near"
    in_sentence = reading.year if leans and reading.year_sentence == sentence else None
    if period.role == COMPARED and year_leans and reading.year_paragraph == paragraph:
        in_sentence = reading.year
    if in_sentence is not None:
        return _with(period, resolve_written(written, None, in_sentence), "text")
    if published is not None:
        return _with(period, resolve_written(written, published), "published")
    if settled is None and reading.dated and reading.dated_paragraph == paragraph:
        settled = _year_going_on(point, reading.dated)
    settled = settled or clues.year_of(point)
    return _with(period, resolve_written(written, None, settled), "text" if settled else "none")


def _is_month_off(written: Written) -> bool:
    """Whether a month is counted from another: what a report of March compares with is "tháng trước", February."""
    point = written.point
    return written.to is None and point.month_shift is not None and point.grain == "month" and not point.part


def _year_going_on(point: Point, dated: Period) -> int | None:
    """The year of a month behind a dated stretch, or of a day behind a dated month; None for an earlier month."""
    before = dated.written.point if dated.written else Point()
    if point.month is None or dated.period_end is None or (point.day is not None and before.month is None):
        return None
    return dated.period_end.year if point.month >= (before.month or 1) else None


def _to_date(period: Period, written: Written, published: date | None) -> Period:
    """ "9 tháng" as January to September where the article is of about that time, else as the length it is."""
    stretch = None if published is None else resolve_written(written, published)
    if stretch is None or stretch.end is None or published is None or abs(published - stretch.end) > NEAR:
        return replace(period, written=None)
    return _with(replace(period, kind="range", duration=""), stretch, "published")


def _with(period: Period, stretch: Stretch | None, anchor: str) -> Period:
    if stretch is None:
        return replace(period, anchor="none")
    return replace(period, period_start=stretch.start, period_end=stretch.end, anchor=anchor)


def _says_nothing(written: Written) -> bool:
    """Whether the words name no day of any calendar and have nothing to count from."""
    return written.to is None and bool(written.point.base) and written.point.day is None


def _note(period: Period, reading: _Reading, sentence: int, paragraph: int, published: date | None) -> None:
    if period.written is None:
        return
    latest = period.period_end or period.period_start
    if latest is None or (published and latest > published and period.written.point.grain == "day"):
        return
    reading.any = latest
    if period.written.to is None and period.written.point.grain == "day":
        reading.day = latest
    if period.written.to is None and period.written.point.grain == "month" and period.period_start:
        reading.month = period.period_start
    single = period.written.complete and period.period_start and period.period_start.year == latest.year
    if single:
        reading.dated, reading.dated_paragraph = period, paragraph
    if period.written.to is None and (period.kind == "year" or (single and period.written.point.grain == "month")):
        reading.year, reading.year_sentence, reading.year_paragraph = latest.year, sentence, paragraph
