"""A source to a document."""

from dataclasses import astuple
from hashlib import blake2b

from extract.inputs.fields import article_in
from extract.inputs.files import whole
from extract.inputs.json_lines import json_values
from extract.inputs.page import article_on
from extract.inputs.row import Row
from extract.inputs.rows import row_of
from extract.inputs.source import Document, Source
from extract.inputs.word import text_in
from extract.text.article import Article, read_text
from extract.text.decode import Decoded, Refused, decode, is_html, mended
from extract.text.layout import LayoutRules
from extract.text.stated import NOTHING_STATED, Stated


def read(source: Source) -> Document:
    """Read an article; raises Refused, whatever is the matter with it."""
    raw = _raw(source)
    if isinstance(raw, Row):
        text, stated = article_in(raw.values or json_values(raw.raw), source.columns)
        return _document(source, raw.raw, mended(Decoded(text, raw.encoding)), stated)
    if source.kind == "json":
        text, stated = article_in(json_values(raw), source.columns)
        return _document(source, raw, mended(Decoded(text, "utf-8")), stated)
    if source.kind == "word":
        return _document(source, raw, mended(text_in(raw)), NOTHING_STATED)
    if source.kind == "page" or is_html(raw):
        return _document(source, raw, *article_on(raw))
    decoded = decode(raw)
    on_disk = source.member < 0 and not source.packed and source.shown == str(source.path)
    kept = decoded.converted or not on_disk
    return Document(source.name, source.shown, decoded.text, decoded.encoding, _hash(source, raw), kept)


def article_of(document: Document, rules: LayoutRules) -> Article:
    """The sentences and tokens of a document."""
    return read_text(
        document.text,
        name=document.name,
        path=document.path,
        encoding=document.encoding,
        rules=rules,
        stated=document.stated,
    )


def digest(source: Source) -> str:
    """The document's `hash` without reading the article out of its bytes; raises Refused."""
    raw = _raw(source)
    return _hash(source, raw.raw if isinstance(raw, Row) else raw)


def _raw(source: Source) -> bytes | Row:
    if source.problem:
        raise Refused(source.problem)
    return row_of(source) if source.row else whole(source)


def _document(source: Source, raw: bytes, decoded: Decoded, stated: Stated) -> Document:
    """A document whose text is put together: the title if there is one, an empty line, the text."""
    text = decoded.text.strip()
    if stated.title and text.split("\n", 1)[0].strip() != stated.title:
        text = f"{stated.title}\n\n{text}"
    return Document(source.name, source.shown, text, decoded.encoding, _hash(source, raw), kept=True, stated=stated)


def _hash(source: Source, raw: bytes) -> str:
    told = "\x1f".join((source.kind, str(bool(source.row)), *astuple(source.columns)))
    return blake2b(raw, digest_size=16, key=blake2b(told.encode(), digest_size=32).digest()).hexdigest()
