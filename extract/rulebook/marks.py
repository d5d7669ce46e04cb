"""YAML that remembers where every value stands.

All scalars are kept as text: ``1.200`` stays ``"1.200"`` and ``no`` stays ``"no"``, so that a rule author never
meets a value that YAML has reinterpreted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extract.rulebook.slips import slip

Key = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_FOR_A_SIGN = 10
"""Values that a file may hold for each of its characters: without aliases it has fewer than one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a rule or lexicon file; line and column are 1-based."""

    path: Path
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}{hint}"


class RulebookError(ValueError):
    """The rule folders cannot be used; `problems` says why, one entry per mistake."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Marked:
    """The data of one YAML file with the (line, column) of every key and item."""

    path: Path
    data: Any
    marks: dict[Key, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def at(self, key: Key) -> tuple[int, int]:
        """Line and column of `key`, or of the nearest thing around it."""
        while key and key not in self.marks:
            key = key[:-1]
        return self.marks.get(key, (1, 1))

    def problem(self, key: Key, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the place of `key`."""
        line, column = self.at(key)
        return Problem(self.path, line, column, code, message, hint)


def text_of(path: Path) -> str | Problem:
    """The text of a file in UTF-8, without byte order mark; the problem of one that cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(path, 1, 1, "R001", f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
    except OSError as error:
        return Problem(path, 1, 1, "R001", f"cannot be read: {error.strerror}")


def read_yaml(path: Path) -> Marked:
    """Read one file; syntax errors, repeated keys and undecodable bytes become problems, never exceptions."""
    text = text_of(path)
    if isinstance(text, Problem):
        return Marked(path, None, problems=(text,))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return Marked(path, None, problems=(_unreadable(path, text, error),))
    except yaml.YAMLError as error:
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", f"YAML: {error}"),))
    builder = _Builder(path, most=_MOST_FOR_A_SIGN * len(text))
    try:
        data = builder.build(node, ()) if node is not None else None
    except (_TooManyError, RecursionError):
        hint = "write out what an '&' or '*' stands for; put fewer brackets into each other"
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", "YAML: nested without end", hint),))
    return Marked(path, data, builder.marks, tuple(builder.problems))


def _unreadable(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Where YAML cannot go on: at the slip that is to blame, if it is a usual one."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"YAML: {error.problem}"
    if found := slip(text.splitlines(), line, str(error.problem)):
        return Problem(path, found.line, found.column, "R001", message, found.advice)
    advice = "look for a missing quote, bracket or ':' here and on the line before"
    return Problem(path, line, column, "R001", message, advice)


class _TooManyError(Exception):
    """A file whose aliases (`*name`) stand for more values than any file of its length can hold."""


@dataclass(slots=True)
class _Builder:
    """Turns the nodes of a YAML document into data, and notes where each value stands and which keys stand twice."""

    path: Path
    most: int
    marks: dict[Key, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def build(self, node: yaml.Node, key: Key) -> dict[str, Any] | list[Any] | str:
        """The data of a node that stands at `key`. Raises _TooManyError, and RecursionError for nodes in circles."""
        if len(self.marks) > self.most:
            raise _TooManyError
        self.marks.setdefault(key, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*key, n)) for n, item in enumerate(node.value)]
        result: dict[str, Any] = {}
        for name, line, column, value in _pairs(node):
            inner = (*key, name)
            if name in result:
                message = f"'{name}:' stands twice here"
                self.problems.append(Problem(self.path, line, column, "R022", message, "keep one of them"))
            self.marks[inner] = (line, column)
            result[name] = self.build(value, inner)
        return result


def _pairs(node: yaml.Node) -> Iterator[tuple[str, int, int, yaml.Node]]:
    for name, value in node.value:
        yield str(name.value), name.start_mark.line + 1, name.start_mark.column + 1, value
