"""Documents as the shipped rules find them."""

from collections.abc import Callable

import pytest

from extract.authoring.examples import find, rows_of
from extract.rulebook import Rulebook, load


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture
def documents(rulebook: Rulebook) -> Callable[[str], list[dict[str, str]]]:
    def run(text: str) -> list[dict[str, str]]:
        article, found = find(rulebook, "documents", text)
        return [dict(row) for row in rows_of(rulebook, "documents", article, found.mentions["documents"])]

    return run


Documents = Callable[[str], list[dict[str, str]]]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Chỉ thị số 05-CT/TW", "chỉ thị", "05-CT/TW"),
        ("Chỉ thị 05", "chỉ thị", "05"),
        ("Chỉ thị số 05 - CT/TW", "chỉ thị", "05-CT/TW"),
        ("Nghị quyết Trung ương 4 (khóa XII)", "nghị quyết", "Trung ương 4 (khóa XII)"),
        ("Kế hoạch số 82-KH/TU", "kế hoạch", "82-KH/TU"),
        ("Quyết định số 54/2012/QĐ-TTg", "quyết định", "54/2012/QĐ-TTg"),
        ("Quy định số 08-QĐi/TW", "quy định", "08-QĐi/TW"),
        ("Quy định số31-QĐ/TW", "quy định", "31-QĐ/TW"),
        ("Công điện số 13", "công điện", "13"),
        ("Kết luận số 01-KL/TW", "kết luận", "01-KL/TW"),
        ("chương trình 135", "chương trình", "135"),
        ("Dự án 8", "dự án", "8"),
        ("Quyết định số 2842", "quyết định", "2842"),
    ],
)
def test_kind_and_number(documents: Documents, text: str, kind: str, number: str) -> None:
    found = documents(f"Xã đã thực hiện {text}, bước đầu có kết quả.")
    assert [(row["text"], row["kind"], row["number"]) for row in found] == [(text, kind, number)]


def test_issuer_and_date_stand_in_the_row_but_not_in_the_span(documents: Documents) -> None:
    [row] = documents("Nghị quyết số 20-NQ/TU ngày 12/5/2021 của Ban Thường vụ Tỉnh ủy được triển khai.")
    assert row["text"] == "Nghị quyết số 20-NQ/TU"
    assert (row["issuer"], row["date"]) == ("Ban Thường vụ Tỉnh ủy", "2021-05-12")


def test_the_letters_of_the_number_tell_an_issuer_that_is_not_named(documents: Documents) -> None:
    assert [row["issuer"] for row in documents("Theo Nghị định số 100/2019/NĐ-CP và Chỉ thị 16/CT-TTg.")] == [
        "Chính phủ",
        "Thủ tướng Chính phủ",
    ]


def test_the_year_of_a_law_is_left_to_the_periods(rulebook: Rulebook) -> None:
    article, found = find(rulebook, "periods", "Việc thu hồi theo Luật Đất đai năm 2013 đã xong.")
    assert [article.decoded[slice(*article.source(m.start, m.end))] for m in found.mentions["documents"]] == [
        "Luật Đất đai"
    ]
    assert [article.decoded[slice(*article.source(m.start, m.end))] for m in found.mentions["periods"]] == ["năm 2013"]


@pytest.mark.parametrize(
    "text",
    [
        "Xã có dự án 8 tỷ đồng và kế hoạch 5 năm.",
        "Hội nghị quyết định 3 việc, kết luận 2 vấn đề.",
        "Bão số 4 giật cấp 11; nhà số 13; tổ 5.",
        "Đài phát chương trình 30 phút.",
    ],
)
def test_what_is_no_document(documents: Documents, text: str) -> None:
    assert documents(text) == []
