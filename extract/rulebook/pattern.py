"""The phrase language: what stands behind ``when:``.

    words · (a|b) · [optional] · {kind} · {kind:type} · ..4 · $list · @name(…)

Whitespace is free; tokens are split as in an article, so ``m2/người`` is three tokens. A backslash takes a special
character literally.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.text.tokens import TOKEN


@dataclass(frozen=True, slots=True)
class Word:
    """One token, as written in the pattern: `word`."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A token or several of a kind: `{kind}`, `{kind:type}`; `column` is where it stands in the pattern, from 0."""

    kind: str
    type: str
    column: int


@dataclass(frozen=True, slots=True)
class ListRef:
    """An entry of a lexicon: `$name`."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of any kind: `..4`."""

    most: int


@dataclass(frozen=True, slots=True)
class Seq:
    """One part behind the other."""

    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Alt:
    """One of several parts: `(a|b)`."""

    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Opt:
    """A part that may be left out: `[a]`."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is used by name: `@name(a)`."""

    name: str
    item: "Node"


Node = Word | Slot | ListRef | Gap | Seq | Alt | Opt | Piece

NAME = re.compile(r"[a-z][a-z0-9-]*")
_LEXEME = re.compile(
    r"(?P<space>\s+)|\\(?P<escaped>.)|(?P<gap>\.\.\s*(?P<most>\d*))|\$(?P<list>[\w-]*)|@(?P<piece>[\w-]*)(?P<open>\(?)"
    r"|\{(?P<slot>[^{}]*)(?P<closed>\}?)|(?P<mark>[()\[\]|}])|(?P<text>[^\s\\$@{}()\[\]|]+?(?=\.\.|[\s\\$@{}()\[\]|]|$))"
)
MAX_GAP = 30
MAX_DEPTH = 40
"""Brackets that may stand inside each other."""


class PatternError(ValueError):
    """A pattern that cannot be read; `column` counts characters of the pattern from 0."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    value: str
    column: int


def _lexemes(source: str) -> Iterator[_Lexeme]:
    at = 0
    while at < len(source):
        found = _LEXEME.match(source, at)
        if found is None or found.end() == at:
            raise PatternError(f"cannot read {source[at : at + 10]!r}", at)
        groups = found.groupdict()
        if groups["escaped"] is not None:
            yield _Lexeme("text", groups["escaped"], at)
        elif groups["gap"] is not None:
            if not groups["most"] or not 1 <= int(groups["most"]) <= MAX_GAP:
                raise PatternError(f"'..' wants a number of tokens from 1 to {MAX_GAP}, as in ..4", at)
            yield _Lexeme("gap", groups["most"], at)
        elif groups["list"] is not None:
            _check_name(groups["list"], "$", at)
            yield _Lexeme("list", groups["list"], at)
        elif groups["piece"] is not None:
            _check_name(groups["piece"], "@", at)
            if not groups["open"]:
                raise PatternError(f"@{groups['piece']} wants brackets, as in @{groups['piece']}(…)", at)
            yield _Lexeme("piece", groups["piece"], at)
        elif groups["slot"] is not None:
            if not groups["closed"]:
                raise PatternError("'{' is never closed", at)
            yield _Lexeme("slot", groups["slot"].strip(), at)
        elif groups["mark"] is not None:
            yield _Lexeme(groups["mark"], groups["mark"], at)
        elif groups["text"] is not None:
            yield _Lexeme("text", groups["text"], at)
        at = found.end()


def _check_name(name: str, sign: str, at: int) -> None:
    if not NAME.fullmatch(name):
        raise PatternError(f"'{sign}' wants a name of small letters, digits and '-'", at)


class _Parser:
    def __init__(self, source: str) -> None:
        self.lexemes = list(_lexemes(source))
        self.at = 0
        self.depth = 0
        self.length = len(source)

    def peek(self) -> str:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else ""

    def column(self) -> int:
        return self.lexemes[self.at].column if self.at < len(self.lexemes) else self.length

    def alternatives(self) -> Node:
        start = self.column()
        items = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            items.append(self.sequence())
        if len(items) > 1 and any(item == Seq(()) for item in items):
            raise PatternError("an empty alternative beside '|'; use [ ] for what may be left out", start)
        return items[0] if len(items) == 1 else Alt(tuple(items))

    def sequence(self) -> Node:
        items: list[Node] = []
        while self.peek() not in ("", "|", ")", "]", "}"):
            items.extend(self.item())
        return items[0] if len(items) == 1 else Seq(tuple(items))

    def item(self) -> list[Node]:
        lexeme = self.lexemes[self.at]
        self.at += 1
        match lexeme.kind:
            case "text":
                return [Word(found.group()) for found in TOKEN.finditer(lexeme.value)]
            case "slot":
                kind, _, kind_type = lexeme.value.partition(":")
                _check_name(kind.strip(), "{", lexeme.column)
                return [Slot(kind.strip(), kind_type.strip(), lexeme.column)]
            case "list":
                return [ListRef(lexeme.value, lexeme.column)]
            case "gap":
                return [Gap(int(lexeme.value))]
            case "piece":
                return [Piece(lexeme.value, self.bracketed(")", lexeme.column))]
            case "(":
                return [self.bracketed(")", lexeme.column)]
            case _:
                return [Opt(self.bracketed("]", lexeme.column))]

    def bracketed(self, closing: str, opened: int) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise PatternError(f"more than {MAX_DEPTH} brackets stand inside each other", opened)
        inner = self.alternatives()
        self.depth -= 1
        if self.peek() != closing:
            raise PatternError(f"the bracket opened here is never closed with '{closing}'", opened)
        self.at += 1
        if inner == Seq(()):
            raise PatternError("nothing between the brackets", opened)
        return inner


@lru_cache(maxsize=65536)
def parse(source: str) -> Node:
    """Parse one pattern; raises PatternError with the column of the mistake."""
    words = source.split(" ")
    if all(map(str.isalpha, words)):  # nearly all entries of lists
        return Word(source) if len(words) == 1 else Seq(tuple(map(Word, words)))
    parser = _Parser(source)
    node = parser.alternatives()
    if parser.at < len(parser.lexemes):
        raise PatternError(f"'{parser.peek()}' closes nothing", parser.column())
    if node == Seq(()):
        raise PatternError("the pattern is empty", 0)
    return node


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, depth first."""
    yield node
    match node:
        case Seq(items) | Alt(items):
            for item in items:
                yield from walk(item)
        case Opt(item) | Piece(_, item):
            yield from walk(item)


def can_be_empty(node: Node) -> bool:
    """Whether the pattern could match no token at all."""
    match node:
        case Opt() | Gap():
            return True
        case Seq(items):
            return all(can_be_empty(item) for item in items)
        case Alt(items):
            return any(can_be_empty(item) for item in items)
        case Piece(_, item):
            return can_be_empty(item)
        case Slot(kind):
            return kind in ("start", "end")
        case _:
            return False


def show(node: Node) -> str:
    """The pattern written out again, in canonical spacing."""
    match node:
        case Word(text):
            return "\\" + text if text in "()[]{}|$@\\" else text
        case Slot(kind, kind_type):
            return "{" + kind + (f":{kind_type}" if kind_type else "") + "}"
        case ListRef(name):
            return f"${name}"
        case Gap(most):
            return f"..{most}"
        case Seq(items):
            return " ".join(show(item) if not isinstance(item, Alt) else f"({show(item)})" for item in items)
        case Alt(items):
            return "|".join(show(item) for item in items)
        case Opt(item):
            return f"[{show(item)}]"
        case Piece(name, item):
            return f"@{name}({show(item)})"
