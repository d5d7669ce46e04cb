"""Cues: which mentions they reach, what stops them, and what they may set."""

from pathlib import Path

import pytest

from extract.rulebook import Rulebook
from tests.rulebook.folders import cells, rule, rulebook, run


def cue(when: str, name: str = "cue", **more: object) -> str:
    return rule(when, name, make="cue", **{"set": "{mark: yes}", **more})  # type: ignore[arg-type]


def book(at: Path, *cues: str) -> Rulebook:
    return rulebook(at, rule("@amount({number}) @unit(hộ|xã)", "count"), *cues)


def marked(book: Rulebook, text: str, field: str = "mark") -> list[str]:
    """The amounts of the finds of which the cue set a field."""
    return [row["amount"] for row in cells(book, text) if row.get(field)]


@pytest.mark.parametrize(("side", "wanted"), [("before", ["6"]), ("after", ["5"]), ("around", ["5", "6"])])
def test_side(tmp_path: Path, side: str, wanted: list[str]) -> None:
    assert marked(book(tmp_path, cue("hơn", side=side, reach=2)), "Có 5 hộ hơn 6 hộ.") == wanted


@pytest.mark.parametrize(
    ("reach", "text", "wanted"),
    [
        ("0", "Hơn 5 hộ, hơn cả 6 hộ.", ["5"]),
        ("1", "Hơn 5 hộ, hơn cả 6 hộ, hơn cả đến 7 hộ.", ["5", "6"]),
        ("3", "Hơn\n\n5 hộ.", []),
        ("clause", "Hơn cả 5 hộ và 6 xã; 7 hộ.", ["5", "6"]),
        ("clause", "Hơn cả 5 hộ nhưng 6 xã.", ["5"]),
        ("clause", "Hơn cả 5 hộ. Có 6 hộ.", ["5"]),
        ("sentence", "Hơn cả 5 hộ; nhưng 6 xã. Có 7 hộ.", ["5", "6"]),
        ("paragraph", "Hơn cả 5 hộ. Có 6 hộ.\n\nCòn 7 hộ.", ["5", "6"]),
        ("list", "Hơn 5 hộ, 6 xã và 7 hộ có 8 hộ.", ["5", "6", "7"]),
        ("list", "Hơn 5 hộ của ta và ba 6 xã.", ["5"]),
    ],
)
def test_reach(tmp_path: Path, reach: str, text: str, wanted: list[str]) -> None:
    assert marked(book(tmp_path, cue("hơn", reach=reach)), text) == wanted


def test_a_list_also_runs_backwards(tmp_path: Path) -> None:
    rules = book(tmp_path, cue("đều xong", side="after", reach="list"))
    assert marked(rules, "Có 3 hộ làm, còn 5 hộ, 6 xã và 7 hộ đều xong.") == ["5", "6", "7"]


def test_until(tmp_path: Path) -> None:
    rules = book(tmp_path, cue("hơn", reach="sentence", until="'(trừ|không kể)'"))
    assert marked(rules, "Hơn 5 hộ, 6 xã, trừ 7 hộ, không kể 8 hộ.") == ["5", "6"]


def test_only(tmp_path: Path) -> None:
    rules = book(tmp_path, cue("hơn", reach="sentence", only="{unit: xã|huyện}"))
    assert marked(rules, "Hơn 5 hộ, 6 xã, 7 hộ.") == ["6"]


def test_a_longer_cue_shields(tmp_path: Path) -> None:
    rules = book(tmp_path, cue("tăng", reach=2), cue("tăng lên", "level", set="{}", reach=2))
    assert marked(rules, "Tăng 5 hộ, tăng lên 6 hộ, tăng thêm 7 hộ.") == ["5", "7"]


def test_the_nearest_cue_sets_a_field_once(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        cue("hơn", "more", set="{mark: more, note: far}", reach=5),
        cue("gần", "near", set="{mark: near}", reach=5),
    )
    (row,) = cells(rules, "Hơn hay gần 5 hộ.")
    assert (row["mark"], row["note"]) == ("near", "far")


def test_what_the_rule_has_set_stays(tmp_path: Path) -> None:
    fixed = rule("@amount({number}) @unit(huyện)", "fixed", set="{mark: own}")
    (row,) = cells(book(tmp_path, fixed, cue("hơn", reach=3)), "Hơn 5 huyện.")
    assert row["mark"] == "own"


def test_the_mention_tells_which_cue_set_what(tmp_path: Path) -> None:
    _, result = run(book(tmp_path, cue("hơn", "more", set="{mark: yes, note: x}")), "Có hơn 5 hộ.")
    ((trace,),) = [item.cues for item in result.mentions["things"]]
    assert (trace.rule, trace.fields, trace.end - trace.start) == ("more", ("mark", "note"), 1)


def test_a_cue_may_stand_inside_no_mention(tmp_path: Path) -> None:
    rules = book(tmp_path, cue("hộ", reach="sentence", side="around"))
    assert marked(rules, "Có 5 hộ.") == []
    assert marked(rules, "Có 5 hộ của các hộ.") == ["5"]
