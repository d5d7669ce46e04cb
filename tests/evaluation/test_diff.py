from collections.abc import Callable
from pathlib import Path

from extract.evaluation.diff import changes
from extract.tables.columns import own_table, shipped_table
from extract.tables.writers import TableWriter
from tests.conftest import Answer

PRICES = own_table("prices", ["value"])
Rows = list[tuple[int, int, str, str]]


def run_of(folder: Path, rows: Rows, refused: str = "") -> Path:
    """A run of one article with rows (start, end, value, rule)."""
    articles = shipped_table("articles")
    facts = {"article": "a", "status": "ok", "figures": str(len(rows)), "reason": refused}
    with TableWriter(folder) as writer:
        writer.add(articles, [tuple(facts.get(column, "") for column in articles.columns)])
        writer.add(PRICES, [("a", "0", str(start), str(end), "x", value, rule) for start, end, value, rule in rows])
        writer.finish()
    return folder


def kinds(tmp_path: Path, before: Rows, after: Rows) -> list[tuple[str, str]]:
    old, new = run_of(tmp_path / "old", before), run_of(tmp_path / "new", after)
    return [(change.kind, change.rule) for change in changes(old, new, "prices")]


def test_equal_runs_have_no_changes(tmp_path: Path) -> None:
    assert kinds(tmp_path, [(0, 5, "1", "r")], [(0, 5, "1", "r")]) == []


def test_rows_gained_and_lost_carry_their_rule(tmp_path: Path) -> None:
    found = kinds(tmp_path, [(0, 5, "1", "old-rule")], [(9, 12, "1", "new-rule")])
    assert sorted(found) == [("gained", "new-rule"), ("lost", "old-rule")]


def test_another_cell_or_a_wider_place_is_a_change(tmp_path: Path) -> None:
    before, after = [(0, 5, "1", "r"), (8, 12, "2", "r")], [(0, 5, "7", "r"), (8, 15, "2", "r")]
    old, new = run_of(tmp_path / "old", before), run_of(tmp_path / "new", after)
    assert [change.cells for change in changes(old, new, "prices")] == [{"value": ("1", "7")}, {"end": ("12", "15")}]


def test_two_rows_at_one_place_are_compared_in_their_order(tmp_path: Path) -> None:
    before, after = [(0, 5, "1", "r"), (0, 5, "2", "r")], [(0, 5, "1", "r")]
    assert kinds(tmp_path, before, after) == [("lost", "r")]


def test_the_command_counts_by_rule_and_lists_a_table(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    old = run_of(tmp_path / "old", [(0, 5, "1", "r")])
    new = run_of(tmp_path / "new", [(0, 5, "7", "r"), (9, 12, "3", "s")])
    said = bangtin("diff", old, new, "--table", "prices")
    assert said.code == 0
    assert "~ a:0 x: value 1 -> 7" in said.out
    assert "+ a:9 x: 3, s" in said.out
    assert [line.split() for line in said.out[-2:]] == [["prices", "r", "0", "0", "1"], ["prices", "s", "1", "0", "0"]]


def test_runs_that_agree_are_told_so(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    old, new = run_of(tmp_path / "old", [(0, 5, "1", "r")]), run_of(tmp_path / "new", [(0, 5, "1", "r")])
    assert bangtin("diff", old, new).out == ["no row has changed"]


def test_a_folder_that_is_no_run_is_wrong_use(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    said = bangtin("diff", run_of(tmp_path / "old", []), tmp_path / "nowhere")
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path / 'nowhere'}: no tables (.csv) of a run"])
