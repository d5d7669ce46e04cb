"""JSON: a list of articles, read one after the other and never whole in memory."""

import codecs
import json
import re
from collections.abc import Iterator

from extract.inputs.json_lines import mistake
from extract.inputs.row import TOO_LONG, Readable, Row
from extract.inputs.source import MAX_BYTES
from extract.text.decode import Refused

_CHUNK = 2**16
_MOST = 8 * MAX_BYTES
_SPACE = re.compile(r"[ \t\r\n]*")
_JSON = json.JSONDecoder()


def json_list(stream: Readable) -> Iterator[Row]:
    """The members of a list, numbered from 1; raises Refused if it is none.

    A member that breaks the form is the last: where the next one begins cannot be told.
    """
    text = _Text(stream)
    if text.sign() != "[":
        raise Refused("not a list in JSON")
    text.skip()
    number = 0
    try:
        while text.sign() != "]":
            value = text.value().encode()
            number += 1
            yield Row(number, value) if len(value) <= MAX_BYTES else Row(number, problem=TOO_LONG)
            if text.sign() == ",":
                text.skip()
            elif text.sign() != "]":
                raise ValueError("the list does not end" if not text.sign() else "no comma between two members")
    except (ValueError, RecursionError) as error:
        said = mistake(error) if isinstance(error, json.JSONDecodeError) else str(error)
        yield Row(number + 1, problem=f"not JSON from here on: {said}")


class _Text:
    """The text of a stream from where it has been read to, as much of it as is needed."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._text = ""
        self._at = 0

    def sign(self) -> str:
        """The next sign that is no white space; '' at the end."""
        while True:
            if space := _SPACE.match(self._text, self._at):
                self._at = space.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(_CHUNK):
                return ""

    def skip(self) -> None:
        """Pass over the next sign."""
        self._at += 1

    def value(self) -> str:
        """The next value as it is written. Raises ValueError when there is none, or a longer one than an article."""
        size = _CHUNK
        while True:
            try:
                _, end = _JSON.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if len(self._text) - self._at > _MOST:
                    raise ValueError(f"a member {TOO_LONG}, or a mistake in it") from None
                if not self._more(size):
                    raise
            else:
                if end < len(self._text) or not self._more(size):  # A number may go on.
                    made, self._at = self._text[self._at : end], end
                    return made
            size *= 2  # What is there is read again each time.

    def _more(self, size: int) -> bool:
        data = self._stream.read(size)
        self._text = self._text[self._at :] + self._decode(data, not data)
        self._at = 0
        return bool(data)
