"""What the rules of a run did: made, kept away, lost, never fired."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.authoring.counts import Sort, Verdict, chosen, counts
from extract.authoring.examples import article_of
from extract.matching.cascade import apply
from extract.rulebook import Rulebook, load
from extract.running.tally import Tally, deeds
from extract.values.workshop import WORKSHOP
from tests.conftest import Answer, read_table
from tests.rulebook.folders import folder, rule

RULES = (
    rule("hiến @amount({number}) m2", "land"),
    rule("{number} m2", "area"),
    rule("{number} m2 ruộng", "field"),
    rule("hiến {number} m2 giấy", "paper", make="nothing"),
    rule("hơn", "more", make="cue", reach=2, set="{note: more}"),
    rule("hơn hẳn", "far-more", make="cue", set="{}"),
)
TEXTS = ("Bà con hơn hiến 5 m2. Bà con hiến 6 m2.", "Bà con hiến 7 m2 giấy. Xã hơn hẳn. Có 8 m2.", "Không có gì.")


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load(shipped=folder(tmp_path / "rules", {"things/all.yaml": "rules:\n" + "".join(RULES)}))


def run_of(book: Rulebook, at: Path, texts: tuple[str, ...] = TEXTS) -> Path:
    """The part of a run that tells what its rules did."""
    tally = Tally()
    for text in texts:
        found = apply(article_of(text, book), book, WORKSHOP)
        tally.add(deeds(book, found.mentions, found.losers))
    at.mkdir()
    told = json.dumps({"rulebook": book.hash, "rules": tally.told()})
    (at / "run.json").write_text(told, encoding="utf-8")
    return at


def numbers(book: Rulebook, run: Path) -> dict[str, tuple[int, int, dict[str, int]]]:
    return {one.rule: (one.made, one.articles, dict(one.lost)) for one in counts(book, run)}


def test_each_rule_is_counted_as_what_it_is(book: Rulebook, tmp_path: Path) -> None:
    assert numbers(book, run_of(book, tmp_path / "run")) == {
        "land": (2, 1, {"paper": 1}),
        "area": (1, 1, {"land": 2, "paper": 1}),
        "field": (0, 0, {}),
        "paper": (2, 1, {}),
        "more": (1, 1, {"far-more": 1}),
        "far-more": (1, 1, {}),
    }


def test_the_order_of_articles_makes_no_difference(book: Rulebook, tmp_path: Path) -> None:
    one, two = run_of(book, tmp_path / "1"), run_of(book, tmp_path / "2", TEXTS[::-1])
    assert (one / "run.json").read_bytes() == (two / "run.json").read_bytes()


def test_rules_that_never_fire_or_always_lose_are_told(book: Rulebook, tmp_path: Path) -> None:
    run = run_of(book, tmp_path / "run", TEXTS[:1])
    verdicts = {one.rule: one.verdict for one in counts(book, run)}
    assert verdicts["land"] is Verdict.EARNS
    assert verdicts["field"] is Verdict.NEVER
    assert verdicts["area"] is Verdict.LOSES
    assert [one.rule for one in chosen(counts(book, run), [Verdict.LOSES], Sort.ORDER)] == ["area"]


def test_rules_can_be_sorted_by_what_they_lost(book: Rulebook, tmp_path: Path) -> None:
    found = chosen(counts(book, run_of(book, tmp_path / "run")), [], Sort.LOST)
    assert [one.losses for one in found] == [3, 1, 1, 0, 0, 0]


def test_a_rule_taken_out_since_is_still_told(book: Rulebook, tmp_path: Path) -> None:
    run = run_of(book, tmp_path / "run")
    fewer = load(shipped=folder(tmp_path / "fewer", {"things/all.yaml": "rules:\n" + "".join(RULES[1:])}))
    last = counts(fewer, run)[-1]
    assert (last.rule, last.made, last.family) == ("land", 2, "(not in these rules)")


def test_the_command_lists_the_rules_of_a_run(bangtin: Callable[..., Answer], good: Path, tmp_path: Path) -> None:
    run = tmp_path / "out"
    bangtin("run", good, "-o", run, "-q")
    made = sum(row["rule"] == "area" for row in read_table(run / "figures.csv"))
    said = bangtin("rules", "list", "--run", run, "--family", "figures")
    assert (said.code, said.err) == (0, [])
    assert [line.split()[:2] for line in said.out if line.startswith("  area ")] == [["area", str(made)]]
    rows = bangtin("rules", "list", "--run", run, "--never", "--format", "csv").out
    assert rows[0] == "family,rule,make,made,articles,lost,lost_to,verdict,title"
    assert all(",never fired," in row for row in rows[1:])
    assert len(rows) > 100


def test_the_rules_of_the_run_itself_are_listed(bangtin: Callable[..., Answer], good: Path, tmp_path: Path) -> None:
    off = tmp_path / "rules" / "off.yaml"
    off.parent.mkdir()
    off.write_text("disable: [area]\n", encoding="utf-8")
    run = tmp_path / "out"
    bangtin("run", good, "-o", run, "-q", "--rules", off.parent)
    said = bangtin("rules", "list", "--run", run, "--family", "figures")
    assert not any(line.startswith("  area ") for line in said.out)
    assert said.err == []
    off.write_text("disable: [area, length]\n", encoding="utf-8")
    (note,) = bangtin("rules", "list", "--run", run, "--family", "figures").err
    assert "made with other rules than these" in note


def test_a_folder_that_is_no_run_is_wrong_use(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    said = bangtin("rules", "list", "--run", tmp_path)
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path}: no run.json of a run"])
    assert bangtin("rules", "list", "--never").code == 2
