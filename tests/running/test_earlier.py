"""What stands in the output folder before a run: files of an earlier run, and files of the user."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import GOOD, Answer

Bangtin = Callable[..., Answer]
Table = Callable[[Path], list[dict[str, str]]]

FAMILY = "family: labour\ntitle: Ngày công\nmakes: labour\ncolumns: [days]\n"
RULE = """\
rules:
  - id: labour-days
    title: Ngày công góp
    why: Work that households give.
    when: "góp @days({number}) ngày công"
    make: row
    examples:
      - {text: Bà con góp 30 ngày công., gives: {days: '30'}}
      - {text: Họ đã góp 5 ngày công., gives: {days: '5'}}
    not: ["góp ý 3 ngày"]
"""


@pytest.fixture
def labour(tmp_path: Path) -> Path:
    """Rules that make a table of their own."""
    folder = tmp_path / "rules" / "labour"
    folder.mkdir(parents=True)
    (folder / "family.yaml").write_text(FAMILY, encoding="utf-8")
    (folder / "days.yaml").write_text(RULE, encoding="utf-8")
    return folder.parent


def test_what_an_earlier_run_wrote_and_this_one_did_not_is_removed_and_told(
    bangtin: Bangtin, good: Path, labour: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output, "--rules", labour, "--format", "csv,jsonl", "--report")
    assert {"labour.csv", "labour.jsonl", "figures.jsonl", "report.html"} <= {path.name for path in output.iterdir()}
    said = bangtin("run", good, "-o", output)
    bangtin("run", good, "-o", tmp_path / "fresh")
    assert sorted(path.name for path in output.iterdir()) == sorted(
        path.name for path in (tmp_path / "fresh").iterdir()
    )
    (line,) = said.err
    assert line.startswith(f"bangtin: {output}: removed, as of an earlier run: ")
    assert "labour.csv" in line and "report.html" in line and "articles.jsonl" in line
    assert bangtin("run", good, "-o", output).err == []


def test_a_table_of_an_earlier_run_that_was_changed_since_stays_and_is_told(
    bangtin: Bangtin, good: Path, labour: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output, "--rules", labour)
    with (output / "labour.csv").open("a", encoding="utf-8") as handle:
        handle.write("một dòng thêm vào\n")
    said = bangtin("run", good, "-o", output)
    assert said.err == [f"bangtin: {output}: of an earlier run and changed since, so still there: labour.csv"]
    assert (output / "labour.csv").read_text(encoding="utf-8").endswith("một dòng thêm vào\n")
    assert bangtin("view", output).code == 0
    assert "labour-days" not in (output / "report.html").read_text(encoding="utf-8")


def test_a_table_that_was_saved_again_at_the_same_length_stays(
    bangtin: Bangtin, good: Path, labour: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output, "--rules", labour)
    told = (output / "run.json").stat().st_mtime
    os.utime(output / "labour.csv", (told + 5, told + 5))
    bangtin("run", good, "-o", output)
    assert (output / "labour.csv").exists()


def test_files_of_the_user_in_the_output_folder_are_left_alone(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output)
    mine = {"notes.csv": b"article,start\n\xff\xfe", "report.html": b"<html>my report</html>", "figures.xlsx": b"x"}
    for name, data in mine.items():
        (output / name).write_bytes(data)
    assert bangtin("run", good, "-o", output).err == []
    assert {name: (output / name).read_bytes() for name in mine} == mine
    assert bangtin("view", output, "-o", tmp_path / "page.html").code == 0
    assert bangtin("diff", output, output).out == ["no row has changed"]


def test_texts_that_are_not_kept_any_more_are_gone_without_a_word(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    (good / "packed.txt.gz").write_bytes(gzip.compress(GOOD.encode()))
    bangtin("run", good, "-o", tmp_path / "out")
    (good / "packed.txt.gz").unlink()
    assert (tmp_path / "out" / "texts.jsonl").exists()
    assert bangtin("run", good, "-o", tmp_path / "out").err == []
    assert not (tmp_path / "out" / "texts.jsonl").exists()


def test_a_new_report_takes_the_place_of_the_old_one_without_a_word(
    bangtin: Bangtin, good: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        assert bangtin("run", good, "-o", tmp_path / "out", "--report").err == []


@pytest.mark.parametrize("name", ["articles.csv", "figures.csv", "run.json", "texts.jsonl"])
def test_a_file_that_no_run_has_written_is_not_replaced(
    bangtin: Bangtin, good: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / name).write_text('{"mine": true}', encoding="utf-8")
    for _ in range(2):
        said = bangtin("run", good, "-o", output)
        assert (said.code, said.out) == (2, [])
        assert said.err == [
            f"bangtin: {output / name}: is there, and not from a run; name another folder with -o, or move it"
        ]
    assert [path.name for path in output.iterdir()] == [name]
    assert (output / name).read_text(encoding="utf-8") == '{"mine": true}'


def test_tables_are_not_put_among_the_articles(bangtin: Bangtin, good: Path) -> None:
    said = bangtin("run", good, "-o", good)
    assert (said.code, said.err) == (2, [f"bangtin: {good}: the articles lie there; name another folder with -o"])
    assert [path.name for path in good.iterdir()] == ["good.txt"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "sqlite"])
def test_an_output_folder_below_the_articles_is_not_read(bangtin: Bangtin, good: Path, form: str) -> None:
    for _ in range(2):
        said = bangtin("run", good, "-o", good / "output", "--format", form)
        assert said.code == 0
        assert said.out[-1].startswith("1 article, ")


def test_a_run_that_was_cut_off_while_its_tables_took_their_places_is_done_again(
    bangtin: Bangtin, good: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output, "--resume")
    (output / "run.json").unlink()
    assert bangtin("run", good, "-o", output, "--resume").code == 0


def test_texts_are_found_from_any_folder(
    bangtin: Bangtin, good: Path, table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert bangtin("run", good.name, "-o", "runs/first").code == 0
    assert [row["path"] for row in table(tmp_path / "runs/first/articles.csv")] == ["in/good.txt"]
    (tmp_path / "elsewhere" / "in").mkdir(parents=True)
    (tmp_path / "elsewhere" / "in" / "good.txt").write_text("Bài khác.", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "elsewhere")
    said = bangtin("view", "../runs/first")
    assert (said.code, said.err) == (0, [])
    assert str(tmp_path) not in (tmp_path / "runs/first/run.json").read_text(encoding="utf-8")


def test_texts_are_found_when_the_whole_project_has_moved(
    bangtin: Bangtin, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    good.rename(project / "in")
    monkeypatch.chdir(project)
    assert bangtin("run", "in").code == 0
    monkeypatch.chdir(tmp_path)
    project.rename(tmp_path / "moved")
    assert bangtin("view", "moved/output").err == []


@pytest.mark.skipif(os.name != "posix", reason="names of files that are no text")
def test_texts_of_files_with_names_that_cannot_be_written_are_found(
    bangtin: Bangtin, good: Path, tmp_path: Path
) -> None:
    with open(os.fsencode(good) + b"/bad\xff.txt", "wb") as handle:
        handle.write(GOOD.replace("300", "301").encode())
    (good / "two\nlines.txt").write_text(GOOD.replace("300", "302"), encoding="utf-8")
    bangtin("run", good, "-o", tmp_path / "out")
    assert bangtin("view", tmp_path / "out").err == []


def test_tables_for_excel_are_read_without_their_guards(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    (good / "good.txt").write_text(f"{GOOD}\n- Bà con góp -5 % và '+7 % quỹ.\n", encoding="utf-8")
    bangtin("run", good, "-o", tmp_path / "plain")
    bangtin("run", good, "-o", tmp_path / "excel", "--excel")
    assert bangtin("diff", tmp_path / "plain", tmp_path / "excel").out == ["no row has changed"]
    assert bangtin("view", tmp_path / "excel").err == []
