"""CSV: an article a row, below a header."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Self

from extract.inputs.fields import column, no_text_column
from extract.inputs.row import TOO_LONG, Readable, Row, lines
from extract.inputs.source import MAX_BYTES, Columns
from extract.text.decode import Refused
from extract.text.legacy import convert, detect

csv.field_size_limit(2**31 - 1)  # Articles are longer than the 131,072 characters allowed; rows have a limit of ours.

_HEAD = 2**16
_UTF16_BYTES = 8 * MAX_BYTES
_DELIMITERS = ",;\t|"
_BETWEEN = "\x1f"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def csv_rows(stream: Readable, columns: Columns) -> Iterator[Row]:
    """The rows below the header, numbered from 1; raises Refused if there is no column of text, or no text at all.

    A row that breaks the form is the last: what follows a quotation mark that is not closed is no row of its own.
    """
    head = stream.read(_HEAD)
    encoding = _encoding(head)
    text = _Bounded(_lines(stream, head, encoding))
    heading = next(text, "")
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(chain([heading], text), delimiter=delimiter)
    number = 0
    try:
        header = [name.strip() for name in next(reader, [])]
        if column(header, "text", columns.text) is None:
            raise Refused(no_text_column(header, columns))
        for cells in reader:
            text.begin_row()
            if text.ended:
                yield Row(number + 1, problem="a quotation mark is not closed, and all that follows stands in this row")
            elif cells:
                number += 1
                yield _row(number, header, cells, encoding)
    except csv.Error as error:
        yield Row(number + 1, problem=f"not CSV from here on: {error} (is a quotation mark not closed?)")


class _Bounded:
    """The lines of a table; a row of more lines than an article may have is no CSV."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._length = 0
        self.ended = False
        """Whether a line was asked for that there is not: while it is none, a row that is read is complete."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self._length += len(line)
        if self._length > MAX_BYTES:
            raise csv.Error(f"a row {TOO_LONG}")
        return line

    def begin_row(self) -> None:
        """What was read so far belongs to rows that are complete."""
        self._length = 0


def _row(number: int, header: list[str], cells: list[str], encoding: str) -> Row:
    raw = _BETWEEN.join((*header, _BETWEEN, *cells))
    try:
        return Row(number, raw.encode(), dict(zip(header, cells, strict=False)), encoding)
    except UnicodeEncodeError:
        return Row(number, problem="not UTF-8, as the rows before it are")


def _lines(stream: Readable, head: bytes, encoding: str) -> Iterator[str]:
    if encoding in _UTF16.values():
        yield from _utf16_lines(head + stream.read(_UTF16_BYTES), encoding)
        return
    for line in lines(stream, head):
        if len(line) > MAX_BYTES:
            raise csv.Error(f"a line {TOO_LONG}")
        if encoding == "utf-8":
            yield line.decode("utf-8", "surrogateescape")
        else:
            yield convert(line, encoding) or "\udc80"


def _utf16_lines(data: bytes, encoding: str) -> Iterable[str]:
    if len(data) > _UTF16_BYTES:
        raise Refused(f"a table in UTF-16 longer than {_UTF16_BYTES // 2**20} MiB (save the file as UTF-8)")
    return data[2:].decode(encoding, "replace").splitlines(keepends=True)


def _encoding(head: bytes) -> str:
    """The encoding of a table that begins so: UTF-8 if its beginning is."""
    if not head.strip():
        raise Refused("empty file" if not head else "no text: nothing but white space")
    for mark, encoding in _UTF16.items():
        if head.startswith(mark):
            return encoding
    if b"\x00" in head:
        raise Refused("not a text file")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        if encoding := detect(head[: head.rfind(b"\n") + 1] or head):
            return encoding
        raise Refused(f"not UTF-8: byte 0x{head[error.start]:02X} at offset {error.start}") from None
    return "utf-8"
