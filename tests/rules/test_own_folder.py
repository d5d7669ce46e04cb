"""What somebody adds in a folder of their own, on top of the shipped rules, without a word of Python."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.matching import escape
from tests.conftest import Answer, read_table
from tests.rulebook.folders import rule, user_folder

UNIT = """\
lexicon: units
entries:
  - {text: [giạ, giạ lúa], unit: kg, dimension: mass, factor: "20", per: giạ}
"""
RULE = """\
family: figures
rules:
  - id: maize-carried
    title: Gùi ngô
    why: Mountain harvests are counted in baskets.
    when: "(thu|cõng) [được|về] {number} @unit(gùi ngô)"
    make: quantity
    priority: 5
    examples:
      - text: Nhà chị Páo thu được 350 gùi ngô.
        gives: {value: 350, unit: gùi ngô}
      - text: Mỗi hộ cõng về 12 gùi ngô.
        gives: {value: 12}
    not:
      - Chị Páo gùi ngô về nhà.
"""

ENDLESS = r"'(?:\w|\s|\w\w)+[#!]'"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return user_folder(tmp_path / "mine", {"units.yaml": UNIT, "figures/maize.yaml": RULE})


def run(bangtin: Callable[..., Answer], tmp_path: Path, text: str, *rules: Path) -> Path:
    (tmp_path / "in").mkdir(exist_ok=True)
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    options = [part for folder in rules for part in ("--rules", folder)]
    assert bangtin("run", tmp_path / "in", "-o", out, *options).code == 0
    return out


def test_a_unit_and_a_rule_are_sound(bangtin: Callable[..., Answer], mine: Path) -> None:
    said = bangtin("rules", "check", mine)
    assert [line for line in said.out if str(mine) in line] == []


def test_a_unit_of_ones_own_is_read_and_converted(bangtin: Callable[..., Answer], tmp_path: Path, mine: Path) -> None:
    out = run(bangtin, tmp_path, "Ấp Năm\n\nMỗi công ruộng thu 35 giạ lúa.\n", mine)
    rows = [(row["text"], row["value"], row["unit"]) for row in read_table(out / "figures.csv")]
    assert ("35 giạ lúa", "700", "kg") in rows


def test_a_figure_rule_of_ones_own_is_used_and_shown(
    bangtin: Callable[..., Answer], tmp_path: Path, mine: Path
) -> None:
    out = run(bangtin, tmp_path, "Mùa ngô\n\nVụ này, nhà chị Páo thu được 350 gùi ngô.\n", mine)
    assert "maize-carried" in {row["rule"] for row in read_table(out / "figures.csv")}
    shown = "\n".join(bangtin("rules", "show", "maize-carried", "--rules", mine).out)
    for part in ("Gùi ngô", "maize.yaml:3", "(thu|cõng) [được|về]", "Mỗi hộ cõng về 12 gùi ngô."):
        assert part in shown
    assert any("maize-carried" in line for line in bangtin("rules", "list", "--rules", mine).out)


def test_the_units_of_ones_own_are_shown_with_the_rules_that_use_them(
    bangtin: Callable[..., Answer], mine: Path
) -> None:
    shown = "\n".join(bangtin("rules", "show", "mass", "--rules", mine).out)
    assert "giạ" in shown
    assert "units.yaml:1, folder 1 of yours" in shown


def test_a_shipped_rule_is_switched_off(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    text = "Yên Bái\n\nBà con góp 5 tấn gạo và 300 ngày công.\n"
    before = read_table(run(bangtin, tmp_path, text) / "figures.csv")
    off = user_folder(tmp_path / "off", {"off.yaml": "disable: [mass]\n"})
    after = read_table(run(bangtin, tmp_path, text, off) / "figures.csv")
    assert "mass" in {row["rule"] for row in before}
    assert "mass" not in {row["rule"] for row in after}


def test_a_regex_that_does_not_end_is_told_and_costs_no_article(
    bangtin: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escape, "SECONDS", 0.05)
    slow = user_folder(
        tmp_path / "slow", {"figures/slow.yaml": f"rules:\n{rule('-', 'endless', regex=ENDLESS, because='B')}"}
    )
    path = slow / "figures" / "slow.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    when: '-'\n", ""), encoding="utf-8")
    out = run(bangtin, tmp_path, "Tin\n\nBà con góp 5 tấn gạo.\n\n" + "một hai ba bốn năm " * 9 + ".\n", slow)
    (article,) = read_table(out / "articles.csv")
    assert (article["status"], article["reason"]) == ("ok", "rule endless took too long in sentence 2")
    assert "mass" in {row["rule"] for row in read_table(out / "figures.csv")}


def test_a_place_of_ones_own_is_found(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    places = {"lexicons/places/mine.tsv": "name\ttype\tlevel\tparent\nKhe Vằn Mới\tthôn\tvillage\t04309\n"}
    mine = user_folder(tmp_path / "places", places)
    out = run(bangtin, tmp_path, "Tin\n\nThôn Khe Vằn Mới có 50 hộ.\n", mine)
    rows = [(row["name"], row["level"], row["resolution"]) for row in read_table(out / "localities.csv")]
    assert ("Khe Vằn Mới", "village", "exact") in rows
    table = mine / "lexicons" / "places" / "mine.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("Vằn", "Vàn"), encoding="utf-8")
    out = run(bangtin, tmp_path, "Tin\n\nThôn Khe Vàn Mới có 50 hộ.\n", mine)
    assert [row["resolution"] for row in read_table(out / "localities.csv")] == ["exact"]


def test_no_family_writes_into_the_table_of_articles(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    family = "family: whole\ntitle: W\nmakes: articles\n"
    mine = user_folder(
        tmp_path / "whole", {"whole/family.yaml": family, "whole/all.yaml": "rules:\n" + rule("góp gạo")}
    )
    out = run(bangtin, tmp_path, "Tin\n\nBà con góp gạo.\n", mine)
    assert [row["article"] for row in read_table(out / "articles.csv")] == ["a"]


def test_examples_of_a_rule_of_ones_own_are_tried(bangtin: Callable[..., Answer], mine: Path) -> None:
    said = bangtin("rules", "test", "maize-carried", "--rules", mine)
    assert (said.code, said.out) == (0, ["3 passed, 0 failed"])
