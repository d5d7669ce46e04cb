"""How words of patterns meet words of articles: letter case, tone placement, numbers, dashes."""

from pathlib import Path

import pytest

from extract.rulebook import Rulebook
from tests.rulebook.folders import cells, found, rule, rulebook

SYLLABLES = [first + second for first in "bcdghklmnprstv" for second in ("a", "mo")]


def finds(at: Path, when: str, text: str) -> list[str]:
    return found(rulebook(at, rule(when)), text)


@pytest.mark.parametrize("text", ["hiến đất", "Hiến đất", "HIẾN ĐẤT", "Hiến Đất"])
def test_lower_case_words_match_any_letter_case(tmp_path: Path, text: str) -> None:
    assert finds(tmp_path, "hiến đất", f"Bà con {text} làm đường.") == [text]


def test_capitalised_words_match_only_capitals(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("Đảng bộ"))
    assert found(book, "Ở Đảng bộ và đảng bộ và ĐẢNG BỘ.") == ["Đảng bộ", "ĐẢNG BỘ"]


@pytest.mark.parametrize("written", ["hòa", "hoà", "Hoà", "HÒA", "HOÀ"])
@pytest.mark.parametrize("pattern", ["hòa", "hoà"])
def test_either_tone_placement(tmp_path: Path, pattern: str, written: str) -> None:
    assert finds(tmp_path, f"{pattern} bình", f"Cụm {written} bình đẹp.") == [f"{written} bình"]


def test_y_and_final_i_are_one(tmp_path: Path) -> None:
    assert finds(tmp_path, "{number} tỷ", "Chi 3 tỉ và 4 tỷ.") == ["3 tỉ", "4 tỷ"]


def test_decomposed_text_matches(tmp_path: Path) -> None:
    assert finds(tmp_path, "hiến đất", "Bà con hie\u0302\u0301n đâ\u0301t.") == ["hie\u0302\u0301n đâ\u0301t"]


@pytest.fixture
def programme(tmp_path: Path) -> Rulebook:
    return rulebook(
        tmp_path, rule("Chương trình 135", "named"), rule("{integer} hộ", "count"), rule("ngày {day}", "day")
    )


def test_a_number_that_a_rule_names_is_still_a_number(programme: Rulebook) -> None:
    text = "Chương trình 135 giúp 135 hộ, Chương trình 136 không giúp 30 hộ."
    assert found(programme, text) == ["Chương trình 135", "135 hộ", "30 hộ"]


def test_a_named_number_keeps_its_shape(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("lớp 12", "named"), rule("tháng {month}", "month"))
    assert found(book, "Lớp 12 thi tháng 12 và tháng 13.") == ["Lớp 12", "tháng 12"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_in_a_pattern_is_any_dash_with_or_without_spaces(tmp_path: Path, dash: str) -> None:
    book = rulebook(tmp_path, rule("{year} - {year}"))
    assert found(book, f"Từ 2016{dash}2020 rồi 2021 {dash} 2025.") == [f"2016{dash}2020", f"2021 {dash} 2025"]


def test_names_go_over_a_tight_dash_only(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("tỉnh @who({name})"))
    text = "Ở tỉnh Bà Rịa-Vũng Tàu; ở tỉnh Yên Bái - Lào Cai."
    assert found(book, text) == ["tỉnh Bà Rịa-Vũng Tàu", "tỉnh Yên Bái"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("digits", ["4", "13", "45", "450", "2021", "12345", "4.527", "29.232,75", "12,9", "2.5"]),
        ("integer", ["4", "13", "45", "450", "2021", "12345"]),
        ("year", ["2021"]),
        ("month", ["4"]),
        ("day", ["4", "13"]),
        ("grouped", ["4.527"]),
        ("decimal", ["12,9"]),
        ("dotted", ["2.5"]),
        ("dotted-date", ["12.11.2019"]),
        ("dotted-month", ["3.2021"]),
        ("mixed", ["tr5"]),
        ("cap", ["Hà", "UBND", "Đ", "XII"]),
        ("caps", ["UBND", "Đ", "XII"]),
        ("lower", ["hộ"]),
        ("word", ["tr5", "Hà", "UBND", "Đ", "hộ", "XII"]),
        ("roman", ["XII"]),
    ],
)
def test_one_token_kinds(tmp_path: Path, kind: str, wanted: list[str]) -> None:
    listed = "4 13 45 450 2021 12345 4.527 29.232,75 12,9 2.5 12.11.2019 3.2021 tr5 Hà UBND Đ hộ XII"
    book = rulebook(tmp_path, rule(f"; @what({{{kind}}}) ;"))
    rows = [row for token in listed.split() for row in cells(book, f"a ; {token} ; b")]
    assert [row["what"] for row in rows] == wanted


def test_a_list_may_hold_very_many_words(tmp_path: Path) -> None:
    words = "\n".join(f"  - {first}{second}{n}" for n in range(12) for first in SYLLABLES for second in SYLLABLES)
    book = rulebook(tmp_path, rule("số $codes"), codes=f"entries:\n{words}")
    text = "Có số bama7, Số BAMA8, số 7 và số bama99."
    assert found(book, text) == ["số bama7", "Số BAMA8"]
