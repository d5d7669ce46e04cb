from collections.abc import Callable
from pathlib import Path

import pytest

from extract.running.journal import NAME
from extract.tables.aside import aside
from tests.conftest import Answer

Bangtin = Callable[..., Answer]


def test_a_file_takes_its_name_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    with aside(path) as place:
        assert place.suffix == ".html"
        place.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_error_the_old_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), aside(path) as place:
        place.write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert (path.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == ("old", [path])


@pytest.mark.parametrize("command", ["diff RUN RUN -o", "diff RUN RUN --format html -o"])
def test_a_place_that_is_not_there_is_told_by_the_name_that_was_given(
    bangtin: Bangtin, good: Path, tmp_path: Path, command: str
) -> None:
    run, nowhere = tmp_path / "out", tmp_path / "nowhere" / "changes.csv"
    bangtin("run", good, "-o", run)
    said = bangtin(*command.replace("RUN", str(run)).split(), nowhere)
    assert (said.code, said.err) == (2, [f"bangtin: {nowhere}: no such file or directory"])
    said = bangtin(*command.replace("RUN", str(run)).split(), good / "good.txt" / "x")
    assert (said.code, said.err) == (2, [f"bangtin: {good / 'good.txt' / 'x'}: not a directory"])


def test_a_folder_that_takes_no_file_is_told_by_its_name(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / NAME).mkdir(parents=True)
    said = bangtin("run", good, "-o", tmp_path / "out")
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path / 'out'}: nothing can be written there"])
