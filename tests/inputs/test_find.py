import io
import os
import sys
from pathlib import Path

import pytest

from extract.inputs import NothingToReadError, find_source, find_sources, read
from extract.text import Refused


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [one.name for one in find_sources(paths)]


def test_names_are_paths_below_the_folder_in_the_order_of_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/1.TXT", "a.b.txt")
    assert names(tmp_path) == ["a/1", "a/2", "a.b", "b"]


def test_hidden_files_and_other_suffixes_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.jpg", "README.md")
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
        find_sources([tmp_path])
    with pytest.raises(NothingToReadError, match="no such file or folder"):
        find_sources([tmp_path / "gone"])


def test_a_name_that_is_no_text_becomes_text(tmp_path: Path) -> None:
    odd = Path(str(tmp_path), b"b\xe0i.txt".decode("utf-8", "surrogateescape"))
    try:
        odd.write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    (name,) = names(tmp_path)
    assert name.encode("utf-8") == "b\ufffdi".encode()


def test_patterns_are_matched_and_named_from_the_folder_in_which_they_begin(tmp_path: Path) -> None:
    make(tmp_path, "in/a/1.txt", "in/a/2.news", "in/b/3.txt", "in/b/.4.txt")
    assert names(tmp_path / "in" / "**" / "*.txt") == ["a/1", "b/3"]
    assert names(tmp_path / "in" / "a" / "*") == ["1", "2"]
    assert names(tmp_path / "in" / "[ab]") == ["a/1", "b/3"]
    with pytest.raises(NothingToReadError, match="no such file or folder"):
        names(tmp_path / "in" / "*.html")


def test_a_name_with_the_signs_of_a_pattern_is_a_name(tmp_path: Path) -> None:
    make(tmp_path, "tin [1].txt")
    assert names(tmp_path / "tin [1].txt") == ["tin [1]"]


def test_the_output_of_a_run_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "output/articles.csv", "output/figures.jsonl", "output/inner/b.txt")
    (tmp_path / "output" / "run.json").write_text('{"bangtin": "0.1.0"}', encoding="utf-8")
    assert names(tmp_path) == ["a"]


def test_a_folder_in_which_a_file_is_called_as_one_of_ours_is_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "b" / "run.json").write_text('{"mine": 1}', encoding="utf-8")
    assert names(tmp_path) == ["a", "b/c"]


@pytest.mark.skipif(os.name != "posix", reason="pipes with names")
def test_a_pipe_that_is_called_as_one_of_ours_is_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "run.json")
    found = {one.name: one.problem for one in find_sources([tmp_path])}
    assert found == {"a": "", "run": "cannot be read: a named pipe, not a file"}


@pytest.mark.skipif(os.name != "posix", reason="paths are shorter elsewhere")
def test_a_thousand_folders_in_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1000):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = names(Path())
    os.chdir("d/" * 1000)
    Path("a.txt").unlink()
    for _ in range(1000):  # pytest cannot remove so many
        os.chdir("..")
        Path("d").rmdir()
    assert found == ["d/" * 1000 + "a"]


def test_names_of_one_line(tmp_path: Path) -> None:
    try:
        make(tmp_path, "một hai 😀.txt", "hai\ndòng.txt")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert names(tmp_path) == ["hai\ufffddòng", "một hai 😀"]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as on POSIX")
def test_what_is_no_file_is_told_when_it_is_read(tmp_path: Path) -> None:
    make(tmp_path, "folder.txt/in.txt")
    for name, target in (("loop.txt", "loop.txt"), ("gone.txt", "nowhere"), ("round", ".")):
        (tmp_path / name).symlink_to(target)
    os.mkfifo(tmp_path / "pipe.txt")
    refused = {}
    for one in find_sources([tmp_path]):
        try:
            read(one)
        except Refused as refusal:
            refused[one.name] = refusal.reason
    assert refused == {
        "gone": "cannot be read: no such file or directory",
        "loop": "cannot be read: too many levels of symbolic links",
        "pipe": "cannot be read: a named pipe, not a file",
    }
    assert "folder.txt/in" in names(tmp_path)


def test_a_file_that_has_vanished_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (source,) = find_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(Refused, match="cannot be read: no such file"):
        read(source)


def test_the_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Xã Lâm Thượng hiến đất.".encode())))
    (source,) = find_sources(["-"])
    document = read(source)
    assert (document.name, document.path, document.text, document.kept) == (
        "stdin",
        "-",
        "Xã Lâm Thượng hiến đất.",
        True,
    )


def test_one_article_is_found_as_the_tables_name_it(tmp_path: Path) -> None:
    table = tmp_path / "tin.jsonl"
    table.write_text('{"text": "một"}\n{"text": "hai"}\n', encoding="utf-8")
    assert read(find_source(f"{table}:2")).text == "hai"
    with pytest.raises(NothingToReadError, match=r"several articles; name one of them, such as .*tin.jsonl:1"):
        find_source(str(table))
