"""A failing example is drawn so that its author sees what to change."""

from pathlib import Path

import pytest

from extract.authoring.examples import trials
from extract.authoring.picture import picture
from extract.rulebook import Rulebook, load
from tests.rulebook.folders import FAMILY, folder

RULES = """\
rules:
  - id: land
    title: T
    why: W
    when: "hiến @amount({number}) @unit(m2) đất"
    make: row
    set: {what: đất}
    examples:
      - text: Bà con hiến 5 m2 đất.
        gives: {amount: 5}
      - text: Bà con hiến 5 m2 đất.
        gives: {amount: 6, what: đất}
      - text: Bà con hiến 5 m2 ruộng.
        gives: {amount: 5}
      - text: Bà con hiến 5 m2 đất vườn.
        gives: {unit: m2}
      - text: Bà con hiến 5/6 m2 đất.
        gives: {amount: 5}
    not:
      - Ông Tư hiến 7 m2 đất.
    todo:
      - {text: Bà con hiến 8 m2 đất., gives: {amount: 8}}
  - id: garden
    title: T
    why: W
    when: "hiến {number} m2 đất vườn"
    make: row
  - id: street
    title: T
    why: W
    when: "đường hiến đất"
    make: nothing
    examples: [{text: Trên đường hiến đất.}]
  - id: more
    title: T
    why: W
    when: "hơn"
    make: cue
    set: {note: more}
    examples: [{text: Hơn cả là bà con hiến 5 m2 đất., gives: {note: more}}]
"""
DAYS = {
    "days/family.yaml": "family: days\ntitle: D\nmakes: days\ncolumns: [what]\n",
    "days/all.yaml": """\
rules:
  - {id: day, title: T, why: W, when: "{day} / {month}", make: row}
""",
    "things/family.yaml": FAMILY + "after: [days]\nleaves: [days]\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load(shipped=folder(tmp_path, {"things/all.yaml": RULES, **DAYS}))


def drawn(book: Rulebook, name: str) -> list[str]:
    (trial,) = [t for one in book.family("things").rules for t in trials(one) if t.name == name]
    return [line.strip() for line in picture(trial, book)]


def test_an_example_that_holds_is_not_drawn(book: Rulebook) -> None:
    assert drawn(book, "land/example-1") == []


def test_the_first_line_names_file_line_and_example(book: Rulebook, tmp_path: Path) -> None:
    assert drawn(book, "land/example-2")[0] == f"{tmp_path}/things/all.yaml:11: land/example-2: not as wanted"


def test_the_columns_that_differ_are_told(book: Rulebook) -> None:
    lines = drawn(book, "land/example-2")
    assert "wanted   amount: 6, what: đất" in lines
    assert "but      amount is 5, not 6" in lines
    assert any(line.startswith("land: made 'hiến 5 m2 đất': ") for line in lines)


def test_how_far_the_rule_got_is_told(book: Rulebook) -> None:
    lines = drawn(book, "land/example-3")
    assert "found    nothing of this family" in lines
    assert "got as far as 'hiến 5 m2'" in lines
    assert "wanted next: đất; there stands: 'ruộng .'" in lines


def test_who_took_the_words_is_told(book: Rulebook) -> None:
    lines = drawn(book, "land/example-4")
    assert any(line.startswith("found    text: hiến 5 m2 đất vườn") and "rule: garden" in line for line in lines)
    assert any("gave way to garden" in line and "(longest)" in line for line in lines)


def test_what_another_family_took_is_told(book: Rulebook) -> None:
    assert "taken    '5/6' is one of the days (day)" in drawn(book, "land/example-5")


def test_a_counter_example_shows_what_was_found(book: Rulebook) -> None:
    lines = drawn(book, "land/not-1")
    assert "gives what it must not" in lines[0]
    assert any("hiến 7 m2 đất" in line and line.startswith("found") for line in lines)


def test_a_closed_gap_says_what_to_do(book: Rulebook) -> None:
    assert "move it from 'todo' to 'examples'" in drawn(book, "land/todo-1")[0]


def test_a_rule_that_hides_nothing_is_told(book: Rulebook) -> None:
    assert any("no other rule wanted these words" in line for line in drawn(book, "street/example-1"))


def test_a_cue_out_of_reach_is_told(book: Rulebook) -> None:
    lines = drawn(book, "more/example-1")
    assert "more: saw 'Hơn', but nothing that it could set stood within its reach" in lines
