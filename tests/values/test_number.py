from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract.values.number import NumberWords, number_words, parse_digits, parse_number

LEXICON = Path(__file__).parents[2] / "rules" / "lexicons" / "numbers.yaml"


def _lexicon() -> NumberWords:
    entries = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))["entries"]
    return number_words(
        (
            [entry["text"]] if isinstance(entry["text"], str) else entry["text"],
            {k: v for k, v in entry.items() if k != "text"},
        )
        for entry in entries
    )


WORDS = _lexicon()
UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def read(text: str) -> Decimal | None:
    number = parse_number(text.split(), WORDS)
    return number.value if number else None


def write_under_thousand(value: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [UNITS[hundreds], "trăm"] if hundreds or full else []
    if not rest:
        return words
    if not tens:
        return [*words, "linh", UNITS[ones]] if words else [UNITS[ones]]
    words += ["mười"] if tens == 1 else [UNITS[tens], "mươi"]
    last = {5: "lăm", 1: "mười" if tens == 1 else "mốt"}.get(ones, UNITS[ones])
    if ones:
        words.append("một" if tens == 1 and ones == 1 else last)
    return words


def write_number(value: int) -> str:
    """A whole number from 1 below 10^15 in words."""
    if value >= 10**12:
        thousands, rest = divmod(value, 10**12)
        high = [*write_under_thousand(thousands, full=False), "nghìn"]
        billions, low = divmod(rest, 10**9)
        if billions:
            high += write_under_thousand(billions, full=True)
        return " ".join([*high, "tỷ", *_write_low(low, first=False)])
    return " ".join(_write_low(value, first=True))


def _write_low(value: int, *, first: bool) -> list[str]:
    words: list[str] = []
    for scale, name in SCALES:
        part, value = divmod(value, scale)
        if part:
            words += [*write_under_thousand(part, full=not first and not words), name]
    if value:
        words += write_under_thousand(value, full=bool(words) or not first)
    return words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.527", "4527"),
        ("1.024.574", "1024574"),
        ("26.936,4", "26936.4"),
        ("12,9", "12.9"),
        ("75,666", "75.666"),
        ("2.5", "2.5"),
        ("2,168", "2.168"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("0.125", "0.125"),
        ("09", "9"),
        ("3329", "3329"),
        ("1,7 triệu", "1700000"),
        ("1 tỷ 200 triệu", "1200000000"),
        ("một tỷ 200 triệu", "1200000000"),
        ("10 k", "10000"),
        ("12.400 tỉ", "12400000000000"),
        ("3 vạn", "30000"),
        ("15 nghìn tỷ", "15000000000000"),
        ("660 ngàn", "660000"),
        ("2 chục", "20"),
        ("3 trăm", "300"),
        ("1 triệu rưỡi", "1500000"),
        ("hai mươi mốt", "21"),
        ("Hai mươi tư", "24"),
        ("mười lăm", "15"),
        ("ba mươi nhăm", "35"),
        ("bẩy", "7"),
        ("hai trăm linh năm", "205"),
        ("hai trăm lẻ tư", "204"),
        ("một trăm hai", "120"),
        ("một triệu hai", "1200000"),
        ("một tỷ rưỡi", "1500000000"),
        ("hai trăm rưỡi", "250"),
        ("nửa tỷ", "500000000"),
        ("nửa", "0.5"),
        ("hai chục", "20"),
        ("năm tá", "60"),
        ("ba triệu", "3000000"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "ba năm",
        "mười hai năm sáu",
        "hai mươi năm",
        "một trăm năm",
        "tỷ",
        "lăm",
        "tư",
        "không",
        "rưỡi",
        "hàng",
        "hàng năm",
        "đôi",
        "12.11.2019",
        "1.25.300",
        "1 tỷ 200",
        "hai ba",
        "linh năm",
        "một trăm linh",
        "",
    ],
)
def test_refuses(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "magnitude"),
    [
        ("hàng trăm", 100),
        ("hàng nghìn tỷ", 10**12),
        ("vài chục", 10),
        ("vài", 1),
        ("dăm ba", 1),
        ("trăm", 100),
        ("mươi", 10),
    ],
)
def test_vague_magnitudes(text: str, magnitude: int) -> None:
    number = parse_number(text.split(), WORDS)
    assert number is not None
    assert number.vague
    assert number.value == magnitude


def test_keeps_what_was_written() -> None:
    number = parse_number(["1,7", "triệu"], WORDS)
    assert number is not None
    assert (number.written, number.scale, number.in_words) == ("1,7 triệu", 10**6, False)
    article = parse_number(["một"], WORDS)
    assert article is not None
    assert article.article


@given(st.integers(1, 10**15 - 1))
def test_words_round_trip(value: int) -> None:
    assert read(write_number(value)) == value


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(SCALES))
def test_digits_with_a_scale_word_round_trip(whole: int, decimals: int, scale: tuple[int, str]) -> None:
    factor, word = scale
    written = f"{whole},{decimals:03} {word}"
    assert read(written) == (Decimal(whole) + Decimal(decimals) / 1000) * factor


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999), st.booleans())
def test_parts_with_scale_words_round_trip(high: int, middle: int, low: int, in_words: bool) -> None:
    first = " ".join(write_under_thousand(high, full=False)) if in_words else str(high)
    assert read(f"{first} tỷ {middle} triệu {low} nghìn") == high * 10**9 + middle * 10**6 + low * 10**3


@given(st.integers(1, 10**6 - 1))
def test_thousands_of_billions_round_trip(value: int) -> None:
    assert read(f"{value:,}".replace(",", ".") + " tỷ") == value * 10**9


@given(st.integers(0, 10**15), st.integers(0, 999), st.booleans())
def test_digits_round_trip(whole: int, decimals: int, with_decimals: bool) -> None:
    written = f"{whole:,}".replace(",", ".") + (f",{decimals:03}" if with_decimals else "")
    expected = Decimal(whole) + (Decimal(decimals) / 1000 if with_decimals else 0)
    assert parse_digits(written) == expected


@given(
    st.lists(
        st.sampled_from(
            [*UNITS, "mươi", "mười", "trăm", "nghìn", "triệu", "tỷ", "linh", "lăm", "rưỡi", "nửa", "vài", "2,5", "300"]
        ),
        max_size=8,
    )
)
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    number = parse_number(words, WORDS)
    assert number is None or number.value > 0 or words == ["0"]
