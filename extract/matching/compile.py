"""From phrase patterns to regular expressions over the alphabet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from extract.matching.ahead import Ahead, Names, NumberCharacters
from extract.matching.alphabet import BREAKS, INSIDE, TIGHT, Alphabet
from extract.matching.cache import compiled
from extract.matching.needs import Needs
from extract.matching.spellings import alternation, lexicon_nodes, longest_first, spellings
from extract.rulebook.kinds import SCALED, SHAPE_KINDS
from extract.rulebook.model import Lexicon, Rulebook
from extract.rulebook.pattern import Alt, Gap, ListRef, Node, Opt, Piece, Seq, Slot, Word, walk

MAX_NAME = 6
MAX_QUOTED = 40
MAX_NUMBER = 20  # words
NUMBER_SLOT = "number-word"
NUMBER_OPENERS = ("digit", "article", "ten", "half", "dozen", "hundred", "tens", "vague")
PIECE = "@"  # in the list of captures, a named piece
LARGE = 500  # characters of regex from which a lexicon is written only once
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
         "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV")  # fmt: skip


class Capture(NamedTuple):
    """A regex group and the slot or $list that it stands for."""

    group: int
    kind: str
    type: str


@dataclass(frozen=True, eq=False)
class Compiled:
    """One pattern, ready to search.

    `pieces` are regex groups with the names of the pieces that they stand for.
    `ahead` tells what the first tokens of a match can be, in one or several ways; of each set in `needs` some character
    stands in every match. `at_start`: every match begins a sentence.
    """

    source: str
    captures: tuple[Capture, ...]
    pieces: tuple[tuple[int, str], ...] = ()
    ahead: tuple[tuple[Names, ...], ...] = ()
    needs: tuple[frozenset[str], ...] = ()
    at_start: bool = False

    @cached_property
    def regex(self) -> "regex.Pattern[str]":
        """The compiled `source`, made when it is first used."""
        return compiled(self.source)


def rulebook_words(rulebook: Rulebook) -> Iterable[tuple[str, int]]:
    """Every word that rules, lexicons and settings name, with the layer of the file that names it."""
    rules = [rule for family in rulebook.families for rule in family.rules]
    nodes = [(p.node, rule.source.layer) for rule in rules for p in rule.when]
    nodes += [(rule.cue.until, rule.source.layer) for rule in rules if rule.cue and rule.cue.until]
    for lexicon in rulebook.lexicons.values():
        nodes += [(node, entry.source.layer) for entry in lexicon.entries for node in entry.nodes]
    for node, layer in nodes:
        for part in walk(node):
            if isinstance(part, Word):
                yield part.text, layer
    settings = rulebook.settings
    for phrase in (*settings.joiners, *settings.clause_breaks, *settings.quotes, "-", *ROMAN):
        for word in phrase.split():
            yield word, 0


def begins_sentence(node: Node) -> bool:
    """Whether every match of a pattern begins with {start}."""
    match node:
        case Slot("start"):
            return True
        case Seq(items):
            return begins_sentence(items[0])
        case Alt(items):
            return all(map(begins_sentence, items))
        case Piece(_, item):
            return begins_sentence(item)
        case _:
            return False


class Compiler:
    """Compiles patterns against one rulebook's alphabet and lexicons."""

    def __init__(self, rulebook: Rulebook, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.rulebook = rulebook
        self.slots = rulebook.slots
        self.mention_slots = {family.slot for family in rulebook.families}
        self._numbers = self._number_characters()
        self._ahead = Ahead(rulebook, alphabet, self._numbers)
        self._needs = Needs(rulebook, alphabet, self._numbers)
        self._tries: dict[tuple[str, str], str] = {}
        self._patterns: dict[tuple[str, str], list[Node]] = {}
        self._kinds: dict[str, str] = {}
        self._captures: list[Capture] = []

    def compile(self, node: Node) -> Compiled:
        """The pattern as a regular expression, with what its groups stand for."""
        self._captures = []
        source = self._shared(self._write(node))
        captures = tuple(capture for capture in self._captures if capture.kind != PIECE)
        # Where alternatives name the same piece, the first that is filled counts: it is written last.
        pieces = tuple((capture.group, capture.type) for capture in reversed(self._captures) if capture.kind == PIECE)
        return Compiled(source, captures, pieces, self._ahead.of(node), self._needs.of(node), begins_sentence(node))

    def _shared(self, source: str) -> str:
        """The regex with every large lexicon that stands in it more than once written only once, behind it.

        Compiling takes time in proportion to the length of a regex.
        """
        definitions = ""
        for n, trie in enumerate(sorted(self._tries.values(), key=len, reverse=True)):
            if len(trie) < LARGE:
                break
            if source.count(trie) > 1:
                source = source.replace(trie, f"(?&t{n})")
                definitions += f"(?P<t{n}>{trie})"
        return f"{source}(?(DEFINE){definitions})" if definitions else source

    def phrases(self, phrases: Sequence[str]) -> str:
        """An alternation of plain phrases, longest first."""
        written = [[self._class(self.alphabet.literal(word)) for word in phrase.split()] for phrase in phrases]
        return alternation(written)

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
                return f"(?:{'|'.join(map(self._write, longest_first(items)))})"
            case Opt(item):
                return f"(?:{self._write(item)})?"
            case Piece(name, item):
                self._capture(PIECE, name)
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
        if kind not in self._kinds:
            self._kinds[kind] = self._built_in(kind)
        return f"({self._scaled()}(?:{self._kinds[kind]}))" if kind_type == SCALED else f"({self._kinds[kind]})"

    def _lexicon_group(self, kind: str, kind_type: str, lexicon: Lexicon | None) -> str:
        if lexicon is None:
            return "(?!)"
        self._capture(kind, kind_type)
        key = (lexicon.name, kind_type)
        if key not in self._tries:
            written = [(node, spellings(node)) for node in lexicon_nodes(lexicon, kind_type)]
            phrases = [words for _, ways in written for words in ways]
            self._tries[key] = alternation([[self._class(self.alphabet.literal(w)) for w in ws] for ws in phrases])
            self._patterns[key] = [node for node, ways in written if not ways]
        patterns = map(self._write, self._patterns[key])
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

    def _number_roles(self) -> dict[str, str]:
        """The characters of the number words, by role."""
        roles: dict[str, str] = {}
        lexicon = self.slots.get(NUMBER_SLOT)
        for entry in lexicon.entries if lexicon else ():
            for node in entry.nodes:
                if isinstance(node, Word):
                    role = entry.fields.get("role", "")
                    roles[role] = roles.get(role, "") + self.alphabet.literal(node.text)
        return roles

    def _number_characters(self) -> NumberCharacters:
        roles, digits = self._number_roles(), self.alphabet.classes["digits"]
        openers = digits + "".join(roles.get(role, "") for role in NUMBER_OPENERS)
        return NumberCharacters(openers, roles.get("scale", ""), digits + "".join(roles.values()))

    def _scaled(self) -> str:
        """Whether a scale word follows in the number."""
        return f"(?={self._class(self._numbers.all)}*{self._class(self._numbers.scale)})"

    def _number(self) -> str:
        """Digits with scale words, or a run of number words; what does not parse is refused by the builder."""
        roles = self._number_roles()
        digits = self._class(self.alphabet.classes["digits"])
        scale, tens, half = (
            self._class("".join(roles.get(role, "") for role in group))
            for group in (("scale",), ("hundred", "dozen"), ("half-after",))
        )
        first = self._class("".join(roles.get(role, "") for role in NUMBER_OPENERS))
        further = self._class("".join(sorted(set("".join(roles.values())))))
        lower = f"(?:{digits}{tens}?{scale}+)"
        scaled = f"(?:{tens}{scale}*|{scale}+{lower}*)"
        in_words = f"{first}{further}{{0,{MAX_NUMBER - 1}}}(?:(?<={scale}){lower}+)?"
        return f"{digits}(?:{scaled}{half}?)?|{in_words}"
