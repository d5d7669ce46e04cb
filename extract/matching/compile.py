"""From phrase patterns to regular expressions over the alphabet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from extract.matching.alphabet import BREAKS, INSIDE, TIGHT, Alphabet
from extract.rulebook.kinds import SHAPE_KINDS
from extract.rulebook.model import Entry, Lexicon, Rulebook
from extract.rulebook.pattern import Alt, Gap, ListRef, Node, Opt, Piece, Seq, Slot, Word, walk

MAX_NAME = 6
MAX_QUOTED = 40
MAX_SPELLINGS = 200
NUMBER_SLOT = "number-word"
ROMAN = tuple("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV".split())


@dataclass(frozen=True, slots=True)
class Capture:
    """A regex group and what it stands for: a slot, a $list, or a named piece (kind "@")."""

    group: int
    kind: str
    type: str


@dataclass(frozen=True)
class Compiled:
    """One pattern, ready to search. `needs` are characters of which one must occur for a match to be possible."""

    source: str
    captures: tuple[Capture, ...]
    needs: frozenset[str] | None

    @cached_property
    def search(self) -> "regex.Pattern[str]":
        return regex.compile(self.source)


def rulebook_words(rulebook: Rulebook) -> Iterable[str]:
    """Every word that rules, lexicons and settings name."""
    nodes = [p.node for family in rulebook.families for rule in family.rules for p in rule.when]
    nodes += [r.cue.until for f in rulebook.families for r in f.rules if r.cue and r.cue.until]
    nodes += [node for lexicon in rulebook.lexicons.values() for entry in lexicon.entries for node in entry.nodes]
    for node in nodes:
        for part in walk(node):
            if isinstance(part, Word):
                yield part.text
    settings = rulebook.settings
    for phrase in (*settings.joiners, *settings.clause_breaks, *settings.quotes, "-"):
        yield from phrase.split()
    yield from ROMAN


class Compiler:
    """Compiles patterns against one rulebook's alphabet and lexicons."""

    def __init__(self, rulebook: Rulebook, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.rulebook = rulebook
        self.slots = rulebook.slots
        self.mention_slots = {family.slot for family in rulebook.families}
        self._tries: dict[tuple[str, str], str] = {}
        self._needs: dict[tuple[str, str], frozenset[str] | None] = {}
        self._captures: list[Capture] = []

    def compile(self, node: Node) -> Compiled:
        self._captures = []
        source = self._write(node)
        return Compiled(source, tuple(self._captures), self.needs(node))

    def phrases(self, phrases: Sequence[str]) -> str:
        """An alternation of plain phrases, longest first."""
        written = [[self._class(self.alphabet.literal(word)) for word in phrase.split()] for phrase in phrases]
        return _alternation(written)

    def _capture(self, kind: str, kind_type: str) -> None:
        """Reserve the next regex group; call it just before the group's body is written."""
        self._captures.append(Capture(len(self._captures) + 1, kind, kind_type))

    @staticmethod
    def _class(characters: str) -> str:
        if not characters:
            return "(?!)"
        return characters if len(characters) == 1 else f"[{characters}]"

    def _write(self, node: Node) -> str:
        match node:
            case Word(text):
                return self._class(self.alphabet.literal(text))
            case Gap(most):
                return f"[^{BREAKS}]{{0,{most}}}?"
            case Seq(items):
                return "".join(map(self._write, items))
            case Alt(items):
                return f"(?:{'|'.join(map(self._write, items))})"
            case Opt(item):
                return f"(?:{self._write(item)})?"
            case Piece(name, item):
                self._capture("@", name)
                return f"({self._write(item)})"
            case Slot(kind, kind_type):
                if kind == "start":
                    return f"(?:^|(?<=[{BREAKS}]))"
                if kind == "end":
                    return f"(?=[{BREAKS}]|$)"
                return self._slot(kind, kind_type)
            case ListRef(name):
                return self._lexicon_group(f"${name}", "", self.rulebook.lexicons.get(name))

    def _slot(self, kind: str, kind_type: str) -> str:
        lexicon = self.slots.get(kind)
        if lexicon is not None:
            return self._lexicon_group(kind, kind_type, lexicon)
        self._capture(kind, kind_type)
        if kind in self.mention_slots:
            return f"({self._class(self.alphabet.masks(kind, kind_type))}{INSIDE}*)"
        return f"({self._built_in(kind)})"

    def _lexicon_group(self, kind: str, kind_type: str, lexicon: Lexicon | None) -> str:
        if lexicon is None:
            return "(?!)"
        self._capture(kind, kind_type)
        nodes = lexicon_nodes(lexicon, kind_type)
        patterns = [self._write(node) for node in nodes if not spellings(node)]
        key = (lexicon.name, kind_type)
        if key not in self._tries:
            phrases = [words for node in nodes for words in spellings(node)]
            self._tries[key] = _alternation([[self._class(self.alphabet.literal(w)) for w in ws] for ws in phrases])
        return f"({'|'.join(part for part in (*patterns, self._tries[key]) if part)})"

    def _built_in(self, kind: str) -> str:
        classes = self.alphabet.classes
        if kind in SHAPE_KINDS:
            return self._class(classes[kind])
        quote = self._class("".join(self.alphabet.literal(mark) for mark in self.rulebook.settings.quotes))
        name = f"[{classes['cap']}](?:{TIGHT}?[{classes['cap']}]){{0,{MAX_NAME - 1}}}"
        quoted = f"{quote}(?:(?!{quote})[^{BREAKS}]){{1,{MAX_QUOTED}}}{quote}"
        joiner = f"(?:{self.phrases(self.rulebook.settings.joiners)})"
        match kind:
            case "any":
                return f"[^{BREAKS}]"
            case "name":
                return name
            case "names":
                return f"{name}(?:{joiner}{name})*"
            case "quote":
                return quote
            case "quoted":
                return quoted
            case "quotes":
                return f"{quoted}(?:(?:{joiner}|{quote}){{0,2}}{quoted})*"
            case "roman":
                return self._class("".join(self.alphabet.literal(numeral) for numeral in ROMAN))
            case "number":
                return self._number()
        return "(?!)"

    def _number(self) -> str:
        """Digits with scale words, or a run of number words; what does not parse is refused by the builder."""
        roles: dict[str, str] = {}
        lexicon = self.slots.get(NUMBER_SLOT)
        for entry in lexicon.entries if lexicon else ():
            for node in entry.nodes:
                if isinstance(node, Word):
                    role = entry.fields.get("role", "")
                    roles[role] = roles.get(role, "") + self.alphabet.literal(node.text)
        digits = self._class(self.alphabet.classes["digits"])
        scale, tens, half = (
            self._class("".join(roles.get(role, "") for role in group))
            for group in (("scale",), ("hundred", "dozen"), ("half-after",))
        )
        openers = ("digit", "article", "ten", "half", "dozen", "hundred", "vague")
        first = self._class("".join(roles.get(role, "") for role in openers))
        further = self._class("".join(sorted(set("".join(roles.values())))))
        scaled = f"(?:{tens}{scale}*|{scale}+(?:{digits}{scale}+)*)"
        return f"{digits}(?:{scaled}{half}?)?|{first}{further}*"

    def needs(self, node: Node) -> frozenset[str] | None:
        """Characters of which at least one occurs in every match; None where nothing definite can be said."""
        match node:
            case Word(text):
                return frozenset(self.alphabet.literal(text))
            case Seq(items):
                known = [need for item in items if (need := self.needs(item)) is not None]
                return min(known, key=len) if known else None
            case Alt(items):
                parts = [self.needs(item) for item in items]
                return frozenset().union(*(p for p in parts if p)) if all(p is not None for p in parts) else None
            case Piece(_, item):
                return self.needs(item)
            case Slot(kind, kind_type) if kind in self.mention_slots:
                return frozenset(self.alphabet.masks(kind, kind_type))
            case Slot(kind, kind_type) if kind in self.slots:
                return self._lexicon_needs(self.slots[kind], kind_type)
            case ListRef(name) if name in self.rulebook.lexicons:
                return self._lexicon_needs(self.rulebook.lexicons[name], "")
            case _:
                return None

    def _lexicon_needs(self, lexicon: Lexicon, kind_type: str) -> frozenset[str] | None:
        key = (lexicon.name, kind_type)
        if key not in self._needs:
            self._needs[key] = self.needs(Alt(tuple(lexicon_nodes(lexicon, kind_type))))
        return self._needs[key]


def lexicon_nodes(lexicon: Lexicon, kind_type: str) -> list[Node]:
    """The parsed spellings of the entries that {slot:kind_type} takes; of all of them for an empty type."""
    return [node for entry in entries_of(lexicon, kind_type) for node in entry.nodes]


def entries_of(lexicon: Lexicon, kind_type: str) -> list[Entry]:
    return [e for e in lexicon.entries if not kind_type or e.fields.get(lexicon.type) == kind_type]


def plain_words(node: Node) -> list[str]:
    """The words of a pattern that is nothing but words; empty for any other."""
    ways = spellings(node)
    return ways[0] if len(ways) == 1 else []


def spellings(node: Node) -> list[list[str]]:
    """Every way of writing a pattern of words, brackets and bars; empty for any other, and for more than 200 ways."""
    ways = _ways(node)
    return ways if len(ways) <= MAX_SPELLINGS else []


def _ways(node: Node) -> list[list[str]]:
    match node:
        case Word(text):
            return [[text]]
        case Opt(item):
            ways = _ways(item)
            return [*ways, []] if ways else []
        case Alt(items):
            parts = [_ways(item) for item in items]
            return [way for part in parts for way in part] if all(parts) else []
        case Seq(items):
            whole: list[list[str]] = [[]]
            for item in items:
                whole = [[*way, *more] for way in whole for more in _ways(item)]
                if len(whole) > MAX_SPELLINGS:
                    return whole
            return whole
        case _:
            return []


def _alternation(phrases: Sequence[Sequence[str]]) -> str:
    """Phrases (sequences of one-token classes) as one regex in which the longest always wins."""
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        branch: dict[str, object] = tree  # type: ignore[assignment]
        for token in phrase:
            branch = branch.setdefault(token, {})  # type: ignore[assignment]
        branch[""] = {}
    return _branch(tree)


def _branch(tree: Mapping[str, object]) -> str:
    leaves = [token for token, below in tree.items() if token and set(below) == {""}]  # type: ignore[call-overload]
    parts = []
    for token, below in tree.items():
        if token and token not in leaves:
            parts.append(token + _branch(below))  # type: ignore[arg-type]
    if leaves:
        parts.append("[" + "".join(token.strip("[]") for token in leaves) + "]" if len(leaves) > 1 else leaves[0])
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{body})?" if "" in tree else body
