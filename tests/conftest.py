import csv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from extract.cli import answer
from extract.rulebook import load
from extract.rulebook.model import Rulebook

# How long an example takes says nothing on a busy machine, and the first one of all imports underthesea.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parents[1]
GOOD = "Xã Lâm Thượng làm đường\n\nNăm 2021, bà con xã Lâm Thượng đã hiến 1.250 m2 đất và góp 300 ngày công.\n"


class Answer(NamedTuple):
    """What a command said: its exit code and the lines on stdout and stderr."""

    code: int
    out: list[str]
    err: list[str]


shipped = cache(load)


def loaded(folders: Sequence[Path] = ()) -> Rulebook:
    return load(folders) if folders else shipped()


@pytest.fixture(autouse=True)
def rules_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs with the shipped rules alone share one rulebook: reading and compiling it takes longer than most tests."""
    monkeypatch.setattr("extract.running.job.load", loaded)


@pytest.fixture
def bangtin(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Runs the command in this process."""

    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        code = answer([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(code, said.out.splitlines(), said.err.splitlines())

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def table() -> Callable[[Path], list[dict[str, str]]]:
    """Reads a CSV table."""
    return read_table
