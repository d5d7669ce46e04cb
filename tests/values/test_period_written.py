from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extract.values.periods.calendar import Stretch
from extract.values.periods.written import Point, Written, lend, resolve, resolve_written, with_fields

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def only(year: int, month: int, day: int) -> Stretch:
    return Stretch(date(year, month, day), date(year, month, day))


@given(DAYS, DAYS)
def test_a_full_date_is_itself_whatever_the_article_s_date(day: date, now: date) -> None:
    point = Point(year=day.year, month=day.month, day=day.day)
    assert point.complete
    assert resolve(point, now) == resolve(point, None) == Stretch(day, day)


@given(st.integers(-20, 20), DAYS)
def test_days_counted_from_the_article_s_date(shift: int, now: date) -> None:
    day = now + timedelta(days=shift)
    assert resolve(Point(day_shift=shift), now) == Stretch(day, day)


@given(DAYS, st.integers(1, 12))
def test_a_month_without_a_year_lies_within_a_year_of_the_article(now: date, month: int) -> None:
    found = resolve(Point(month=month), now)
    assert found is not None
    assert found.start is not None
    assert abs(found.start - now) < timedelta(days=366)


def test_nothing_is_known_without_an_anchor() -> None:
    for point in (Point(month=3), Point(month=3, day=5), Point(year_shift=-1), Point(day_shift=0), Point(quarter=2)):
        assert resolve(point, None) is None


def test_a_day_far_ahead_of_the_article_belongs_to_the_year_before() -> None:
    assert resolve(Point(month=12, day=28), date(2022, 1, 5)) == only(2021, 12, 28)
    assert resolve(Point(month=1, day=5), date(2022, 12, 28)) == only(2023, 1, 5)
    assert resolve(Point(month=9, day=2), date(2022, 1, 5)) == only(2022, 9, 2)


def test_tense_settles_the_side_of_the_article_s_date() -> None:
    assert resolve(Point(month=9, tense="past"), date(2021, 2, 15)) == resolve(Point(year=2020, month=9), None)
    assert resolve(Point(month=2, day=5, tense="coming"), date(2020, 11, 20)) == only(2021, 2, 5)


def test_a_year_alone_settles_a_day() -> None:
    assert resolve(Point(month=7, day=9), None, 2014) == only(2014, 7, 9)


def test_an_impossible_day_is_none() -> None:
    assert resolve(Point(year=2021, month=6, day=31), None) is None


def test_the_beginning_leaves_the_end_open_and_the_end_the_beginning() -> None:
    assert resolve(Point(year=2016, part="begin"), None) == Stretch(date(2016, 1, 1), None)
    assert resolve(Point(year=2016, part="end"), None) == Stretch(None, date(2016, 12, 31))
    assert resolve(Point(year=2020, month=2, part="second-third"), None) == Stretch(
        date(2020, 2, 11), date(2020, 2, 20)
    )
    assert resolve(Point(year=2020, month=2, part="last-third"), None) == Stretch(date(2020, 2, 21), date(2020, 2, 29))


def test_six_months_at_either_end_of_a_year() -> None:
    assert resolve(Point(year=2023, part="begin", take=(6, "M")), None) == Stretch(date(2023, 1, 1), date(2023, 6, 30))
    assert resolve(Point(year=2023, part="end", take=(6, "M")), None) == Stretch(date(2023, 7, 1), date(2023, 12, 31))


def test_last_month_in_january_is_december() -> None:
    assert resolve(Point(month_shift=-1), date(2022, 1, 20)) == Stretch(date(2021, 12, 1), date(2021, 12, 31))


def test_a_range_lends_its_year_and_month() -> None:
    ninth = Point(year=2014, month=7, day=9)
    assert lend(Point(day=7), ninth) == Point(year=2014, month=7, day=7)
    assert resolve_written(Written(Point(day=7), ninth, "span"), None) == Stretch(date(2014, 7, 7), date(2014, 7, 9))


def test_a_range_over_new_year() -> None:
    first, last = Point(month=12, day=28), Point(month=1, day=3)
    assert resolve_written(Written(first, last, "span"), date(2022, 1, 4)) == Stretch(
        date(2021, 12, 28), date(2022, 1, 3)
    )
    dated = Point(year=2021, month=12, day=28)
    assert resolve_written(Written(dated, last, "span"), None) == Stretch(date(2021, 12, 28), date(2022, 1, 3))


def test_a_range_over_the_end_of_a_month() -> None:
    written = Written(Point(day=30), Point(year=2020, month=5, day=2), "span")
    assert resolve_written(written, None) == Stretch(date(2020, 4, 30), date(2020, 5, 2))


def test_a_range_that_runs_backwards_is_none() -> None:
    first, last = Point(year=2020, month=6, day=5), Point(year=2020, month=2, day=3)
    assert resolve_written(Written(first, last, "span"), None) is None


def test_a_range_whose_end_is_unknown_stays_open() -> None:
    written = Written(Point(year=2011), Point(day_shift=0), "span")
    assert resolve_written(written, None) == Stretch(date(2011, 1, 1), None)
    assert resolve_written(written, date(2017, 5, 3)) == Stretch(date(2011, 1, 1), date(2017, 5, 3))


def test_a_range_from_the_end_of_a_year_begins_on_its_last_day() -> None:
    written = Written(Point(year=2018, part="end"), Point(year=2023, part="begin"), "span")
    assert resolve_written(written, None) == Stretch(date(2018, 12, 31), date(2023, 1, 1))


def test_before_after_and_since_a_year() -> None:
    year = Point(year=2020)
    assert resolve_written(Written(year, relation="before"), None) == Stretch(None, date(2019, 12, 31))
    assert resolve_written(Written(year, relation="after"), None) == Stretch(date(2021, 1, 1), None)
    assert resolve_written(Written(year, relation="since"), None) == Stretch(date(2020, 1, 1), None)


def test_fields_of_a_lexicon_entry_become_parts_of_the_point() -> None:
    fields = {"text": "cuối năm ngoái", "part": "end", "year-shift": "-1"}
    assert with_fields(Point(), fields) == Point(year_shift=-1, part="end")
