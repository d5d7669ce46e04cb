"""Reading YAML and tables: text stays text, every value knows its place, editors' habits do no harm."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from extract.authoring.check import check
from extract.rulebook import load
from extract.rulebook.marks import read_yaml
from extract.rulebook.tables import read_tsv
from tests.rulebook.folders import BASE, folder, found, rule

LISTS = "# lexicon: heads\n# slot: head\ntext\tkind\nhộ | nông hộ\tpeople\n\n# a remark\nxã\t\n"


def write(at: Path, text: str) -> Path:
    at.write_text(text, encoding="utf-8")
    return at


def test_values_are_text_and_know_their_place(tmp_path: Path) -> None:
    marked = read_yaml(write(tmp_path / "a.yaml", "a: 1.200\nb:\n  - no\n  - {c: 2023-07-18, d: ~}\n"))
    assert marked.data == {"a": "1.200", "b": ["no", {"c": "2023-07-18", "d": "~"}]}
    assert marked.at(("a",)) == (1, 1)
    assert marked.at(("b", 1, "c")) == (4, 6)
    assert marked.at(("b", 1, "c", "deeper")) == (4, 6)
    assert marked.at(("gone",)) == (1, 1)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    marked = read_yaml(write(tmp_path / "a.yaml", "# only a remark\n"))
    assert (marked.data, marked.problems) == (None, ())


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a:\n\tb: c\n", 2, "indent with spaces, not with tabs"),
        ("a: b: c\n", 1, "put a text that holds ': ' into quotes: \"b: c…\""),
        ("a: [b\nc: d\n", 1, "'[' is not closed; a text that begins with it stands in quotes"),
        ("a: b\n- c\n", 2, "look for a missing quote, bracket or ':' here and on the line before"),
    ],
)
def test_a_slip_in_yaml_is_told_with_its_usual_reason(tmp_path: Path, text: str, line: int, hint: str) -> None:
    (problem,) = read_yaml(write(tmp_path / "a.yaml", text)).problems
    assert (problem.code, problem.line, problem.hint) == ("R001", line, hint)


@pytest.mark.parametrize(
    "text",
    [
        "rules: &again [*again]\n",
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")),
        f"rules: {'[' * 5000}{']' * 5000}\n",
    ],
    ids=["a list inside itself", "a list of lists of lists", "brackets"],
)
def test_yaml_that_does_not_end_is_told(tmp_path: Path, text: str) -> None:
    (problem,) = read_yaml(write(tmp_path / "a.yaml", text)).problems
    assert (problem.code, problem.line) == ("R001", 1)


def test_an_alias_stands_for_what_it_names(tmp_path: Path) -> None:
    marked = read_yaml(write(tmp_path / "a.yaml", "a: &words [hộ, xã]\nb: *words\n"))
    assert marked.data == {"a": ["hộ", "xã"], "b": ["hộ", "xã"]}


def test_a_table_is_a_lexicon(tmp_path: Path) -> None:
    marked = read_tsv(write(tmp_path / "a.tsv", LISTS))
    assert marked.problems == ()
    assert marked.data == {
        "lexicon": "heads",
        "slot": "head",
        "entries": [{"text": ["hộ", "nông hộ"], "kind": "people"}, {"text": "xã"}],
    }
    assert marked.at(("entries", 1)) == (7, 1)


def test_what_editors_add_does_no_harm(tmp_path: Path) -> None:
    files = {"things/all.yaml": "rules:\n" + rule("{number} {head}"), "lexicons/heads.tsv": LISTS}
    at = folder(tmp_path, files)
    for path in [path for path in at.rglob("*") if path.is_file()]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(load(shipped=at), "Có 5 nông hộ, 6 xã.") == ["5 nông hộ", "6 xã"]


JUNK = [
    "- ",
    "  ",
    "{",
    "]",
    ": ",
    "|",
    "\t",
    "~",
    '""',
    "a: b",
    "&a ",
    "*a",
    "$x",
    "@y(",
    "{number}",
    "..",
    "\u0301",
    "#",
]
SOUND = (
    "rules:\n"
    + rule("hiến @amount({number}) {head}", examples="[{text: Dân hiến 5 hộ., gives: {amount: 5}}]", **{"not": "[a]"})
    + rule("hơn", "more", make="cue", reach="clause", set="{note: x}", until="'(và|,)'")
)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_a_file_holds_it_is_told_and_never_breaks(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = {**BASE, "things/all.yaml": SOUND, "lexicons/heads.tsv": LISTS}
    name = chance.choice([name for name in files if "numbers" not in name])
    lines = files[name].splitlines()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        cut = chance.randint(0, len(lines[at]))
        lines[at] = lines[at][:cut] + chance.choice(JUNK) + lines[at][cut + chance.randint(0, 3) :]
    files[name] = "\n".join(lines) + "\n"
    for problem in check(shipped=folder(tmp_path, files)):
        assert "\n" not in str(problem)
        assert problem.line >= 1
