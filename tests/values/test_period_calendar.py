from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.periods.calendar import (
    Stretch,
    day_stretch,
    halves,
    head,
    iso_duration,
    months_stretch,
    quarter_stretch,
    roman,
    tail,
    week_stretch,
    years_stretch,
)

YEARS = st.integers(1900, 2100)


@given(YEARS, st.integers(1, 12), st.integers(1, 24))
def test_whole_months_begin_on_the_first_and_end_the_day_before_another_first(
    year: int, month: int, count: int
) -> None:
    stretch = months_stretch(year, month, count)
    assert stretch.start == date(year, month, 1)
    assert stretch.end is not None
    assert (stretch.end + timedelta(days=1)).day == 1


@given(YEARS)
def test_four_quarters_and_two_halves_fill_a_year(year: int) -> None:
    whole = years_stretch(year)
    first, second = halves(whole)
    quarters = [quarter_stretch(year, number) for number in (1, 2, 3, 4)]
    assert (quarters[0].start, quarters[3].end) == (whole.start, whole.end)
    assert (first.start, first.end) == (quarters[0].start, quarters[1].end)
    assert (second.start, second.end) == (quarters[2].start, quarters[3].end)


def test_quarters_outside_the_year_are_those_of_its_neighbours() -> None:
    assert quarter_stretch(2021, 0) == quarter_stretch(2020, 4)
    assert quarter_stretch(2021, 5) == quarter_stretch(2022, 1)


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert day_stretch(2021, 6, 31) is None
    assert day_stretch(2021, 2, 29) is None
    assert day_stretch(2020, 2, 29) == Stretch(date(2020, 2, 29), date(2020, 2, 29))


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    week = week_stretch(day)
    assert week.start is not None
    assert week.end is not None
    assert week.start <= day <= week.end
    assert (week.start.weekday(), week.end.weekday()) == (0, 6)


def test_first_and_last_days_and_months_of_a_stretch() -> None:
    september = months_stretch(2019, 9)
    assert head(september, 15, "D").end == date(2019, 9, 15)
    assert tail(september, 10, "D").start == date(2019, 9, 21)
    assert head(years_stretch(2023), 6, "M").end == date(2023, 6, 30)
    assert tail(years_stretch(2023), 6, "M").start == date(2023, 7, 1)
    assert tail(months_stretch(2020, 10), 1, "W").start == date(2020, 10, 25)


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ({"Y": "5"}, "P5Y"),
        ({"Y": "12", "M": "6"}, "P12Y6M"),
        ({"Y": "2.5"}, "P2Y6M"),
        ({"M": "0.5"}, "P15D"),
        ({"W": "2"}, "P2W"),
        ({"W": "1", "D": "3"}, "P10D"),
        ({"TH": "1.5"}, "PT1H30M"),
        ({"D": "1", "TH": "12"}, "P1DT12H"),
        ({"Y": "1.3"}, "P1.3Y"),
        ({"D": "0"}, ""),
    ],
)
def test_durations_are_written_as_in_iso_8601(amounts: dict[str, str], text: str) -> None:
    assert iso_duration({unit: Decimal(amount) for unit, amount in amounts.items()}) == text


def test_a_duration_of_more_digits_than_decimals_reckon_with() -> None:
    assert iso_duration({"Y": Decimal("9" * 60)}) == f"P{'9' * 60}Y"
    assert iso_duration({"D": Decimal("9" * 60)}).endswith("D")


@pytest.mark.parametrize(("numeral", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIX", 19), ("XXI", 21), ("XL", 40)])
def test_roman_numerals(numeral: str, number: int) -> None:
    assert roman(numeral) == number
