import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import Refused, decode

TEXT = "Xã Tân Lập hiến 1.250 m2 đất.\r\nBà con được hưởng lợi."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_encodings_give_the_same_text_with_its_line_ends(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text == TEXT
    assert decoded.encoding == encoding


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n", "white space"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Microsoft Office"),
        (b"ab\x00cde\x00f", "NUL byte at offset 2"),
        (b"<!DOCTYPE html>\n<html><body>Tin</body></html>", "HTML"),
        (codecs.BOM_UTF32_LE + b"T\x00\x00", "broken UTF-32"),
        ("Tân Lậ".encode()[:-1], "cut off inside a character at offset 6"),
        (b"T\xe2n L\xe2p", "byte 0xE2 at offset 1"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_seen(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        decode(data)
    assert reason in refusal.value.reason
    assert "\n" not in refusal.value.reason


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1))
def test_any_utf8_text_is_read_or_refused(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except Refused:
        return
    assert decoded.text == text.removeprefix("\ufeff")
