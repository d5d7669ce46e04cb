from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tables.rows import cell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        ("01", "01"),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (date(2021, 3, 4), "2021-03-04"),
        (Decimal("2.13839E+14"), "213839000000000"),
        (Decimal("12.900"), "12.9"),
        (Decimal("1200"), "1200"),
        (Decimal("-0.0"), "0"),
        (Decimal("0.0000001"), "0.0000001"),
        (("suspect", "shares"), "suspect;shares"),
        (frozenset({"b", "a"}), "a;b"),
    ],
)
def test_how_values_are_written(value: object, written: str) -> None:
    assert cell(value) == written


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(value: Decimal) -> None:
    assert Decimal(cell(value)) == value
    assert "E" not in cell(value)
