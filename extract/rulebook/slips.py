"""Slips of the pen at which YAML stops or stumbles, told in the words of somebody who does not know YAML."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

ODD = re.compile("[\u00a0\u00ad\u2000-\u200f\u2028\u2029\u202a-\u202f\u205f-\u2064\u3000\ufeff\x00-\x08\x0b-\x1f\x7f]")
"""Signs that look like a blank or like nothing at all."""
_TAB = re.compile(r"\s*\t|\s*-\s*\t")
_ODD_BLANK = re.compile(rf"(?:[\s\-]*|[^\"'#]*?:){ODD.pattern}")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w.-]+ *: +)?(?P<value>\S.*)?")
_NO_BLANK = re.compile(r"\s*(?:- +)?(?P<key>[A-Za-z_-]+):(?![\s/]|$)")
_WIDE_COLON = re.compile(r"\s*(?:- +)?[\w-]+\s*：")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>.*)""")
_MERGE = re.compile(r"<{7}|={7}|>{7}")
_ENTRY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)[\w-]+ *:(?:\s|$)|(?P<item> *)- ")


class Slip(NamedTuple):
    """What was meant to be otherwise: the line (counted from 1) and column, and what to do."""

    line: int
    column: int
    advice: str


def odd_sign(text: str) -> str:
    """The first sign of a text that nobody sees, as 'U+00A0 NO-BREAK SPACE'; '' where there is none."""
    found = ODD.search(text)
    return f"U+{ord(found[0]):04X} {unicodedata.name(found[0], 'CONTROL CHARACTER')}" if found else ""


def slip(lines: Sequence[str], at: int, problem: str) -> Slip | None:
    """The likely reason why YAML stopped in line `at` (counted from 1) with a problem, if it is a usual one."""
    for number, line in enumerate(lines[:at], 1):
        if _MERGE.match(line):
            return Slip(number, 1, "a merge of two versions was left unfinished: keep one of them, take out this line")
    if "another document" in problem:
        return Slip(at, 1, "take out the line '---': it begins another file")
    for number in (at, at - 1):
        if 0 < number <= len(lines) and (found := _of_line(lines[number - 1], problem)):
            column, advice = found
            return Slip(number, column, advice)
    return _open_quote(lines, at) or _indentation(lines, at)


def _of_line(line: str, problem: str) -> tuple[int, str] | None:
    """Column and advice about a line that is wrong in itself."""
    if found := _TAB.match(line):
        return found.end(), "indent with spaces, not with tabs"
    if found := _ODD_BLANK.match(line):
        return found.end(), f"a sign that looks like a blank ({odd_sign(found[0])}) stands here; type a blank anew"
    if found := _WIDE_COLON.match(line):
        return found.end(), "write ':' and a blank, not the wide colon '：'"
    if found := _NO_BLANK.match(line):
        return found.end(), f"write a blank after '{found['key']}:'"
    parts = _VALUE.match(line)
    value = (parts and parts["value"]) or ""
    column = line.find(value) + 1
    if "escape" in problem and value.startswith('"'):
        return column, "between double quotes write two backslashes for one, or use single quotes"
    if quoted := _QUOTED.match(value):
        if not re.match(r"\s*(?:$|#|[],}:])", quoted["rest"]):
            return column + quoted.start("rest"), "a quote ends the text: inside write \\\" or put '…' around the text"
        return None
    if value[:1] in "@%`&*!|>" and value:
        return column, f"put a text that begins with '{value[0]}' into quotes: \"{value[:20]}…\""
    if value[:1] in "{[" and value and (closed := _closed(value)) is not None:
        if closed:
            return column, f"put a text that begins with '{value[0]}' into quotes: \"{value[:20]}…\""
        return column, f"'{value[0]}' is not closed; a text that begins with it stands in quotes"
    if value[:1] not in "\"'{[" and re.search(r":\s", value):
        return column, f"put a text that holds ': ' into quotes: \"{value[:20]}…\""
    return None


def _closed(value: str) -> bool | None:
    """Whether the bracket that a value begins with is closed before its end; None where they end together."""
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign in "{[") - (sign in "}]")
        if depth == 0:
            return True if re.match(r"\s*[^\s#]", value[at + 1 :]) else None
    return False


def _open_quote(lines: Sequence[str], at: int) -> Slip | None:
    for number, line in enumerate(lines[:at], 1):
        parts = _VALUE.match(line)
        value = (parts and parts["value"]) or ""
        if value[:1] in ("'", '"') and not _QUOTED.match(value):
            return Slip(number, line.find(value) + 1, f"the quote {value[0]} that begins here is not closed")
    return None


def _indentation(lines: Sequence[str], at: int) -> Slip | None:
    """A key that stands in another column than the one before it."""
    known = [number for number, line in enumerate(lines[:at], 1) if _ENTRY.match(line)]
    if len(known) < 2 or known[-1] != at:
        return None
    here, before = (_column(lines[number - 1]) for number in (at, known[-2]))
    if here == before:
        return None
    advice = f"this line begins in column {here}, the one before in column {before}: what belongs together begins alike"
    return Slip(at, here, advice)


def _column(line: str) -> int:
    """Where the key of a line begins, or the dash of an item without a key."""
    found = _ENTRY.match(line)
    if found is None:
        return 1
    if found["item"] is not None:
        return len(found["item"]) + 1
    return len(found["indent"]) + len(found["dashes"]) + 1
