"""Trying examples again while rule files are being written."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from extract.authoring.watch import changed_rules, saved, touched
from extract.cli.rules_test import Session
from extract.rulebook import Rulebook, load
from tests.conftest import Answer
from tests.rulebook.folders import FAMILY, folder, rule, user_folder

OTHERS = FAMILY.replace("things", "others")
LATER = FAMILY.replace("things", "later") + "after: [things]\n"
FILES = {
    "things/all.yaml": "rules:\n" + rule("hiến đất", "land"),
    "others/family.yaml": OTHERS,
    "others/all.yaml": "rules:\n" + rule("hiến cây", "tree"),
    "later/family.yaml": LATER,
    "later/all.yaml": "rules:\n" + rule("hiến gỗ", "wood"),
    "lexicons/givers.yaml": "lexicon: givers\nentries: [dân]\n",
}


def book(at: Path, name: str = "", text: str = "") -> Rulebook:
    """The rules of FILES, one file with another text; that file is then called `name`."""
    return load(shipped=folder(at, {**FILES, **({name: text} if name else {})}))


def families(at: Path, name: str, text: str) -> set[str]:
    """Which families are tried again when a file is saved with another text."""
    return touched(book(at), book(at, name, text), [at / name])


def test_a_changed_rule_touches_its_family_and_those_behind_it(tmp_path: Path) -> None:
    assert families(tmp_path, "things/all.yaml", "rules:\n" + rule("hiến ruộng", "land")) == {"things", "later"}
    assert families(tmp_path, "others/all.yaml", "rules:\n" + rule("hiến cam", "tree")) == {"others"}


def test_a_new_file_of_rules_touches_its_family(tmp_path: Path) -> None:
    assert families(tmp_path, "others/new.yaml", "rules:\n" + rule("hiến cam", "orange")) == {"others"}


def test_a_line_moved_or_a_comment_touches_nothing(tmp_path: Path) -> None:
    assert families(tmp_path, "things/all.yaml", "# moved\n\n" + FILES["things/all.yaml"]) == set()


def test_words_and_settings_touch_everything(tmp_path: Path) -> None:
    assert len(families(tmp_path, "lexicons/givers.yaml", "lexicon: givers\nentries: [xã]\n")) == 3
    assert len(families(tmp_path, "off.yaml", "disable: [tree]\n")) == 3


def test_changed_rules_are_told_from_those_that_only_moved(tmp_path: Path) -> None:
    before = book(tmp_path)
    text = "rules:\n" + rule("hiến hoa", "flower") + rule("hiến đất", "land")
    assert changed_rules(before, book(tmp_path, "things/all.yaml", text)) == {"flower"}


def test_a_file_saved_before_one_looks_is_not_missed(tmp_path: Path) -> None:
    changes: Iterator[list[Path]] = saved([tmp_path])
    assert next(changes) == []
    for name in ("a.yaml", "a.yaml~", ".a.yaml.swp", "note.txt"):
        (tmp_path / name).write_text("rules: []\n", encoding="utf-8")
    assert [path.name for path in next(changes)] == ["a.yaml"]


RULE = """\
rules:
  - id: rice-in-baskets
    title: T
    why: W
    when: "góp {number} @unit(thúng) thóc"
    make: quantity
    examples: [{text: Bà con góp 30 thúng thóc., gives: {value: 30}}]
    not: ["Chị đan thúng bán ở chợ."]
"""


def test_a_session_tells_mistakes_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = user_folder(tmp_path, {"figures/baskets.yaml": RULE})
    path = mine / "figures" / "baskets.yaml"
    session = Session(["rice-in-baskets"], None, [mine])

    def said(text: str, *paths: Path) -> str:
        path.write_text(text, encoding="utf-8")
        session.try_again(paths)
        return capsys.readouterr().out

    assert "all examples\n2 passed, 0 failed\n" in said(RULE)
    assert "wanted   value: 31" in said(RULE.replace("value: 30", "value: 31"), path)
    assert "R007 no kind '{numbr}'" in said(RULE.replace("{number}", "{numbr}"), path)
    assert "no rule 'rice-in-baskets'" in said("rules: []\n", path)
    assert "baskets.yaml\n2 passed, 0 failed\n" in said(RULE, path)
    assert "no example rests on what has changed" in said("# the same\n" + RULE, path)


def test_an_interrupt_ends_it_without_a_word(bangtin: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    def until_interrupted(folders: Sequence[Path]) -> Iterator[list[Path]]:
        yield []
        raise KeyboardInterrupt

    monkeypatch.setattr("extract.authoring.watch.saved", until_interrupted)
    said = bangtin("rules", "test", "area", "--watch")
    assert (said.code, said.err) == (0, [])
    assert said.out[-2:] == ["waiting for a rule file to be saved; Ctrl-C ends", ""]


def test_without_the_extra_one_line_says_what_to_install(
    bangtin: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.cli.rules_test.find_spec", lambda name: None)
    said = bangtin("rules", "test", "--watch")
    assert said.code == 2
    assert said.err[0].startswith("bangtin: --watch needs a library; install it with: ")
    assert said.err[0].endswith(" -m pip install watchfiles")
