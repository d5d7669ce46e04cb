import gzip
import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from extract.inputs import Columns, find_sources, read
from extract.inputs.json_list import json_list
from tests.inputs.conftest import Contents

BODY = "Năm 2021, bà con xã Lâm Thượng đã hiến 1.250 m2 đất và góp 300 ngày công làm đường về các thôn bản."
ONE = {"title": "Hiến đất", "content": BODY, "date": "2023-07-18"}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_list_of_objects_is_a_table(tmp_path: Path, contents: Contents, indent: int | None, encoding: str) -> None:
    path = tmp_path / "tin.json"
    path.write_text(json.dumps([ONE, ONE | {"title": "Hai"}], ensure_ascii=False, indent=indent), encoding=encoding)
    documents, refused = contents(path)
    assert refused == {}
    assert [(name, document.path) for name, document in documents.items()] == [
        ("tin/1", f"{path}:1"),
        ("tin/2", f"{path}:2"),
    ]
    assert documents["tin/2"].text == f"Hai\n\n{BODY}"
    assert documents["tin/1"].stated.published == date(2023, 7, 18)


def test_an_object_is_an_article_of_the_name_of_its_file(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.json"
    path.write_text(json.dumps(ONE, indent=1), encoding="utf-8")
    documents, refused = contents(path)
    assert refused == {}
    assert (documents["tin"].text, documents["tin"].path) == (f"Hiến đất\n\n{BODY}", str(path))
    assert documents["tin"].kept


def test_lines_of_json_are_known_under_the_other_name_too(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.json"
    path.write_text(f"{json.dumps(ONE)}\n{json.dumps(ONE)}\n", encoding="utf-8")
    documents, refused = contents(path)
    assert (list(documents), refused) == (["tin/1", "tin/2"], {})


def test_in_a_folder_json_without_a_text_is_passed_over_and_broken_json_is_not(
    tmp_path: Path, contents: Contents
) -> None:
    files = {
        "list.json": json.dumps([{"id": 1}, ONE]),
        "one.json": json.dumps(ONE),
        "gold.json": json.dumps({"article": "hien-dat", "figures": [{"text": "1.250 m2"}]}),
        "tasks.json": json.dumps([{"id": 1, "data": {"text": BODY}}]),
        "settings.json": '{"a": 1}',
        "numbers.json": "[1, 2]",
        "cut.json": json.dumps(ONE)[:-9],
        "empty.json": "",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    documents, refused = contents(tmp_path)
    assert sorted(documents) == ["list/2", "one"]
    assert {Path(name).name for name in refused} == {"cut.json", "empty.json", "list.json:1"}
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    documents, refused = contents(tmp_path / "all.zip")
    assert sorted(documents) == ["all/list/2", "all/one"]
    assert set(refused) == {"all.zip!cut.json", "all.zip!empty.json", "all.zip!list.json:1"}


def test_json_that_is_named_itself_is_tried(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    assert contents(path)[1] == {"tin.json": "no column of text (name it with --text-column); there are: a"}
    path.write_text(json.dumps([{"a": BODY}]), encoding="utf-8")
    assert list(contents(path, Columns(text="a"))[0]) == ["tin/1"]


def test_packed_json(tmp_path: Path, contents: Contents) -> None:
    (tmp_path / "tin.json.gz").write_bytes(gzip.compress(json.dumps([ONE]).encode()))
    assert list(contents(tmp_path)[0]) == ["tin/1"]


@pytest.mark.parametrize(
    ("text", "good", "problem"),
    [
        ('[{"a": 1}, {"b": 2', 1, "not JSON from here on: expecting ',' delimiter"),
        ('[{"a": 1} {"b": 2}]', 1, "not JSON from here on: no comma between two members"),
        ('[{"a": 1},', 1, "not JSON from here on: expecting value"),
        ('[{"a": 1}', 1, "not JSON from here on: the list does not end"),
        ('[{"a": 1}, nix]', 1, "not JSON from here on: expecting value"),
        ("[" * 100_000, 0, "not JSON from here on: "),
        ("[]", 0, ""),
    ],
)
def test_a_list_is_read_as_far_as_it_goes(text: str, good: int, problem: str) -> None:
    rows = list(json_list(BytesIO(text.encode())))
    assert sum(not row.problem for row in rows) == good
    assert [row.problem for row in rows if row.problem][:1] == ([] if not problem else [rows[-1].problem])
    assert not problem or rows[-1].problem.startswith(problem)


def test_a_list_is_read_whatever_the_pieces_it_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps([ONE, 5, -1.5e3, "ầ", None, [1], {}], ensure_ascii=False).encode()
    for size in (1, 2, 3, 7, 1000):
        monkeypatch.setattr("extract.inputs.json_list._CHUNK", size)
        made = [json.loads(row.raw) for row in json_list(BytesIO(text))]
        assert made == json.loads(text)


def test_a_member_longer_than_an_article_is_told_and_the_others_read(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.json"
    path.write_text(json.dumps([ONE, {"text": "a" * 9 * 2**20}, ONE]), encoding="utf-8")
    documents, refused = contents(path)
    assert (list(documents), refused) == (["tin/1", "tin/3"], {"tin.json:2": "longer than 8 MiB"})


def test_members_are_read_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "tin.json"
    path.write_text(json.dumps([{"text": f"bài {number}"} for number in range(50)]), encoding="utf-8")
    sources = find_sources([path])
    for number in (0, 49, 7, 7, 3, 30):
        assert read(sources[number]).text == f"bài {number}"
