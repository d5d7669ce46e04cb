import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation.gold import GoldError
from extract.evaluation.score import Score, evaluate
from extract.tables.columns import shipped_table
from extract.tables.writers import TableWriter
from tests.conftest import Answer

TEXT = "Xã Hòa An hiến 1.250 m2 đất, tăng 14%. Bà Hoà vận động 30 hộ. Xã Hoà An có 3 thôn."


def spot(text: str, nth: int = 0) -> tuple[str, str]:
    start = TEXT.index(text)
    for _ in range(nth):
        start = TEXT.index(text, start + 1)
    return str(start), str(start + len(text))


def figure(text: str, **cells: str) -> dict[str, str]:
    start, end = spot(text)
    return {"start": start, "end": end, "text": text, **cells}


def prepared(folder: Path, gold: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> tuple[Path, Path]:
    """A gold folder and a run folder of one article."""
    (folder / "gold").mkdir()
    (folder / "gold" / "one.json").write_text(json.dumps({"article": "one", **gold}), encoding="utf-8")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    rows = {"articles": [{"path": str(folder / "one.txt")}], "localities": [], "figures": [], **rows}
    with TableWriter(folder / "run") as writer:
        for name in ("articles", "localities", "figures", "periods", "exemplars"):
            table = shipped_table(name)
            cells = [{"article": "one", **row} for row in rows.get(name, [])]
            writer.add(table, [tuple(row.get(column, "") for column in table.columns) for row in cells])
        writer.finish()
    return folder / "gold", folder / "run"


def scored(folder: Path, gold: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> dict[str, Score]:
    return {score.name: score for score in evaluate(*prepared(folder, gold, rows)).scores}


GOLD = {
    "figures": [
        {"text": "1.250 m2", "kind": "area", "value": 1250, "unit": "m²", "of": "đất"},
        {"text": "14%", "kind": "percent", "value": 14, "unit": "%", "change": "increase"},
        {"text": "30 hộ", "kind": "count", "value": 30, "unit": ["hộ", "hộ dân"]},
        {"text": "3 thôn", "kind": "count", "value": 3, "unit": "thôn", "optional": True},
    ]
}


def test_right_wrong_and_missed_are_counted(tmp_path: Path) -> None:
    rows = [
        figure("1.250 m2", value="1250", unit="m²"),
        figure("14%", value="15", unit="%"),
        figure("30 hộ", value="30", unit="Hộ dân"),
    ]
    score = scored(tmp_path, GOLD, {"figures": rows})["figures"]
    assert (score.right, len(score.wrong), len(score.missed)) == (2, 1, 1)
    assert (score.precision, score.recall, score.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert score.missed[0].entry.text == "14%"
    assert "tăng [14%]" in score.missed[0].sentence


def test_optional_entries_count_neither_way(tmp_path: Path) -> None:
    score = scored(tmp_path, GOLD, {"figures": [figure("3 thôn", value="9", unit="thôn")]})["figures"]
    assert (score.right, len(score.wrong), len(score.missed)) == (0, 0, 3)


def test_further_cells_of_right_rows_are_counted(tmp_path: Path) -> None:
    rows = [figure("14%", value="14", unit="%", change="decrease"), figure("30 hộ", value="30", unit="hộ")]
    assert scored(tmp_path, GOLD, {"figures": rows})["figures"].details == {"change": (0, 1)}


def test_one_row_stands_for_one_entry_only(tmp_path: Path) -> None:
    row = figure("1.250 m2", value="1250", unit="m²")
    score = scored(tmp_path, GOLD, {"figures": [row, row]})["figures"]
    assert (score.right, len(score.wrong)) == (1, 1)


def test_names_are_compared_without_case_and_tone_placement(tmp_path: Path) -> None:
    gold = {"localities": [{"text": "Xã Hoà An", "level": "commune", "name": "Hoà An"}]}
    start, end = spot("Xã Hoà An")
    rows = [{"start": start, "end": end, "text": "Xã Hoà An", "name": "Hòa An", "level": "commune"}]
    assert scored(tmp_path, gold, {"localities": rows})["localities"].right == 1


def test_names_and_those_held_up_are_scored_apart(tmp_path: Path) -> None:
    start, end = spot("Hoà")
    gold = {"exemplars": [{"text": "Hoà", "kind": "person", "exemplar": False}]}
    rows = [{"start": start, "end": end, "text": "Hoà", "kind": "person", "exemplar": "true"}]
    scores = scored(tmp_path, gold, {"exemplars": rows})
    assert scores["names"].right == 1
    assert (scores["exemplars"].right, len(scores["exemplars"].wrong)) == (0, 1)


def test_an_entry_that_is_not_in_the_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"one\.json: figures: '99 ha' \(occurrence 1\) does not stand"):
        scored(tmp_path, {"figures": [{"text": "99 ha", "kind": "area", "value": 1, "unit": "m²"}]}, {})


def test_the_command_prints_scores_and_misses(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    gold, run = prepared(tmp_path, GOLD, {"figures": [figure("30 hộ", value="30", unit="hộ")]})
    said = bangtin("evaluate", gold, run, "--misses", "figures")
    assert said.code == 0
    assert any("missed '14%'" in line for line in said.out)
    (line,) = [line for line in said.out if line.startswith("figures")]
    assert line.split() == ["figures", "1.000", "0.333", "0.500", "1", "0", "2"]


def test_a_folder_without_a_run_is_wrong_use(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    gold, _ = prepared(tmp_path, GOLD, {})
    said = bangtin("evaluate", gold, tmp_path / "nothing")
    assert said.code == 2
    assert len(said.err) == 1
