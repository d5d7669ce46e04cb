from pathlib import Path

import pytest

from extract.running.folder import NothingToReadError, find_inputs


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [one.name for one in find_inputs(paths)]


def test_names_are_paths_below_the_folder_in_the_order_of_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/1.TXT", "a.b.txt")
    assert names(tmp_path) == ["a/1", "a/2", "a.b", "b"]


def test_hidden_files_and_other_suffixes_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.json", "README.md")
    assert names(tmp_path) == ["a"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    assert names(tmp_path / "a.md") == ["a"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt", "y/a.txt", "y/a~2.txt")
    found = names(tmp_path / "x", tmp_path / "y")
    assert found[0] == "a"
    assert len(set(found)) == 3


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert names(tmp_path, tmp_path / "a.txt") == ["a"]


def test_a_folder_without_articles_and_a_missing_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToReadError, match="no articles"):
        find_inputs([tmp_path])
    with pytest.raises(NothingToReadError, match="no such file or folder"):
        find_inputs([tmp_path / "gone"])


def test_a_name_that_is_no_text_becomes_text(tmp_path: Path) -> None:
    odd = Path(str(tmp_path), b"b\xe0i.txt".decode("utf-8", "surrogateescape"))
    try:
        odd.write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    (name,) = names(tmp_path)
    assert name.encode("utf-8") == "b\ufffdi".encode()
