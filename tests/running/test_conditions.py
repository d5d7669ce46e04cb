"""Bad conditions of a run: each is told in one line, and no table is left half written."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import answer
from tests.conftest import GOOD, Answer

Bangtin = Callable[..., Answer]
Table = Callable[[Path], list[dict[str, str]]]
FORMATS = "csv,jsonl,parquet,sqlite,xlsx"


def answer_with_little_room(arguments: list[str], said: Path) -> None:
    """Run the command in a process in which no file may grow beyond 30,000 bytes, as on a disk that is full."""
    import resource

    with said.open("w", encoding="utf-8") as handle:
        os.dup2(handle.fileno(), 2)
        sys.stderr = handle
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
        code = answer(arguments)
    sys.exit(code)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of files as on Linux")
def test_a_full_disk_is_told_in_one_line_and_costs_no_table(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    bangtin("run", good, "-o", output)
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    lines = [f"Bà con xã Lâm Thượng hiến {number} m2 đất vườn làm đường." for number in range(100, 400)]
    (good / "long.txt").write_text("Xã Lâm Thượng\n\n" + "\n".join(lines), encoding="utf-8")
    arguments = ["run", str(good), "-o", str(output), "--quiet", "--workers", "1"]
    process = multiprocessing.get_context("fork").Process(
        target=answer_with_little_room, args=(arguments, tmp_path / "said")
    )
    process.start()
    process.join()
    (line,) = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert process.exitcode == 2
    assert line.startswith(f"bangtin: {output}")
    assert {path.name: path.read_bytes() for path in output.iterdir() if path.name in before} == before
    assert {path.name for path in output.iterdir()} - before.keys() <= {".bangtin-journal", ".bangtin-journal-wal"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written_to_is_told_in_one_line(
    bangtin: Bangtin, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    said = bangtin("run", good, "-o", tmp_path / "out")
    assert (said.code, said.out, len(said.err)) == (2, [], 1)
    assert str(tmp_path / "out") in said.err[0]


def test_an_output_folder_that_cannot_be_made_is_told_in_one_line(bangtin: Bangtin, good: Path) -> None:
    said = bangtin("run", good, "-o", good / "good.txt" / "out")
    assert (said.code, said.out, len(said.err)) == (2, [], 1)
    assert str(good / "good.txt") in said.err[0]


def test_an_input_that_vanishes_during_the_run_is_refused(
    bangtin: Bangtin, table: Table, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.running import job

    def prepare(rulebook: object) -> None:
        (good / "gone.txt").unlink()

    (good / "gone.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(job, "prepare", prepare)
    said = bangtin("run", good, "-o", tmp_path / "out", "--workers", "1")
    assert said.code == 1
    assert said.err == [f"bangtin: {good / 'gone.txt'}: cannot be read: no such file or directory"]
    rows = {row["article"]: row["status"] for row in table(tmp_path / "out" / "articles.csv")}
    assert rows == {"gone": "refused", "good": "ok"}


def test_files_of_one_stem_have_rows_of_their_own(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    (good / "good.TXT").write_text(GOOD.replace("300", "301"), encoding="utf-8")
    assert bangtin("run", good, "-o", tmp_path / "out").code == 0
    rows = table(tmp_path / "out" / "articles.csv")
    assert len({row["article"] for row in rows}) == 2
    assert {row["path"] for row in rows} == {str(good / "good.txt"), str(good / "good.TXT")}


@pytest.mark.parametrize(
    "body",
    [
        " ".join(str(number * 7919) for number in range(3000)),
        "bà con hiến 20 m2 đất làm đường " * 2000,
        "đất" * 300_000,
        "hiến " + "9" * 5000 + " m2 đất, góp " + "999." * 2000 + "999 đồng",
    ],
    ids=["numbers", "sentence", "word", "digits"],
)
def test_monstrous_text_is_read_and_written_in_every_format(
    bangtin: Bangtin, table: Table, tmp_path: Path, body: str
) -> None:
    for module in ("pyarrow", "xlsxwriter"):
        pytest.importorskip(module)
    path = tmp_path / "monster.txt"
    path.write_text(f"Xã Lâm Thượng\n\n{body}", encoding="utf-8")
    assert bangtin("run", path, "-o", tmp_path / "out", "--format", FORMATS, "--quiet").code == 0
    text = path.read_text(encoding="utf-8")
    for row in table(tmp_path / "out" / "figures.csv"):
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
