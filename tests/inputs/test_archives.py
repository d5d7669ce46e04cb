import gzip
import zipfile
from pathlib import Path

import pytest

from extract.inputs import find_sources, read
from tests.conftest import GOOD
from tests.inputs.conftest import Contents

ENCRYPTED = 0x1


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_articles_of_an_archive_are_named_below_it(tmp_path: Path, contents: Contents) -> None:
    data = GOOD.encode()
    entries = {
        "một.txt": data,
        "năm/hai.txt": data,
        "pic.jpg": b"\xff\xd8\xff",
        "packed.txt.gz": gzip.compress(data),
        "rows.jsonl": b'{"text": "A"}\n{"text": "B"}\n',
        "__MACOSX/x.txt": data,
    }
    path = zipped(tmp_path / "tin.zip", entries)
    documents, refused = contents(path)
    assert (list(documents), refused) == (["tin/một", "tin/năm/hai", "tin/packed", "tin/rows/1", "tin/rows/2"], {})
    assert documents["tin/năm/hai"].text == GOOD
    assert documents["tin/năm/hai"].path == f"{path}!năm/hai.txt"
    assert documents["tin/rows/2"].path == f"{path}!rows.jsonl:2"
    assert all(document.kept for document in documents.values())


def test_entries_stay_below_the_archive_whatever_they_are_called(tmp_path: Path, contents: Contents) -> None:
    with zipfile.ZipFile(tmp_path / "tin.zip", "w") as archive:
        for name in ("../../evil.txt", "/abs.txt", "c:\\dos.txt"):
            archive.writestr(name, GOOD)
    documents, _ = contents(tmp_path / "tin.zip")
    assert list(documents) == ["tin/evil", "tin/abs", "tin/c:/dos"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_both_read(tmp_path: Path, contents: Contents) -> None:
    with zipfile.ZipFile(tmp_path / "tin.zip", "w") as archive:
        archive.writestr("a.txt", "một")
        archive.writestr("a.txt", "hai")
    documents, _ = contents(tmp_path / "tin.zip")
    assert [document.text for document in documents.values()] == ["một", "hai"]


def test_names_in_utf8_that_the_archive_does_not_tell_of(tmp_path: Path, contents: Contents) -> None:
    path = zipped(tmp_path / "tin.zip", {"_____.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"_____", "huế".encode()))
    documents, _ = contents(path)
    assert list(documents) == ["tin/huế"]


def test_bad_archives_are_told(tmp_path: Path, contents: Contents) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    whole = zipped(folder / "whole.zip", {"a.txt": GOOD.encode() * 50}).read_bytes()
    (folder / "cut.zip").write_bytes(whole[:-30])
    (folder / "empty.zip").write_bytes(b"")
    (folder / "name.zip").write_bytes(zipped(folder / "name.zip", {"ế.txt": b"x"}).read_bytes().replace(b"\xbf", b"x"))
    zipped(folder / "none.zip", {"pic.jpg": b"x"})
    damaged = bytearray(whole)
    damaged[60:70] = b"\xff" * 10
    (folder / "damaged.zip").write_bytes(damaged)
    secret = bytearray(zipped(folder / "secret.zip", {"a.txt": b"x"}).read_bytes())
    secret[secret.index(b"PK\x01\x02") + 8] |= ENCRYPTED
    (folder / "secret.zip").write_bytes(secret)
    zipped(folder / "nested.zip", {"in.zip": whole, "a.txt": GOOD.encode()})
    (folder / "cut.txt.gz").write_bytes(gzip.compress(GOOD.encode())[:-10])
    (folder / "no.txt.gz").write_bytes(b"text")
    documents, refused = contents(folder)
    assert set(documents) == {"nested/a", "whole/a"}
    assert refused == {
        "in/cut.zip": "broken zip archive: File is not a zip file",
        "in/cut.txt.gz": "gzip archive cut off before its end",
        "in/damaged.zip!a.txt": refused["in/damaged.zip!a.txt"],
        "in/empty.zip": "empty file",
        "in/name.zip": refused["in/name.zip"],
        "in/nested.zip!in.zip": "an archive inside an archive is not read",
        "in/no.txt.gz": "broken archive: Not a gzipped file (b'te')",
        "in/none.zip": "no articles in this archive",
        "in/secret.zip!a.txt": "encrypted",
    }
    assert refused["in/damaged.zip!a.txt"].startswith("broken ")
    assert refused["in/name.zip"].startswith("broken ")


def test_archives_that_unpack_to_too_much_are_refused(tmp_path: Path, contents: Contents) -> None:
    too_much = "unpacks to more than 250 times its size, as no text does"
    zeros = b"0" * 10_000_000
    zipped(tmp_path / "a.zip", {"a.txt": zeros, "b.txt": zeros, "c.txt": zeros})
    assert contents(tmp_path / "a.zip")[1] == {"a.zip": too_much}
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(zeros, 1))
    assert contents(tmp_path / "b.txt.gz")[1] == {
        "b.txt.gz": "longer than 8 MiB, as no article is (if it holds several, divide it)"
    }
    with gzip.open(tmp_path / "c.jsonl.gz", "wb") as packed:
        for _ in range(40):
            packed.write(b"0" * 1_000_000 + b"\n")
    *rows, last = find_sources([tmp_path / "c.jsonl.gz"])
    assert (len(rows) < 40, last.row, last.problem) == (True, 0, too_much)


def test_a_table_of_too_many_rows_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.inputs.rows.MOST_ARTICLES", 3)
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n' * 5, encoding="utf-8")
    *rows, last = find_sources([tmp_path / "a.jsonl"])
    assert [read(row).text for row in rows] == ["A"] * 3
    assert last.problem == "more than 3 rows; those after them are not read (split the file)"


def test_a_packed_article_changes_nothing_but_where_it_stands(tmp_path: Path, contents: Contents) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(GOOD.encode()))
    (source,) = find_sources([tmp_path / "a.txt.gz"])
    document = read(source)
    assert (document.name, document.text, document.encoding) == ("a", GOOD, "utf-8")
