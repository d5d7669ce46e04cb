"""Rules with `regex:` instead of a phrase."""

from pathlib import Path

import pytest

from extract.matching import escape
from extract.rulebook import Rulebook, load
from tests.rulebook.folders import FAMILY, cells, folder, found, rule, run


def regex_rule(pattern: str, name: str = "coded", **more: object) -> str:
    return rule("-", name, regex=f"'{pattern}'", because="B", **more).replace("    when: '-'\n", "")


def book(at: Path, *rules: str, family: str = FAMILY, **files: str) -> Rulebook:
    return load(shipped=folder(at, {"things/family.yaml": family, "things/all.yaml": "rules:\n" + "".join(rules)}))


def test_named_groups_are_pieces_of_whole_tokens(tmp_path: Path) -> None:
    rules = book(tmp_path, regex_rule(r"số (?P<amount>\d+)-(?P<what>[A-Z]{2}/[A-Z]+)"))
    text = "Theo Chỉ thị số 05-CT/TW, số 08-QĐ và số 31-QD/TWW của Đảng."
    assert found(rules, text) == ["số 05-CT/TW", "số 31-QD/TWW"]
    assert cells(rules, text)[0] == {"amount": "05", "what": "CT/TW"}


def test_a_find_is_widened_to_whole_tokens(tmp_path: Path) -> None:
    assert found(book(tmp_path, regex_rule("[hb]ộ ngh")), "Có 5 hộ nghèo.") == ["hộ nghèo"]


def test_a_regex_sees_composed_text_and_reports_the_source(tmp_path: Path) -> None:
    rules = book(tmp_path, regex_rule("xã hiến"))
    assert found(rules, "Bà con xa\u0303 hie\u0302\u0301n đất.") == ["xa\u0303 hie\u0302\u0301n"]


def test_a_regex_stays_in_its_sentence(tmp_path: Path) -> None:
    assert found(book(tmp_path, regex_rule(r"xã\W+Đất")), "Đất của xã. Đất tốt.\n\nĐất của xã\nĐất.") == []


def test_a_regex_does_not_see_what_other_families_took(tmp_path: Path) -> None:
    files = {
        "days/family.yaml": "family: days\ntitle: D\nmakes: days\ncolumns: [what]\n",
        "days/all.yaml": "rules:\n" + rule("ngày {day} / {month}", "day"),
        "things/family.yaml": FAMILY + "after: [days]\nleaves: [days]\n",
        "things/all.yaml": "rules:\n" + regex_rule(r"\d/\d"),
    }
    assert found(load(shipped=folder(tmp_path, files)), "Ngày 5/6 làm 7/8 việc.") == ["7/8"]


def test_finds_of_a_regex_compete_with_those_of_phrases(tmp_path: Path) -> None:
    rules = book(tmp_path, regex_rule(r"\d+ hộ"), rule("{number} hộ nghèo", "poor"))
    _, result = run(rules, "Có 5 hộ nghèo và 6 hộ.")
    assert [item.rule for item in result.mentions["things"]] == ["poor", "coded"]


def test_a_slow_regex_ends_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escape, "SECONDS", 0.05)
    rules = book(tmp_path, regex_rule(r"(?:\w|\s|\w\w)+[#!]", "slow"), rule("{number} hộ", "count"))
    _, result = run(rules, "Ngắn.\n\n" + "một hai ba bốn năm " * 8 + "5 hộ.\n\nCó 6 hộ.")
    assert [(slow.rule, slow.sentence) for slow in result.slow] == [("slow", 1)]
    assert [item.rule for item in result.mentions["things"]] == ["count", "count"]
