import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import normalise

SYLLABLES = ["Lục", "Yên", "hiến", "1.250", "m²", "đất", "Kỳ", "thuỷ", "ấp", "Ðông", "ðất", "Ngữ", "ế", "Ắ"]
BETWEEN = [" ", "\u00a0", "\r\n", "\n", "\u200b", "\u00ad", "\u202f", "\u2003", ", ", "./.", "\u2028", "\ufeff"]


def as_written(syllable: str, form: str) -> str:
    return unicodedata.normalize(form, syllable)


written = st.lists(
    st.one_of(
        st.sampled_from(BETWEEN),
        st.builds(as_written, st.sampled_from(SYLLABLES), st.sampled_from(["NFC", "NFD"])),
    )
).map("".join)


@given(written)
def test_every_normalised_character_comes_from_where_its_origin_says(decoded: str) -> None:
    normal = normalise(decoded)
    for index, character in enumerate(normal.text):
        start, end = normal.origin.span(index, index + 1)
        source = decoded[start:end]
        assert normalise(source).text == character
        assert start == normal.origin.at(index)
    assert normal.origin.at(len(normal.text)) == len(decoded)


@given(written)
def test_spans_grow_with_their_text_and_cover_no_other(decoded: str) -> None:
    normal = normalise(decoded)
    ends = [0]
    for index in range(len(normal.text)):
        start, end = normal.origin.span(index, index + 1)
        assert ends[-1] <= start < end
        ends.append(end)


@given(written)
def test_normal_text_is_composed_and_stays_as_it_is(decoded: str) -> None:
    normal = normalise(decoded)
    assert unicodedata.is_normalized("NFC", normal.text)
    again = normalise(normal.text)
    assert again.text == normal.text
    assert again.origin.identity


@given(st.text())
def test_any_text_keeps_its_way_back(decoded: str) -> None:
    normal = normalise(decoded)
    whole = normal.origin.span(0, len(normal.text))
    assert 0 <= whole[0] <= whole[1] <= len(decoded)


@pytest.mark.parametrize(
    ("decoded", "text"),
    [
        ("10\u00a0km", "10 km"),
        ("Lục\u200bYên", "LụcYên"),
        ("Hà\u00ad Nội", "Hà Nội"),
        ("Ðồng ðội", "Đồng đội"),
        ("một\r\nhai", "một\r\nhai"),
        ("một\u2028hai", "một\nhai"),
        ("một\x1ehai\x03", "một hai "),
        ("e\u0302\u0323", "ệ"),
        ("e\u0323\u0302", "ệ"),
    ],
)
def test_normal_forms(decoded: str, text: str) -> None:
    assert normalise(decoded).text == text


def test_a_span_leaves_out_what_was_dropped_at_its_edges() -> None:
    decoded = "\u200bxã\u200b Hòa"
    normal = normalise(decoded)
    start, end = normal.origin.span(0, 2)
    assert decoded[start:end] == "xã"
