"""Periods: the builders that read points of the calendar, ranges and lengths of time out of matches."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from extract.matching.match import Builder, Context, Finisher, Match, Mention, Slot, Span, mention
from extract.rulebook.model import Rulebook
from extract.values.number import NumberWords, number_words, parse_number
from extract.values.periods.anchor import finish
from extract.values.periods.calendar import UNITS, iso_duration, roman
from extract.values.periods.written import Period as Period
from extract.values.periods.written import Point, Written, lend, resolve_written, with_fields

NOW = Point(day_shift=0)
_KIND_OF_GRAIN = {"day": "date", "week": "range", "month": "month", "quarter": "quarter", "year": "year"}
FIRST_YEAR, LAST_YEAR = 1000, 2100
_SHORT_YEARS_BEFORE = 50  # "12/3/49" is 2049, "12/3/50" is 1950


def build_date(match: Match, context: Context) -> Iterable[Mention]:
    """One point of the calendar: its slots ({day}, {month}, {year}, lists with calendar fields) taken together."""
    span = match.piece("mention") or (match.start, match.end)
    point = read_point(match, context, span)
    if (match.piece("take") and point.take is None) or (match.piece("year") and point.year is None):
        return
    yield from _mention(match, span, Written(point, relation=match.set.get("relation", "")))


def build_decade(match: Match, context: Context) -> Iterable[Mention]:
    """A decade from its {integer} ("những năm 90"), or a century from the piece @century ("thế kỷ XX", "thế kỷ 19")."""
    century, integer = match.piece("century"), match.slot("integer")
    if century is not None:
        text = match.text(*century)
        number = int(text) if text.isdigit() else roman(text)
        first, years = 100 * number - 99, 100
    else:
        number = int(match.text(integer.start, integer.end)) if integer else 1
        first, years = number if number >= FIRST_YEAR else 1900 + number, 10
    if 0 < first <= LAST_YEAR and (century is not None or first % 10 == 0):
        point = replace(read_point(match, context, (match.start, match.end)), year=first, span=years)
        yield from _mention(match, (match.start, match.end), Written(point))


def build_to_date(match: Match, context: Context) -> Iterable[Mention]:
    """A number of months that may be the first of the article's year; the finisher decides by the article's date."""
    span = match.piece("mention") or (match.start, match.end)
    point = with_fields(read_point(match, context, span), {"year-shift": "0"})
    point = _with_take(match, context, replace(point, part="begin"), span)
    if point.take is not None and point.take[1] == "M" and point.take[0] <= 12:
        months = iso_duration({"M": Decimal(point.take[0])})
        yield mention(match, Period("duration", duration=months, written=Written(point)), span)


def build_period(match: Match, context: Context) -> Iterable[Mention]:
    """A range between the pieces @from and @to; `set` may give {from: now} or {to: now} in place of one."""
    span = match.piece("mention") or (match.start, match.end)
    first, last = (_end_of_range(match, context, name) for name in ("from", "to"))
    if first is not None and last is not None:
        written = Written(first, last, "span")
    elif first is not None:
        written = Written(first, relation="since")
    elif last is not None:
        written = Written(last, relation="until")
    else:
        return
    if written.to and written.point.year and written.to.year and written.point.year > written.to.year:
        return
    yield from _mention(match, span, written)


def build_dates(match: Match, context: Context) -> Iterable[Mention]:
    """One mention for each slot of the kind that `set` names in `item`; the first takes the words before it along.

    What a later item says and an earlier one does not (its month, its year) holds for both.
    """
    item = match.set.get("item", "year")
    first, last = match.piece("mention") or (match.start, match.end)
    kinds = ("day", "dotted", "dotted-date") if item == "day" else (item,)
    heads = sorted((slot for kind in kinds for slot in match.all(kind, (first, last))), key=lambda slot: slot.start)
    limits = [slot.start for slot in heads[1:]] + [last]
    points = []
    for slot, limit in zip(heads, limits, strict=True):
        points.append(read_point(match, context, (slot.start, limit)))
    for at in range(len(points) - 2, -1, -1):
        points[at] = lend(points[at], points[at + 1])
    for at, (slot, limit) in enumerate(zip(heads, limits, strict=True)):
        inside = [other.end for other in match.slots if slot.start <= other.start and other.end <= limit]
        span = (first if at == 0 else slot.start, last if at == len(heads) - 1 else max(inside))
        yield from _mention(match, span, Written(points[at]))


def build_duration(match: Match, context: Context) -> Iterable[Mention]:
    """A length of time: each {number} with its {time}, larger units first; `set: {duration: ""}` leaves it open."""
    span = match.piece("mention") or (match.start, match.end)
    if "duration" in match.set:
        yield mention(match, Period("duration", duration=match.set["duration"]), span)
        return
    units, numbers = match.all("time"), match.all("number")
    ranks = [UNITS.index(unit.entry["iso"]) for unit in units]
    if not units or any(after <= before for before, after in pairwise(ranks)):
        return
    amounts: dict[str, Decimal] = {}
    for unit, number in zip_longest(units, numbers[: len(units)]):
        value = Decimal(1) if number is None else _amount(match, context, number)
        if value is None:
            return
        amounts[unit.entry["iso"]] = value * Decimal(unit.entry.get("times", "1"))
    if match.slot("$half-more"):
        amounts[units[-1].entry["iso"]] += Decimal("0.5") * Decimal(units[-1].entry.get("times", "1"))
    if text := iso_duration(amounts):
        yield mention(match, Period("duration", duration=text), span)


def _amount(match: Match, context: Context, slot: Slot) -> Decimal | None:
    """The value of a {number}; None for a vague one."""
    number = parse_number(match.surfaces(slot.start, slot.end), context.rulebook.once("period-numbers", _number_words))
    return None if number is None or number.vague else number.value


def _number_words(rulebook: Rulebook) -> NumberWords:
    return number_words(
        (entry.texts, entry.fields)
        for lexicon in rulebook.lexicons.values()
        if lexicon.slot == "number-word"
        for entry in lexicon.entries
    )


def _end_of_range(match: Match, context: Context, name: str) -> Point | None:
    if match.set.get(name) == "now":
        return NOW
    span = match.piece(name)
    return None if span is None else read_point(match, context, span)


def read_point(match: Match, context: Context, span: Span) -> Point:
    """The point that the slots within a span of tokens (and the rule's `set`) describe."""
    point = with_fields(Point(), match.set)
    for slot in match.slots:
        if not (span[0] <= slot.start and slot.end <= span[1]):
            continue
        if slot.kind in ("day", "month", "year"):
            point = with_fields(point, {slot.kind: match.text(slot.start, slot.end)})
        elif slot.kind.startswith("dotted"):
            point = _with_dotted(point, match.text(slot.start, slot.end))
        elif slot.entry:
            point = with_fields(point, slot.entry)
    short = match.piece("year")
    if short is not None and span[0] <= short[0] and short[1] <= span[1]:
        point = replace(point, year=_full_year(match.text(*short), point.day))
    return _with_take(match, context, point, span)


def _with_take(match: Match, context: Context, point: Point, span: Span) -> Point:
    """The point narrowed to its first or last so many days, weeks or months ("6 tháng đầu năm", piece @take)."""
    piece = match.piece("take")
    if piece is None or not (span[0] <= piece[0] and piece[1] <= span[1]):
        return point
    unit, number = match.slot("time", within=piece), match.slot("number", within=piece)
    count = _amount(match, context, number) if number else Decimal(1)
    if unit is None or count is None or count != int(count) or not 0 < count < 400:
        return point
    iso, times = unit.entry["iso"], int(unit.entry.get("times", "1"))
    stands = point.part in ("begin", "end") and iso in ("M", "W", "D")
    return replace(point, take=(int(count) * times, iso)) if stands else point


def _full_year(text: str, day: int | None) -> int | None:
    """A year of four digits, a stray point left out, or behind a day of two; None for any other number."""
    digits = "".join(digit for digit in text if digit.isdigit())
    if len(digits) == 2 and day is not None:
        return int(digits) + (2000 if int(digits) < _SHORT_YEARS_BEFORE else 1900)
    return int(digits) if FIRST_YEAR <= int(digits) <= LAST_YEAR else None


def _with_dotted(point: Point, text: str) -> Point:
    """12.11.2019, 3.2021 and 25.2: one token each; an empty point when it is any other number."""
    parts = text.split(".")
    names = (
        ("day", "month", "year") if len(parts) == 3 else ("month", "year") if len(parts[-1]) == 4 else ("day", "month")
    )
    values = dict(zip(names, parts, strict=True))
    if "year" in values:
        year = _full_year(values["year"], 1)
        if year is None:
            return Point()
        values["year"] = str(year)
    return with_fields(point, values)


def _mention(match: Match, span: Span, written: Written) -> Iterable[Mention]:
    """The mention of a point or range, resolved as far as the words alone go."""
    kind = match.set.get("kind") or _kind(written)
    if match.set.get("anchor"):
        yield mention(match, Period(kind, anchor=match.set["anchor"]), span)
        return
    if not written.point.possible:
        return
    if not written.complete:
        if written.point.grain:
            yield mention(match, Period(kind, anchor="none", written=written), span)
        return
    stretch = resolve_written(written, None)
    start, end = (stretch.start, stretch.end) if stretch else (None, None)
    yield mention(match, Period(kind, start, end, written=written), span)


def _kind(written: Written) -> str:
    if written.relation or written.point.take or written.point.span > 1 or written.point.part.endswith("half"):
        return "range"
    return _KIND_OF_GRAIN.get(written.point.grain, "range")


BUILDERS: dict[str, Builder] = {
    "date": build_date,
    "dates": build_dates,
    "decade": build_decade,
    "period": build_period,
    "to-date": build_to_date,
    "duration": build_duration,
}
FINISHERS: dict[str, Finisher] = {"periods": finish}
