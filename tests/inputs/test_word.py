import zipfile
from pathlib import Path

import pytest

from tests.inputs.conftest import Contents
from tests.text.old_encodings import written

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
BODY = "Bà con xã Lâm Thượng đã hiến 1.250 m2 đất và góp 300 ngày công làm đường về các thôn bản trong xã."


def paragraph(*runs: str) -> str:
    return "<w:p><w:pPr/>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def word(path: Path, *parts: str) -> Path:
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    return path


def test_a_document_gives_its_paragraphs(tmp_path: Path, contents: Contents) -> None:
    cell = f"<w:tc>{paragraph('300 hộ')}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}<w:tc>{paragraph('12%')}</w:tc></w:tr></w:tbl>"
    broken = "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r></w:p>"
    gone = "<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    path = word(tmp_path / "tin.docx", paragraph("Tiêu đề"), paragraph("Bà con ", "xã ", "Lâm"), table, broken, gone)
    documents, refused = contents(path)
    assert refused == {}
    assert documents["tin"].text == "Tiêu đề\nBà con xã Lâm\n300 hộ\n12%\nmột\nhai\tba"
    assert documents["tin"].kept


def test_what_is_written_twice_for_old_programs_is_read_once(tmp_path: Path, contents: Contents) -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    documents, _ = contents(word(tmp_path / "tin.docx", f"<w:p><w:r>{both}</w:r></w:p>"))
    assert documents["tin"].text.split() == ["trong", "khung"]


def test_a_document_in_a_font_from_before_unicode(tmp_path: Path, contents: Contents) -> None:
    garbled = written(BODY, "tcvn3").decode("latin-1")
    documents, _ = contents(word(tmp_path / "tin.docx", paragraph(garbled)))
    assert documents["tin"].text == BODY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"\xd0\xcf\x11\xe0 old", "not a Word document"),
        (b"<w:document><w:p>", "broken Word document"),
        (b"<a>" * 20_000 + b"</a>" * 20_000, "broken Word document"),
        (b"<a/>", "a Word document without text"),
        (b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>', "a Word document that declares entities"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "a Word document that declares entities"),
    ],
)
def test_documents_that_cannot_be_read_are_told(tmp_path: Path, contents: Contents, data: bytes, reason: str) -> None:
    path = tmp_path / "tin.docx"
    if data.startswith((b"<", b"\xff\xfe<")):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", data)
    else:
        path.write_bytes(data)
    documents, refused = contents(path)
    assert documents == {}
    assert refused["tin.docx"].startswith(reason)


def test_documents_in_folders_and_archives(tmp_path: Path, contents: Contents) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    word(folder / "a.docx", paragraph(BODY))
    for name in ("~$a.docx", "photo.jpg", "b.pdf", "c.DOC", "d.tar.gz"):
        (folder / name).write_bytes(b"x")
    with zipfile.ZipFile(folder / "e.zip", "w") as archive:
        archive.write(folder / "a.docx", "a.docx")
        archive.write(folder / "~$a.docx", "~$a.docx")
        archive.writestr("b.pdf", b"x")
    documents, refused = contents(folder)
    assert sorted(documents) == ["a", "e/a"]
    assert {name: reason.split(":")[0] for name, reason in refused.items()} == {
        "in/b.pdf": "a PDF document",
        "in/c.DOC": "a document of a word processor",
        "in/d.tar.gz": "an archive of another kind",
        "in/e.zip!b.pdf": "a PDF document",
    }
