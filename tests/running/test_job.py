import dataclasses
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from extract.inputs import Source
from extract.rulebook import load
from extract.running.article import extract_file
from extract.running.job import Options, run
from extract.running.journal import NAME
from extract.running.outcome import Outcome
from extract.tables.columns import SHIPPED


def test_an_interrupted_run_leaves_the_old_tables(good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(Options((good,), output))
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    (good / "bad.txt").write_bytes(b"")

    def interrupt(outcome: Outcome, inputs: int) -> None:
        if outcome.refused:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Options((good,), output), interrupt)
    (output / NAME).unlink()
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before


def test_workers_end_with_an_interrupted_run(good: Path, tmp_path: Path) -> None:
    for number in range(4):
        (good / f"bad{number}.txt").write_bytes(b"")

    def interrupt(outcome: Outcome, inputs: int) -> None:
        if outcome.refused:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Options((good,), tmp_path / "out", workers=2), interrupt)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_articles_of_a_killed_worker_are_done_again(good: Path, tmp_path: Path) -> None:
    for number in range(30):
        (good / f"long{number}.txt").write_text(f"Thôn {number} làm đường.\n" * 100, encoding="utf-8")
    killed: list[int] = []

    def kill_once(outcome: Outcome, inputs: int) -> None:
        if not killed:
            killed.extend(child.pid or 0 for child in multiprocessing.active_children())
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    summary = run(Options((good,), tmp_path / "killed", workers=2), kill_once)
    run(Options((good,), tmp_path / "whole", workers=1))
    assert killed
    assert (summary.articles, summary.refused) == (31, 0)
    for name in SHIPPED:
        assert (tmp_path / "killed" / f"{name}.csv").read_bytes() == (tmp_path / "whole" / f"{name}.csv").read_bytes()


def test_counts_of_the_summary_are_the_rows_of_the_tables(good: Path, tmp_path: Path) -> None:
    summary = run(Options((good,), tmp_path / "out"))
    assert set(summary.rows) == set(SHIPPED)
    for name, count in summary.rows.items():
        lines = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert len(lines) == count + 1


def test_an_article_that_breaks_the_program_is_refused_with_the_error(good: Path) -> None:
    broken = dataclasses.replace(load(), layout=None)  # type: ignore[arg-type]
    result, _ = extract_file(Source("good", "good.txt", good / "good.txt"), broken)
    assert result.refused
    assert result.facts["reason"].startswith("error in bangtin, please report it: ")
