import json
from datetime import date
from pathlib import Path

import pytest

from extract.inputs import Columns, digest, find_sources, read
from extract.text import Refused
from tests.inputs.conftest import Contents
from tests.text.old_encodings import written

BODY = "Năm 2021, bà con xã Lâm Thượng đã hiến 1.250 m2 đất và góp 300 ngày công làm đường về các thôn bản."


def table(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_line_of_json_is_an_article_with_what_its_keys_state(tmp_path: Path, contents: Contents) -> None:
    line = {
        "Title": "Hiến đất làm đường",
        "content": BODY,
        "published_at": "2023-07-18T08:00:00+07:00",
        "author": ["Thanh Hà", "Lê Na"],
        "publisher": "Báo Yên Bái",
    }
    documents, refused = contents(table(tmp_path / "tin.jsonl", json.dumps(line)))
    assert refused == {}
    document = documents["tin/1"]
    assert document.text == f"Hiến đất làm đường\n\n{BODY}"
    assert document.stated.published == date(2023, 7, 18)
    assert (document.stated.author, document.stated.outlet) == ("Thanh Hà, Lê Na", "Báo Yên Bái")
    assert document.kept


def test_bad_lines_are_told_by_their_number_and_the_others_read(tmp_path: Path, contents: Contents) -> None:
    lines = [
        b'{"text": "A"}',
        b"",
        b"{bad",
        b"[1]",
        b'{"id": 1}',
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": " "}',
    ]
    path = tmp_path / "tin.jsonl"
    path.write_bytes(b"\r\n".join([*lines, b'{"text": "B \\ud800"}']))
    documents, refused = contents(path)
    assert {name: document.text for name, document in documents.items()} == {"tin/1": "A", "tin/9": "B \ufffd"}
    assert refused == {
        "tin.jsonl:3": "not JSON: expecting property name enclosed in double quotes in column 2",
        "tin.jsonl:4": "not a JSON object",
        "tin.jsonl:5": "no column of text (name it with --text-column); there are: id",
        "tin.jsonl:6": "no text in 'text'",
        "tin.jsonl:7": "not UTF-8: byte 0xFF in column 11",
        "tin.jsonl:8": "no text in 'text'",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_of_csv_is_an_article(tmp_path: Path, contents: Contents, delimiter: str, encoding: str) -> None:
    rows = [("Tiêu đề", "Nội dung", "Ngày đăng"), ("Tin một", f'"{BODY}\n\nĐoạn ""hai""."', "18/7/2023")]
    path = table(tmp_path / "tin.csv", "\r\n".join(delimiter.join(row) for row in rows), encoding)
    documents, refused = contents(path)
    assert refused == {}
    document = documents["tin/1"]
    assert document.text == f'Tin một\n\n{BODY}\n\nĐoạn "hai".'
    assert document.stated.published == date(2023, 7, 18)


def test_a_table_in_an_encoding_from_before_unicode(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.csv"
    path.write_bytes(written(f'text;n\n"{BODY}\nĐoạn hai.";1\n', "tcvn3"))
    documents, _ = contents(path)
    assert (documents["tin/1"].text, documents["tin/1"].encoding) == (f"{BODY}\nĐoạn hai.", "tcvn3")


def test_columns_can_be_named(tmp_path: Path, contents: Contents) -> None:
    path = table(tmp_path / "tin.csv", "text,tin,tua,luc\nx,Bà con hiến đất.,Tựa,2020-05-01\n")
    documents, _ = contents(path, Columns(text="Tin", title="tua", date="luc"))
    assert documents["tin/1"].text == "Tựa\n\nBà con hiến đất."
    assert documents["tin/1"].stated.published == date(2020, 5, 1)
    assert contents(path, Columns(text="body"))[1] == {
        "tin.csv": "no column 'body'; there are: text, tin, tua, luc",
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"a;b\n1;2\n", "no column of text (name it with --text-column); there are: a, b"),
        (b"text\n", "no rows in this table"),
        (b"\x89PNG\x00\x00", "not a text file"),
        (b"text\nd\xe9j\xe0 vu\n", "not UTF-8: byte 0xE9 at offset 6"),
    ],
)
def test_tables_that_are_none_are_told_once(tmp_path: Path, contents: Contents, data: bytes, reason: str) -> None:
    path = tmp_path / "tin.csv"
    path.write_bytes(data)
    assert contents(path) == ({}, {"tin.csv": reason})


def test_a_row_that_is_no_utf8_is_told_and_the_others_read(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "tin.csv"
    path.write_bytes(b"text\n" + f"{BODY.replace(',', '')}\n".encode() * 700 + b"d\xe9j\xe0 vu\nA\n")
    documents, refused = contents(path)
    assert len(documents) == 701
    assert refused == {"tin.csv:701": "not UTF-8, as the rows before it are"}


def test_a_line_without_end_is_told_and_costs_no_memory(tmp_path: Path, contents: Contents) -> None:
    long = "a" * 9 * 2**20
    documents, refused = contents(table(tmp_path / "tin.jsonl", f'{{"text": "A"}}\n{long}\n{{"text": "B"}}\n'))
    assert ([document.text for document in documents.values()], refused) == (
        ["A", "B"],
        {"tin.jsonl:2": "longer than 8 MiB"},
    )
    quoted = '"' + ("a" * 1000 + "\n") * 9000
    documents, refused = contents(table(tmp_path / "tin.csv", f"text\nA\n{quoted}"))
    assert list(documents) == ["tin/1"]
    (reason,) = refused.values()
    assert reason.startswith("not CSV from here on: a row longer than 8 MiB")


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path, contents: Contents) -> None:
    rows = f'text\n"{BODY}"\n"{BODY}\nC\nD\n'
    documents, refused = contents(table(tmp_path / "tin.csv", rows))
    assert list(documents) == ["tin/1"]
    assert refused == {"tin.csv:2": "a quotation mark is not closed, and all that follows stands in this row"}
    assert list(contents(table(tmp_path / "tin.csv", f'text\nA\n"{BODY}"'))[0]) == ["tin/1", "tin/2"]


def test_rows_are_read_in_any_order(tmp_path: Path) -> None:
    path = table(tmp_path / "tin.jsonl", "".join(json.dumps({"text": f"bài {n}"}) + "\n" for n in range(50)))
    sources = find_sources([path])
    for number in (0, 49, 7, 7, 3, 30):
        assert read(sources[number]).text == f"bài {number}"


def test_a_row_that_is_gone_is_told(tmp_path: Path) -> None:
    path = table(tmp_path / "tin.jsonl", '{"text": "A"}\n{"text": "B"}\n')
    _, second = find_sources([path])
    table(path, '{"text": "A"}\n')
    with pytest.raises(Refused, match="this row is gone"):
        read(second)


def test_the_digest_tells_what_has_changed(tmp_path: Path) -> None:
    path = table(tmp_path / "tin.jsonl", '{"text": "A"}\n{"text": "B"}\n')
    before = [digest(one) for one in find_sources([path])]
    assert [read(one).hash for one in find_sources([path])] == before
    table(path, '{"text": "A"}\n{"text": "C", "x": 1}\n')
    after = [digest(one) for one in find_sources([path])]
    assert after[0] == before[0]
    assert after[1] != before[1]
    assert digest(find_sources([path], Columns(title="x"))[1]) != after[1]
