"""`rules check`: every kind of mistake is told in one run, with its file, line and code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.authoring.check import check
from extract.authoring.codes import CODES, explain_code
from extract.rulebook.marks import Problem
from tests.conftest import Answer
from tests.rulebook.folders import BASE, folder, rule, user_folder

# A comment at the end of a line names the code that must be told of this line.
MISTAKES = {
    "things/keys.yaml": """\
rules:
  - id: a-slip
    titel: T  # R002
    title: T
    why: W
    when: "hiến đất mới"
    make: row
    examples: [{text: Bà con hiến đất mới., gives: {text: hiến đất mới}}]
    not: [Bà con hiến máu.]
  - id: nothing-said  # R003 R009 R010
    title: T
    why: W
    make: row
  - id: No Id  # R004
    title: T
    why: W
    when: "a"
    make: row
  - id: a-list-for-a-text
    title: [T]  # R004
    why: W
    when: "hiến cây"
    make: row
    examples: [{text: Bà con hiến cây., gives: {text: hiến cây}}]
    not: [Bà con hiến máu.]
  - id: twice
    title: T
    why: W
    when: "hiến gỗ"
    make: row
    examples: [{text: Bà con hiến gỗ., gives: {text: hiến gỗ}}]
    not: [Bà con hiến máu.]
  - id: twice  # R005
    title: T
    why: W
    when: "hiến gỗ lim"
    make: row
    examples: [{text: Bà con hiến gỗ lim., gives: {text: hiến gỗ lim}}]
    not: [Bà con hiến máu.]
  - id: key-twice
    title: T
    title: U  # R022
    why: W
    when: "hiến ngói"
    make: row
    examples: [{text: Bà con hiến ngói., gives: {text: hiến ngói}}]
    not: [Bà con hiến máu.]
  - id: priority-in-words
    title: T
    why: W
    when: "hiến vôi"
    make: row
    priority: high  # R004
    examples: [{text: Bà con hiến vôi., gives: {text: hiến vôi}}]
    not: [Bà con hiến máu.]
""",
    "things/patterns.yaml": """\
rules:
  - id: open-bracket
    title: T
    why: W
    when: "hiến (đất"  # R006
    make: row
    examples: [{text: Bà con hiến đất., gives: {text: hiến đất}}]
    not: [Bà con hiến máu.]
  - id: one-of-two
    title: T
    why: W
    when:
      - "hiến rừng"
      - "hiến rừng]"  # R006
    make: row
    examples: [{text: Bà con hiến rừng., gives: {text: hiến rừng}}]
    not: [Bà con hiến máu.]
  - id: unknown-kind
    title: T
    why: W
    when: "hiến {numbr} m2"  # R007
    make: row
    examples: [{text: Bà con hiến 5 m2., gives: {text: hiến 5 m2}}]
    not: [Bà con hiến máu.]
  - id: unknown-type
    title: T
    why: W
    when: "hiến {number} {unit:aera}"  # R007
    make: row
    examples: [{text: Bà con hiến 5 m2., gives: {text: hiến 5 m2}}]
    not: [Bà con hiến máu.]
  - id: unknown-list
    title: T
    why: W
    when: "hiến $qualifier đất"  # R008
    make: row
    examples: [{text: Bà con hiến hơn đất., gives: {text: hiến hơn đất}}]
    not: [Bà con hiến máu.]
  - id: all-optional
    title: T
    why: W
    when: "[hiến] [đất]"  # R015
    make: row
    examples: [{text: Bà con hiến đất., gives: {text: hiến đất}}]
    not: [Bà con hiến máu.]
  - id: unknown-maker
    title: T
    why: W
    when: "hiến kế"
    make: rows  # R018
    examples: [{text: Bà con hiến kế., gives: {text: hiến kế}}]
    not: [Bà con hiến máu.]
  - id: curly-quotes
    title: T
    why: W
    when: “hiến ruộng”  # R037
    make: row
    examples: [{text: Bà con hiến ruộng., gives: {text: hiến ruộng}}]
    not: [Bà con hiến máu.]
  - id: broken-regex
    title: T
    why: W
    regex: "hiến (kế"  # R030
    because: B
    make: row
    examples: [{text: Bà con hiến kế., gives: {text: hiến kế}}]
    not: [Bà con hiến máu.]
  - id: regex-without-reason
    title: T
    why: W
    regex: "góp ngói"  # R003
    make: row
    examples: [{text: Bà con góp ngói., gives: {text: góp ngói}}]
    not: [Bà con hiến máu.]
  - id: empty-regex
    title: T
    why: W
    regex: "(góp)?"  # R015
    because: B
    make: row
    examples: [{text: Bà con góp ngói., gives: {text: góp}}]
    not: [Bà con hiến máu.]
