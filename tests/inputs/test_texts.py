"""The texts of a run's articles, read again from where the run read them."""

import os
from pathlib import Path

import pytest

from extract.inputs import text_of


def facts(path: Path) -> dict[str, str]:
    return {"article": "a", "path": str(path)}


def test_a_file_that_is_there_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Tin", encoding="utf-8")
    assert text_of(facts(path), tmp_path) == "Tin"


def test_a_file_that_is_gone_has_no_text(tmp_path: Path) -> None:
    assert text_of(facts(tmp_path / "a.txt"), tmp_path) is None
    assert text_of(facts(tmp_path), tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert text_of(facts(tmp_path / "a.txt"), tmp_path) is None
