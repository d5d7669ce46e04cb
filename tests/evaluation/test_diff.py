import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.evaluation.diff import changes
from extract.tables.columns import own_table, shipped_table
from extract.tables.writers import TableWriter
from tests.conftest import GOOD, Answer, read_table

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
    return [(change.kind, change.rule) for change in changes(old, new, ["prices"])]


def test_equal_runs_have_no_changes(tmp_path: Path) -> None:
    assert kinds(tmp_path, [(0, 5, "1", "r")], [(0, 5, "1", "r")]) == []


def test_rows_gained_and_lost_carry_their_rule(tmp_path: Path) -> None:
    found = kinds(tmp_path, [(0, 5, "1", "old-rule")], [(9, 12, "1", "new-rule")])
    assert sorted(found) == [("gained", "new-rule"), ("lost", "old-rule")]


def test_another_cell_or_a_wider_place_is_a_change(tmp_path: Path) -> None:
    before, after = [(0, 5, "1", "r"), (8, 12, "2", "r")], [(0, 5, "7", "r"), (8, 15, "2", "r")]
    old, new = run_of(tmp_path / "old", before), run_of(tmp_path / "new", after)
    assert [change.cells for change in changes(old, new, ["prices"])] == [{"value": ("1", "7")}, {"end": ("12", "15")}]


def test_two_rows_at_one_place_are_compared_in_their_order(tmp_path: Path) -> None:
    before, after = [(0, 5, "1", "r"), (0, 5, "2", "r")], [(0, 5, "1", "r")]
    assert kinds(tmp_path, before, after) == [("lost", "r")]


