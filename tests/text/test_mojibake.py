import unicodedata

import pytest

from extract.text import Refused, decode
from tests.conftest import ROOT
from tests.text.old_encodings import TABLES, kept, written

TEXT = unicodedata.normalize(
    "NFC", decode((ROOT / "corpus" / "articles" / "du-lich-khanh-hoa-2025.txt").read_bytes()).text
)


def read_wrong(text: str, reading: str) -> str:
    """UTF-8 bytes read as browsers read windows-1252 (free bytes as in Latin-1), or as Latin-1."""
    if reading == "latin-1":
        return text.encode().decode("latin-1")
    return "".join(
        bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for byte in text.encode()
    )


@pytest.mark.parametrize("reading", ["windows-1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf8_read_wrong_is_repaired_and_said(reading: str, times: int) -> None:
    garbled = TEXT
    for _ in range(times):
        garbled = read_wrong(garbled, reading)
    decoded = decode(garbled.encode())
    assert decoded.text == TEXT
    assert decoded.converted
    assert decoded.encoding == f"utf-8 (mojibake {reading}{' twice' if times == 2 else ''} repaired)"


@pytest.mark.parametrize("encoding", TABLES)
def test_an_old_encoding_read_wrong_is_repaired_and_said(encoding: str) -> None:
    garbled = written(TEXT, encoding).decode("latin-1")
    decoded = decode(garbled.encode())
    assert decoded.text.lower() == kept(TEXT, encoding).lower()
    assert decoded.encoding.startswith(f"utf-8 ({encoding} read as ")


def test_a_page_with_sound_and_garbled_lines_is_repaired() -> None:
    lines = TEXT.split("\n")
    mixed = "\n".join(read_wrong(line, "windows-1252") if number % 4 else line for number, line in enumerate(lines))
    assert decode(mixed.encode()).text == TEXT


def test_letters_that_are_lost_are_counted() -> None:
    garbled = TEXT.encode().decode("cp1252", "replace")
    decoded = decode(garbled.encode())
    lost = decoded.text.count("\ufffd")
    assert decoded.encoding == f"utf-8 (mojibake repaired, {lost} characters lost)"
    assert 0 < lost < len(TEXT) // 20


def test_text_that_cannot_be_had_back_is_refused() -> None:
    garbled = "".join(sign if sign.isascii() else "?" + sign for sign in read_wrong(TEXT, "latin-1"))
    with pytest.raises(Refused, match="garbled"):
        decode(garbled.replace("á?º", "áº").encode())


def test_a_sound_article_quoting_garbled_letters_is_read() -> None:
    text = "Nhiều người dân nhận được tin nhắn lỗi phông chữ như “Äá»“ng bÃ o” từ ngân hàng.\n" * 3
    decoded = decode(text.encode())
    assert (decoded.text, decoded.converted) == (text, False)