""",
    "things/at-odds.yaml": """\
rules:
  - id: phrase-and-regex
    title: T
    why: W
    when: "hiến tre"
    regex: "hiến tre"  # R004
    because: B
    make: row
    examples: [{text: Bà con hiến tre., gives: {text: hiến tre}}]
    not: [Bà con hiến máu.]
  - id: reason-without-regex
    title: T
    why: W
    when: "hiến mây"
    because: B  # R004
    make: row
    examples: [{text: Bà con hiến mây., gives: {text: hiến mây}}]
    not: [Bà con hiến máu.]
  - id: type-of-a-number
    title: T
    why: W
    when: "hiến {number:big} cột"  # R007
    make: row
    examples: [{text: Bà con hiến 5 cột., gives: {text: hiến 5 cột}}]
    not: [Bà con hiến máu.]
  - id: find-of-a-family-that-may-run-later
    title: T
    why: W
    when: "hiến {later}"  # R007
    make: row
    examples: [{text: Bà con hiến 5 cột., gives: {text: hiến 5 cột}}]
    not: [Bà con hiến máu.]
  - id: example-without-words
    title: T
    why: W
    when: "hiến nứa"
    make: row
    examples:
      - {text: Bà con hiến nứa., gives: {text: hiến nứa}}
      - {text: "", gives: {text: hiến nứa}}  # R003
    not: [Bà con hiến máu.]
""",
    "things/mapping.yaml": "rules: {id: alone}  # R004\n",
    "things/examples.yaml": """\
rules:
  - id: not-found
    title: T
    why: W
    when: "trồng rừng"
    make: row
    examples:
      - {text: Bà con trồng rừng., gives: {text: trồng rừng}}
      - {text: Bà con trồng cây., gives: {text: trồng cây}}  # R011
    not: [Bà con hiến máu.]
  - id: found-otherwise
    title: T
    why: W
    when: "trồng @amount({number}) cây"
    make: row
    examples:
      - text: Bà con trồng 5 cây.  # R011
        gives: {amount: 6}
    not:
      - Bà con hiến máu.
      - Bà con trồng ba cây quế.  # R012
    todo:
      - {text: Bà con trồng độ 5 gốc cây., gives: {amount: 5}}
      - {text: Bà con trồng 7 cây., gives: {amount: 7}}  # R013
  - id: in-the-shade  # R014
    title: T
    why: W
    when: "rừng quế"
    make: row
    examples: [{text: Bà con có rừng quế non., gives: {text: rừng quế}}]
    not: [Bà con hiến máu.]
  - id: in-the-light
    title: T
    why: W
    when: "rừng quế non"
    make: row
    examples: [{text: Bà con có rừng quế non., gives: {text: rừng quế non}}]
    not: [Bà con hiến máu.]
  - id: no-day
    title: T
    why: W
    when: "trồng tre"
    make: row
    examples:
      - text: Bà con trồng tre.
        date: 18/7/2023  # R025
        gives: {text: trồng tre}
    not: [Bà con hiến máu.]
  - id: nothing-given
    title: T
    why: W
    when: "trồng chè"
    make: row
    examples:
      - text: Bà con trồng chè.  # R003
    not: [Bà con hiến máu.]
  - id: unknown-column
    title: T
    why: W
    when: "trồng @amuont({number}) dừa"  # R026
    make: row
    examples:
      - text: Bà con trồng 5 dừa.
        gives: {amout: 5}  # R026
    not: [Bà con hiến máu.]
  - id: too-slow
    title: T
    why: W
    regex: "([a-z]|[a-z]{2}|x)+[#!]"  # R035
    because: B
    make: row
    examples: [{text: Số aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa., gives: {text: a}}]
    not: [Bà con hiến máu.]
  - id: untested  # R009
    title: T
    why: W
    when: "trồng mía"
    make: row
    not: [Bà con hiến máu.]
  - id: unguarded  # R010
    title: T
    why: W
    when: "trồng khoai"
    make: row
    examples: [{text: Bà con trồng khoai., gives: {text: trồng khoai}}]
""",
    "things/cues.yaml": """\
