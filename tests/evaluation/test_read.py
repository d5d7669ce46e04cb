"""Annotations that cannot be read: one line each, and the others count."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer

Bangtin = Callable[..., Answer]
TASK = {"id": 7, "data": {"article": "thôn/một", "text": "x"}, "annotations": [{"result": []}]}


@pytest.fixture
def gold(bangtin: Bangtin, finished: Path, tmp_path: Path) -> Path:
    """The annotation, in brat's format, of the article thôn/một."""
    bangtin("export", finished, "--to", "brat", "-o", tmp_path / "gold")
    (tmp_path / "gold" / "hai.ann").unlink()
    (tmp_path / "gold" / "hai.txt").unlink()
    return tmp_path / "gold"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hai.ann", "T1\tfigures 0 5\tx", "hai.ann: hai.txt is not beside it"),
        ("hai.json", "[1, 2", "hai.json: not JSON: "),
        ("hai.json", "[" * 100_000, "hai.json: nested too deeply"),
        ("hai.json", "[1, 2]", "hai.json: not an annotation of one article"),
        ("hai.json", '{"figures": [{"text": "99 ha"}]}', "hai.json: figures: '99 ha' (occurrence 1) does not stand"),
        ("hai.json", '{"figures": [{"text": "a", "nth": "b"}]}', "'text' must be a text and 'nth' a number"),
        ("hai.json", '{"figures": ["99 ha"]}', "'99 ha' is not an entry with a 'text'"),
        ("z.json", json.dumps([TASK]), "thôn/một is annotated in"),
        ("z.json", json.dumps([{**TASK, "data": {"text": "x"}}]), "task 7: its data have no 'article' and 'text'"),
        ("z.json", json.dumps([{**TASK, "annotations": [{"result": [3]}]}]), "task 7: not as Label Studio's JSON"),
    ],
)
def test_a_file_that_cannot_be_read(
    bangtin: Bangtin, finished: Path, gold: Path, name: str, content: str, told: str
) -> None:
    (gold / name).write_text(content, encoding="utf-8")
    said = bangtin("evaluate", gold, finished)
    assert said.code == 1
    assert [told in line for line in said.err] == [True]
    assert said.out[1].split()[:4] == ["localities", "1.000", "1.000", "1.000"]


def test_a_folder_called_like_an_annotation_is_told(bangtin: Bangtin, finished: Path, gold: Path) -> None:
    (gold / "hai.ann").mkdir()
    said = bangtin("evaluate", gold, finished)
    assert (said.code, len(said.err)) == (1, 1)
    assert said.err[0].startswith(f"bangtin: {gold / 'hai.ann'}: ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("T8\tfigures 3\txã", "một.ann:{n}: '3' are no offsets"),
        ("T8\tfigures 0 2\tThôn", "một.ann:{n}: 'Thôn' does not stand at 0 2 of the text"),
        ("T8", "một.ann:{n}: not a line of brat's standoff format"),
        ("#8\tAnnotatorNotes T1\t{value: 3", "một.ann:{n}: its cells are not written as {{name: text, name: text}}"),
    ],
)
def test_a_line_that_brat_did_not_write_is_named(
    bangtin: Bangtin, gold: Path, finished: Path, line: str, told: str
) -> None:
    path = gold / "thôn" / "một.ann"
    lines = [*path.read_text(encoding="utf-8").splitlines(), line]
    path.write_text("\n".join(lines), encoding="utf-8")
    said = bangtin("evaluate", gold, finished)
    assert said.code == 2
    assert said.err == [f"bangtin: {gold}/thôn/" + told.format(n=len(lines))]


def test_a_table_that_the_run_has_not_is_told(bangtin: Bangtin, gold: Path, finished: Path) -> None:
    path = gold / "thôn" / "một.ann"
    path.write_text(path.read_text(encoding="utf-8").replace("figures ", "figure "), encoding="utf-8")
    said = bangtin("evaluate", gold, finished)
    assert said.code == 1
    assert said.err[0].startswith("bangtin: 'figure' is annotated, but is no table of the run (localities, figures,")


def test_an_article_that_was_changed_after_its_annotation_is_told(bangtin: Bangtin, gold: Path, finished: Path) -> None:
    (gold / "thôn" / "một.ann").write_text("T1\tlocalities 0 2\tAn\n", encoding="utf-8")
    (gold / "thôn" / "một.txt").write_text("An\n", encoding="utf-8")
    said = bangtin("evaluate", gold, finished)
    assert said.err == ["bangtin: thôn/một: the run read another text than the one that is annotated"]


def test_annotations_count_and_tasks_nobody_looked_at_do_not(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "labelstudio")
    path = finished / "labelstudio" / "tasks.json"
    tasks = json.loads(path.read_text(encoding="utf-8"))
    tasks[0]["annotations"] = [{"result": [], "was_cancelled": True}]
    tasks[1]["annotations"] = [{"result": []}]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    said = bangtin("evaluate", path, finished)
    (line,) = [line for line in said.out if line.startswith("figures")]
    assert line.split()[4:] == ["0", "0", "0"]


def test_a_folder_without_annotations_is_wrong_use(bangtin: Bangtin, finished: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = bangtin("evaluate", tmp_path / "empty", finished)
    assert said.code == 2 and said.err[0].startswith(f"bangtin: {tmp_path / 'empty'}: no annotations found")