def test_the_command_counts_by_rule_and_lists_a_table(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    old = run_of(tmp_path / "old", [(0, 5, "1", "r")])
    new = run_of(tmp_path / "new", [(0, 5, "7", "r"), (9, 12, "3", "s")])
    said = bangtin("diff", old, new, "--table", "prices")
    assert said.code == 0
    assert said.out[:3] == ["prices  r", "  ~ a:0  [x]", "      value 1 → 7"]
    assert said.out[4:7] == ["prices  s", "  + a:9  [x]", "      value 3"]
    assert [line.split() for line in said.out[-2:]] == [["prices", "r", "0", "0", "1"], ["prices", "s", "1", "0", "0"]]


def test_runs_that_agree_are_told_so(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    old, new = run_of(tmp_path / "old", [(0, 5, "1", "r")]), run_of(tmp_path / "new", [(0, 5, "1", "r")])
    assert bangtin("diff", old, new).out == ["no row has changed"]


def test_a_folder_that_is_no_run_is_wrong_use(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    said = bangtin("diff", run_of(tmp_path / "old", []), tmp_path / "nowhere")
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path / 'nowhere'}: no tables (.csv) of a run"])


TEXT = "Tin mới. Giá <script>x</script> là 7.200 đồng. Hết tin.\n"
START = TEXT.index("7.200")


def priced(folder: Path, value: str) -> Path:
    """A run of an article that stands on the disk, with a row for its price."""
    article = folder.parent / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    articles = shipped_table("articles")
    facts = {"article": "a", "path": str(article), "status": "ok"}
    with TableWriter(folder) as writer:
        writer.add(articles, [tuple(facts.get(column, "") for column in articles.columns)])
        writer.add(PRICES, [("a", "1", str(START), str(START + 5), "7.200", value, "r")])
        writer.finish()
    return folder


@pytest.fixture
def prices(tmp_path: Path) -> tuple[Path, Path]:
    """Two runs over one article that differ in a cell."""
    return priced(tmp_path / "old", "1"), priced(tmp_path / "new", "<img src=x>")


def test_a_change_is_told_with_its_sentence(bangtin: Callable[..., Answer], prices: tuple[Path, Path]) -> None:
    assert f"  ~ a:{START}  Giá <script>x</script> là [7.200] đồng." in bangtin("diff", *prices).out


def test_a_text_that_has_changed_since_is_not_quoted(
    bangtin: Callable[..., Answer], prices: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Một tin khác.\n", encoding="utf-8")
    said = bangtin("diff", *prices)
    assert f"  ~ a:{START}  [7.200]" in said.out
    assert said.err == ["bangtin: no sentences of a: the texts have moved or changed since the run"]


def test_as_csv_every_change_is_a_row(
    bangtin: Callable[..., Answer], prices: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "changes.csv"
    assert bangtin("diff", *prices, "--format", "csv", "-o", file).out == [str(file)]
    (row,) = read_table(file)
    assert list(row.values())[:4] == ["changed", "prices", "r", "r"]
    assert list(row.values())[4:8] == ["a", str(START), str(START + 5), "7.200"]
    assert (row["cells_before"], row["cells_after"]) == ("value=1", "value=<img src=x>")
    assert row["sentence"] == "Giá <script>x</script> là 7.200 đồng."


def test_a_page_is_one_file_in_which_articles_are_text(
    bangtin: Callable[..., Answer], prices: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "changes.html"
    assert bangtin("diff", *prices, "--format", "html", "-o", file).code == 0
    page = file.read_text(encoding="utf-8")
    assert "Giá &lt;script&gt;x&lt;/script&gt; là <mark>7.200</mark> đồng." in page
    assert "&lt;img src=x&gt;" in page
    assert not re.search(r"<(script|img|link|iframe)\b|https?://", page)


def test_of_many_changes_of_a_rule_some_are_shown_and_all_are_counted(
    bangtin: Callable[..., Answer], tmp_path: Path
) -> None:
    old = run_of(tmp_path / "old", [])
    new = run_of(tmp_path / "new", [(10 * n, 10 * n + 5, str(n), "r") for n in range(8)])
    said = bangtin("diff", old, new, "--limit", "2")
    assert sum(line.startswith("  +") for line in said.out) == 2
    assert "  … 6 more" in said.out
    assert said.out[-1].split() == ["prices", "r", "8", "0", "0"]


def test_rows_of_one_rule_can_be_asked_for(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    old = run_of(tmp_path / "old", [(0, 5, "1", "r"), (10, 15, "1", "s"), (20, 25, "1", "s")])
    new = run_of(tmp_path / "new", [(0, 5, "2", "s"), (10, 15, "1", "s")])
    assert [line.split() for line in bangtin("diff", old, new, "--rule", "r", "--limit", "0").out[1:]] == [
        ["prices", "s", "0", "0", "1"]
    ]


def test_articles_may_come_in_another_order(tmp_path: Path) -> None:
    articles = shipped_table("articles")
    runs = []
    for name, order in (("old", "abc"), ("new", "cxa")):
        with TableWriter(tmp_path / name) as writer:
            for article in order:
                writer.add(articles, [tuple(article if c == "article" else "" for c in articles.columns)])
                if article != "x":
                    writer.add(PRICES, [(article, "0", "0", "5", "x", "1", "r")])
            writer.finish()
        runs.append(tmp_path / name)
    found = [(change.kind, (change.row or change.was)["article"]) for change in changes(*runs, ["prices"])]
    assert found == [("lost", "b")]


def test_a_person_who_is_numbered_otherwise_is_no_change(tmp_path: Path) -> None:
    people, articles = shipped_table("exemplars"), shipped_table("articles")
    for name in ("1", "2"):
        cells = {"article": "a", "start": "0", "end": "5", "person_id": name}
        with TableWriter(tmp_path / name) as writer:
            writer.add(articles, [tuple("a" if column == "article" else "" for column in articles.columns)])
            writer.add(people, [tuple(cells.get(column, "") for column in people.columns)])
            writer.finish()
    assert list(changes(tmp_path / "1", tmp_path / "2", ["exemplars"])) == []


OFF = "disable: [area]\n"


def test_a_run_can_tell_what_has_changed_beside_an_earlier_one(
    bangtin: Callable[..., Answer], good: Path, tmp_path: Path
) -> None:
    off = tmp_path / "rules" / "off.yaml"
    off.parent.mkdir()
    off.write_text(OFF, encoding="utf-8")
    before, after = tmp_path / "before", tmp_path / "after"
    assert bangtin("run", good, "-o", before, "-q").code == 0
    said = bangtin("run", good, "-o", after, "-q", "--rules", off.parent, "--against", before)
    assert "  - good:64  Năm 2021, bà con xã Lâm Thượng đã hiến [1.250 m2] đất và góp 300 ngày công." in said.out
    same = bangtin("run", good, "-o", before, "-q", "--rules", off.parent, "--against", before)
    assert (same.code, same.out) == (0, said.out)
    assert bangtin("run", good, "-o", after, "-q", "--against", after).out[0] == "figures  area"


def test_a_run_beside_what_is_no_run_does_not_begin(bangtin: Callable[..., Answer], good: Path, tmp_path: Path) -> None:
    said = bangtin("run", good, "-o", tmp_path / "out", "--against", tmp_path / "nowhere")
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path / 'nowhere'}: no tables (.csv) of a run"])
    assert not (tmp_path / "out").exists()


def test_articles_out_of_a_table_are_quoted_too(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    table = tmp_path / "news.jsonl"
    table.write_text(json.dumps({"text": GOOD}) + "\n", encoding="utf-8")
    off = tmp_path / "rules" / "off.yaml"
    off.parent.mkdir()
    off.write_text(OFF, encoding="utf-8")
    bangtin("run", table, "-o", tmp_path / "before", "-q")
    said = bangtin(
        "run", table, "-o", tmp_path / "after", "-q", "--rules", off.parent, "--against", tmp_path / "before"
    )
    assert any("bà con xã Lâm Thượng đã hiến [1.250 m2] đất" in line for line in said.out)
