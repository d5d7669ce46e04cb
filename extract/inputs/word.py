"""The text of a Word document (.docx), paragraph by paragraph."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from extract.inputs.files import refusing
from extract.inputs.source import MAX_BYTES
from extract.text.decode import Decoded, Refused

_BODY = "word/document.xml"
_MOST = 4 * MAX_BYTES
"""Bytes of XML: around the text stand as many signs and more that say how it looks."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_PARAGRAPH, _TEXT = f"{_WORD}p", f"{_WORD}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same once more, for old programs."""


def text_in(data: bytes) -> Decoded:
    """The paragraphs of a document, those of its tables and text boxes too, a line each; raises Refused."""
    if not zipfile.is_zipfile(BytesIO(data)):
        raise Refused("not a Word document" if data else "empty file")
    with refusing(), zipfile.ZipFile(BytesIO(data)) as archive:
        if _BODY not in archive.namelist():
            raise Refused("not a Word document")
        with archive.open(_BODY) as stream:
            written = stream.read(_MOST + 1)
    if len(written) > _MOST:
        raise Refused("a Word document longer than an article")
    try:
        parser = ElementTree.XMLParser(target=_NoEntities())
        pieces = "".join(_pieces(ElementTree.fromstring(written, parser)))
    except (ElementTree.ParseError, RecursionError) as error:
        raise Refused(f"broken Word document: {error}") from None
    text = "\n".join(line.rstrip() for line in pieces.splitlines())
    if not text.strip():
        raise Refused("a Word document without text")
    return Decoded(text, "utf-8")


class _NoEntities(ElementTree.TreeBuilder):
    """Refuses documents that declare entities: Word writes none, and a few lines of them may stand for gigabytes."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Called where a document type is declared, before any of its entities is read."""
        raise Refused("a Word document that declares entities, as Word writes none")


def _pieces(node: ElementTree.Element) -> Iterator[str]:
    if node.tag == _FALLBACK:
        return
    if node.tag == _TEXT:
        yield node.text or ""
    elif node.tag in _SIGNS:
        yield _SIGNS[node.tag]
    for child in node:
        yield from _pieces(child)
    if node.tag == _PARAGRAPH:
        yield "\n"