rules:
  - id: far-cue
    title: T
    why: W
    when: "hơn"
    make: cue
    reach: sentense  # R024
    set: {note: more}
    examples: [{text: Bà con trồng hơn 5 cây., gives: {note: more}}]
    not: [Bà con hơn người.]
  - id: no-cue
    title: T
    why: W
    when: "trồng lúa"
    make: row
    reach: 3  # R027
    examples: [{text: Bà con trồng lúa., gives: {text: trồng lúa}}]
    not: [Bà con hiến máu.]
""",
    "others/all.yaml": """\
family: tings  # R019
rules:
  - id: homeless
    title: T
    why: W
    when: "hiến sức"
    make: row
    examples: [{text: Bà con hiến sức., gives: {text: hiến sức}}]
    not: [Bà con hiến máu.]
""",
    "off.yaml": "disable: [not-there]  # R020\n",
    "syntax.yaml": "rules:\n  - id: x\n    title: T\n\twhy: W  # R001\n",
    "nothing.yaml": "rule: []  # R029\n",
    "latin.yaml": "rules: []\n# caf\udce9\n",
    "apart.yaml": "lexicon: apart\nentries:\n  - đa\u0302\u0301t  # R016\n",
    "round/family.yaml": "family: round\ntitle: T\nmakes: round\nafter: [trip]  # R021\n",
    "trip/family.yaml": "family: trip\ntitle: T\nmakes: trip\nafter: [round, tirp]  # R019\n",
    "later/family.yaml": """\
family: later
title: T
makes: figures
columns: [own]  # R034
leaves: [things]  # R032
""",
    "whole/family.yaml": "family: whole\ntitle: T\nmakes: articles  # R034\n",
    "caps/family.yaml": "family: caps  # R033\ntitle: T\nmakes: caps\n",
    "lists/units.yaml": """\
lexicon: units
slot: unit
type: dimension
entries:
  - {text: [m2, mét vuông], dimension: area}
  - {text: mét, dimension: length}
  - {text: M2, dimension: area}
  - {text: Mét  vuông, dimension: area}
  - {text: mét vuông, dimension: area}  # R017
  - {txt: km, dimension: length}  # R003
  - ""  # R028
  - [km, ki lô mét]  # R004
  - "[gần] [đâu]"  # R015
  - "$nowhere ruộng"  # R008
""",
    "lists/circle.yaml": "lexicon: here  # R023\nentries: [$there]\n",
    "lists/circle-2.yaml": "lexicon: there  # R023\nentries: [$here]\n",
    "lists/one-word.yaml": "lexicon: one-word\nentries: hộ  # R004\n",
    "lists/deep.yaml": "lexicon: deep\nentries:\n  - {text: [[hộ]]}  # R004\n",
    "lists/doubled.yaml": "lexicon: doubled  # R033\nslot: things\nentries: [hộ]\n",
    "lists/latin.tsv": "# lexicon: latin\ntext\ncaf\udce9\n",
    "layout.yaml": "- dòng  # R004\n",
    "lists/words.csv": "text\nhộ\n",
    "lists/blank.yaml": "\n",
    "lists/odd.yaml": "lexicon: odd\nentries:\n  - bà\u00a0con  # R037\n",
    "lists/empty.yaml": "lexicon: empty  # R028\n",
    "lists/cells.tsv": "# lexicon: cells\ntext\tkind\nhộ\tpeople\nxã\tplace\tmore\n",
    "lists/head.tsv": "# lexicon: head\nword\tkind\nhộ\tpeople\n",
    "lists/nameless.tsv": "text\nhộ\n",
    "lexicons/places/mine.tsv": (
        "name\tlevel\tparent\tto\tsize\nLục Xa\tvilage\t\t\t5\nLục Xá\tvillage\t999\t1/7/2025\n"
    ),
    "records/links.yaml": "title: L\nplaces: {}  # R004\n",
}
LATIN = ("latin.yaml", "lists/latin.tsv")
MORE = {*((name, 1, "R001") for name in LATIN), ("lists/cells.tsv", 4, "R031"), ("lists/head.tsv", 2, "R031")} | {
    ("lists/nameless.tsv", 1, "R031"),
    ("lists/words.csv", 1, "R038"),
    ("lists/blank.yaml", 1, "R029"),
    *(("lexicons/places/mine.tsv", line, "R036") for line in (1, 2, 3)),
    ("records/links.yaml", 1, "R004"),
}


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
