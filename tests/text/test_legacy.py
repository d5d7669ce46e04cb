import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import Refused, decode
from extract.text.legacy import LEGACY, convert, detect
from tests.conftest import ROOT
from tests.text.old_encodings import TABLES, kept, written

ARTICLES = {
    path.stem: unicodedata.normalize("NFC", decode(path.read_bytes()).text)
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))
}
PIECES = [text[at : at + 500] for text in ARTICLES.values() for at in range(0, len(text) - 499, 1500)]


@pytest.mark.parametrize("encoding", LEGACY)
def test_every_article_comes_back_from_every_encoding(encoding: str) -> None:
    for name, text in ARTICLES.items():
        decoded = decode(written(text, encoding))
        assert (decoded.encoding, decoded.converted) == (encoding, True), name
        if encoding == "tcvn3":
            assert decoded.text.lower() == kept(text, encoding).lower(), name
        else:
            assert decoded.text == kept(text, encoding), name


@pytest.mark.parametrize("encoding", LEGACY)
def test_half_a_page_is_enough_to_tell_the_encoding(encoding: str) -> None:
    assert len(PIECES) >= 25
    wrong = [piece for piece in PIECES if detect(written(piece, encoding)) != encoding]
    assert len(wrong) <= len(PIECES) // 100


def test_articles_in_utf8_and_utf16_are_what_they_are() -> None:
    for name, text in ARTICLES.items():
        for form in ("NFC", "NFD"):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                decoded = decode(unicodedata.normalize(form, text).encode(encoding))
                assert (decoded.encoding, decoded.converted) == (encoding, False), name
                assert unicodedata.normalize("NFC", decoded.text) == text, name


@pytest.mark.parametrize(
    "text",
    [
        "Le comité aide les élèves à l'école près de la forêt; là où la fête a été donnée, même la mère y était.",
        "Für die Bürger der Städte Köln und Düsseldorf fährt künftig öfter ein Zug über Münster, heißt es.",
        "El año pasado, según el señor Núñez, llegaron más niños a la región; también habrá una nueva estación.",
        "Sao Tomé e Príncipe não têm água; à noite é só você. Já lá há pé de café, né? É bom, tá. Cá é má a fé.",
    ],
)
def test_other_languages_are_not_taken_for_vietnamese(text: str) -> None:
    for encoding in ("latin-1", "cp1252"):
        with pytest.raises(Refused, match="not UTF-8"):
            decode(text.encode(encoding) * 5)
    assert decode(text.encode()).text == text


def test_what_is_too_little_to_tell_is_refused() -> None:
    with pytest.raises(Refused, match="byte 0xE2 at offset 1"):
        decode(b"T\xe2n L\xe2p")


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert decode(data).text


@pytest.mark.parametrize("encoding", TABLES)
def test_quotes_and_dashes_of_windows_are_kept_where_the_encoding_leaves_them(encoding: str) -> None:
    text = "“Bà con phấn khởi lắm” – ông Tính nói, ruộng lúa đã cấy xong đợt đầu."
    back = convert(written(text, encoding), encoding)
    assert back == kept(text, encoding)
    if encoding in ("tcvn3", "vni"):
        assert back == text


def test_capitals_that_tcvn3_cannot_write_are_restored_where_the_letters_around_tell() -> None:
    text = "HIẾN ĐẤT LÀM ĐƯỜNG Ở XÃ HÀ TIẾN\nÔng Hà ở UBND TỈNH Hà Nam nói: Ở đây vui. Ấp Bắc cũng vậy.\n\nÝ kiến"
    decoded = decode(written(text, "tcvn3"))
    assert decoded.text == text.replace("Ở đây", "ở đây")


def test_a_mark_in_the_other_case_is_read() -> None:
    assert convert("Aùnh, ñöôïc, ÑÖÔïC".encode("latin-1"), "vni") == "Ánh, được, ĐƯỢC"


def test_the_tables_hold_every_vietnamese_letter_once() -> None:
    letters = {
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } | {"đ"}
    letters = {letter for letter in letters if not letter.isascii()}
    for encoding in TABLES:
        for letter in letters:
            assert convert(b"x" + written(letter, encoding), encoding) == f"x{letter}"
            if encoding != "tcvn3":
                assert convert(written(letter.upper(), encoding), encoding) == letter.upper()
