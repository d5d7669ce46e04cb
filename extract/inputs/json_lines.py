"""JSON Lines: an article a line."""

import json
from collections.abc import Iterator, Mapping

from extract.inputs.row import TOO_LONG, Readable, Row, lines
from extract.inputs.source import MAX_BYTES
from extract.text.decode import Refused

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def json_lines(stream: Readable) -> Iterator[Row]:
    """The lines that are not blank, by their numbers in the file; raises Refused if it is no text in UTF-8."""
    for number, line in enumerate(lines(stream), start=1):
        if number == 1 and (line.startswith(_UTF16_MARKS) or b"\x00" in line):
            raise Refused("not JSON Lines in UTF-8")
        if len(line) > MAX_BYTES:
            yield Row(number, problem=TOO_LONG)
        elif line.strip():
            yield Row(number, line.strip())


def mistake(error: json.JSONDecodeError) -> str:
    """What is wrong, in words that may stand before a place."""
    return error.msg.lower().removesuffix(" at").removesuffix(" starting")


def json_values(line: bytes) -> Mapping[str, object]:
    """The keys and values of a line; raises Refused."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8: byte 0x{line[error.start]:02X} in column {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {mistake(error)} in column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON that can be read: {error}") from None
    if not isinstance(values, dict):
        raise Refused("not a JSON object")
    return values
