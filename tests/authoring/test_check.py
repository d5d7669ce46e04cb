"""`rules check`: every kind of mistake is told in one run, with its file, line and code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.authoring.check import check
from extract.authoring.codes import CODES, explain_code
from extract.rulebook.marks import Problem
from tests.authoring.mistakes import LATIN, MISTAKES, MORE
from tests.conftest import Answer
from tests.rulebook.folders import BASE, folder, rule, user_folder


def wanted() -> set[tuple[str, int, str]]:
    marked = {
        (name, number, code)
        for name, text in MISTAKES.items()
        for number, line in enumerate(text.splitlines(), 1)
        for code in re.findall(r"R\d{3}", line.partition("  # ")[2])
    }
    return marked | MORE


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Problem]]:
    at = tmp_path_factory.mktemp("mistakes")
    folder(at, {name: text for name, text in MISTAKES.items() if name not in LATIN})
    for name in LATIN:
        (at / name).write_bytes(MISTAKES[name].encode("utf-8", "surrogateescape"))
    return at, check(shipped=at)


@pytest.mark.parametrize(("name", "line", "code"), sorted(wanted()), ids=lambda value: str(value))
def test_a_mistake_is_told_at_its_line(problems: tuple[Path, list[Problem]], name: str, line: int, code: str) -> None:
    at, told = problems
    assert (name, line, code) in {(p.path.relative_to(at).as_posix(), p.line, p.code) for p in told}


def test_nothing_else_is_told(problems: tuple[Path, list[Problem]]) -> None:
    at, told = problems
    places = {(p.path.relative_to(at).as_posix(), p.line, p.code) for p in told}
    assert places - wanted() == set()
    assert len(told) == len(set(map(str, told)))


def test_more_than_thirty_kinds_of_mistakes_are_known(problems: tuple[Path, list[Problem]]) -> None:
    _, told = problems
    assert {problem.code for problem in told} == set(CODES)
    assert len(CODES) >= 30


def test_a_mistake_is_one_line_that_says_what_to_do(problems: tuple[Path, list[Problem]]) -> None:
    at, told = problems
    for problem in told:
        assert re.fullmatch(r".+:\d+:\d+: R\d{3} .+", str(problem)), str(problem)
        assert str(problem).startswith(str(at))
    said = {(p.code, p.hint) for p in told}
    assert ("R002", "did you mean 'title'?") in said
    assert ("R007", "did you mean 'number'?") in said
    assert ("R008", "did you mean 'units'?") not in said
    assert ("R018", "did you mean 'row'?") in said
    assert ("R024", "did you mean 'sentence'?") in said
    assert ("R026", "did you mean 'amount'?") in said


def test_the_lines_come_in_file_order(problems: tuple[Path, list[Problem]]) -> None:
    _, told = problems
    assert told == sorted(told, key=lambda p: (str(p.path), p.line, p.column, p.code))


TEN = """\
rules:
  - id: one
    titel: T
    why: W
    when: "hiến đất"
    make: row
    examples: [{text: Bà con hiến đất., gives: {text: hiến đất}}]
    not: [Bà con hiến máu.]
  - id: two
    title: T
    why: W
    when: "hiến (cây"
    make: rov
    examples: [{text: Bà con hiến cây., gives: {text: hiến cây}}]
    not: [Bà con hiến máu.]
  - id: three
    title: T
    why: W
    when: "hiến {nmber} $things"
    make: row
    reach: 5
    examples: [{text: Bà con hiến 5., date: hôm qua, gives: {text: hiến 5}}]
    not: [Bà con hiến máu.]
  - id: four
    title: T
    why: W
    when: "hiến [gì"
    make: row
    not: [Bà con hiến máu.]
"""


def test_ten_mistakes_in_one_file_give_ten_lines(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    mine = user_folder(tmp_path / "mine", {"things/family.yaml": BASE["things/family.yaml"], "things/ten.yaml": TEN})
    said = bangtin("rules", "check", mine)
    lines = [line for line in said.out if "ten.yaml" in line]
    codes = [re.search(r"ten\.yaml:(\d+):\d+: (R\d{3})", line) for line in lines]
    assert [(int(code[1]), code[2]) for code in codes if code] == [
        (2, "R003"),
        (3, "R002"),
        (12, "R006"),
        (13, "R018"),
        (19, "R007"),
        (19, "R008"),
        (21, "R027"),
        (22, "R025"),
        (24, "R009"),
        (27, "R006"),
    ]
    assert said.code == 1


def test_a_sound_folder_has_no_mistakes(tmp_path: Path) -> None:
    sound = """\
    rules:
      - id: land
        title: T
        why: W
        when: "hiến @amount({number}) m2"
        make: row
        examples:
          - {text: Bà con hiến 5 m2., gives: {amount: 5}}
          - {text: Bà con hiến 1.250 m2., gives: {amount: "1.250"}}
        not: [Bà con hiến máu.]
        todo: [{text: Bà con hiến tặng 5 m2., gives: {amount: 5}}]
      - id: street
        title: T
        why: W
        when: "đường hiến {number} m2"
        make: nothing
        examples: [{text: Đường hiến 5 m2 đã xong.}]
        not: [Đường đã xong.]
      - id: more
        title: T
        why: W
        when: "hơn"
        make: cue
        reach: clause
        side: after
        set: {note: more}
        examples: [{text: Bà con hiến 5 m2 hơn., gives: {note: more}}]
        not: [Hơn bà con hiến 5 m2.]
    """
    assert check(shipped=folder(tmp_path, {"things/all.yaml": sound})) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("after: [gone]", "R019"),
        ("leaves: [gone]", "R019"),
        ("after: [things]", "R021"),
        ("leaves: [things]", "R032"),
        ("slot: any", "R033"),
    ],
)
def test_a_wrong_family_alone_does_not_stop_the_check(tmp_path: Path, line: str, code: str) -> None:
    text = BASE["things/family.yaml"] + line + "\n"
    rules = "rules:\n" + rule("đất", examples="[{text: Có đất., gives: {text: đất}}]", **{"not": "[Có gạo.]"})
    told = check(shipped=folder(tmp_path, {"things/family.yaml": text, "things/all.yaml": rules}))
    assert [problem.code for problem in told] == [code]


def test_every_code_is_told_at_length() -> None:
    for code in CODES:
        assert len(explain_code(code.lower())) > 60
    with pytest.raises(KeyError):
        explain_code("R999")
