"""Runs that are cut off and go on, and runs after a run that was finished."""

import multiprocessing
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from benchmarks.generate import generate
from extract.running import journal as journals
from extract.running.job import Options, Summary, run
from extract.running.journal import NAME, Journal
from extract.running.outcome import Outcome
from tests.conftest import GOOD, Answer

Bangtin = Callable[..., Answer]


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def resumed(folder: Path, output: Path, *rules: Path) -> Summary:
    return run(Options((folder,), output, rules, workers=1, resume=True))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 60 articles."""
    folder = tmp_path_factory.mktemp("archive")
    generate(folder, 60, lengths=(500, 1500))
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="processes that are copies of this one, and signals, as on Linux")
def test_a_run_that_is_killed_again_and_again_ends_with_the_same_tables(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "COMMIT_SECONDS", 0)
    run(Options((archive,), tmp_path / "whole", workers=1))
    chance = random.Random(7)
    output = tmp_path / "killed"
    for workers in (1, 2, 1):
        process = multiprocessing.get_context("fork").Process(
            target=killed_at,
            args=(
                Options((archive,), output, workers=workers, resume=True),
                chance.randrange(5, 35),
                tmp_path / "pids",
            ),
        )
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert tables(output) == {}
        assert all(ends(int(number)) for number in (tmp_path / "pids").read_text().split()), "a worker was left behind"
    summary = resumed(archive, output)
    assert summary.resumed >= 10
    assert tables(output) == tables(tmp_path / "whole")
    assert {path.name for path in output.iterdir()} == {*tables(output), "run.json", NAME}


def killed_at(options: Options, fresh: int, workers: Path) -> None:
    """A run that is killed after so many articles that the journal did not know, and writes down its workers."""
    left = fresh

    def watch(outcome: Outcome, inputs: int) -> None:
        nonlocal left
        left -= not outcome.resumed
        if not left:
            workers.write_text(" ".join(str(child.pid) for child in multiprocessing.active_children()))
            os.kill(os.getpid(), signal.SIGKILL)

    run(options, watch)


def ends(number: int) -> bool:
    """Whether the process of that number ends within some seconds."""
    until = monotonic() + 10
    while monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1][0]
        except OSError:
            return True
        if state == "Z":
            return True
        sleep(0.02)
    return False


def test_after_a_finished_run_only_what_is_new_or_changed_is_read(good: Path, tmp_path: Path) -> None:
    for number in range(4):
        (good / f"{number}.txt").write_text(GOOD.replace("300", str(number + 2)), encoding="utf-8")
    assert resumed(good, tmp_path / "out").resumed == 0
    (good / "0.txt").write_text(GOOD.replace("300", "77"), encoding="utf-8")
    (good / "3.txt").unlink()
    (good / "9.txt").write_text(GOOD.replace("300", "99"), encoding="utf-8")
    assert resumed(good, tmp_path / "out").resumed == 3
    run(Options((good,), tmp_path / "fresh"))
    assert tables(tmp_path / "out") == tables(tmp_path / "fresh")
    (good / "3.txt").write_text(GOOD.replace("300", "5"), encoding="utf-8")
    assert resumed(good, tmp_path / "out").resumed == 5, "what the tables no longer held was forgotten"


def test_when_rules_change_everything_is_read_again(good: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "off.yaml").write_text("disable: []\n", encoding="utf-8")
    resumed(good, tmp_path / "out", rules)
    assert resumed(good, tmp_path / "out", rules).resumed == 1
    (rules / "off.yaml").write_text("disable: []\n# changed\n", encoding="utf-8")
    assert resumed(good, tmp_path / "out", rules).resumed == 0


def test_a_finished_run_keeps_a_journal_only_when_asked_to_resume(good: Path, tmp_path: Path) -> None:
    run(Options((good,), tmp_path / "out"))
    assert not (tmp_path / "out" / NAME).exists()
    resumed(good, tmp_path / "out")
    assert (tmp_path / "out" / NAME).exists()


def test_a_run_without_resume_can_be_resumed_when_it_was_cut_off(good: Path, tmp_path: Path, bangtin: Bangtin) -> None:
    def interrupt(outcome: Outcome, inputs: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Options((good,), tmp_path / "out"), interrupt)
    assert bangtin("run", good, "-o", tmp_path / "out", "--resume").out[-1].startswith("1 article, 1 known from before")


def test_copies_are_told_alike_by_a_resumed_run(good: Path, tmp_path: Path) -> None:
    resumed(good, tmp_path / "out")
    (good / "a-copy.txt").write_text(GOOD.replace("làm đường", "làm đẹp"), encoding="utf-8")
    resumed(good, tmp_path / "out")
    run(Options((good,), tmp_path / "fresh"))
    assert tables(tmp_path / "out") == tables(tmp_path / "fresh")


def test_a_damaged_result_in_the_journal_is_made_again(good: Path, tmp_path: Path) -> None:
    resumed(good, tmp_path / "out")
    before = tables(tmp_path / "out")
    database = sqlite3.connect(tmp_path / "out" / NAME)
    database.execute("update articles set body = x'00'")
    database.commit()
    database.close()
    assert resumed(good, tmp_path / "out").resumed == 0
    assert tables(tmp_path / "out") == before


def test_a_file_that_is_no_journal_is_told_in_one_line(good: Path, tmp_path: Path, bangtin: Bangtin) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_bytes(b"no journal" * 100)
    said = bangtin("run", good, "-o", tmp_path / "out", "--resume")
    assert (said.code, len(said.err)) == (2, 1)
    assert str(tmp_path / "out" / NAME) in said.err[0]


def test_two_runs_do_not_write_into_one_folder(good: Path, tmp_path: Path, bangtin: Bangtin) -> None:
    with Journal(tmp_path / "out", "rules", resume=False):
        said = bangtin("run", good, "-o", tmp_path / "out")
    assert (said.code, said.out) == (2, [])
    assert said.err == [f"bangtin: {tmp_path / 'out'}: another run is writing its tables there"]
