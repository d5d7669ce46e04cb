"""A rulebook made ready to match: its alphabet, its compiled patterns and its lexicon entries by their words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from extract.matching.ahead import Kinds
from extract.matching.alphabet import Alphabet
from extract.matching.cache import recall, remember
from extract.matching.compile import Capture, Compiled, Compiler, rulebook_words
from extract.matching.entries import Entries
from extract.matching.escape import Escape
from extract.matching.hits import Groups, Hits
from extract.matching.match import NO_FIELDS, Match, Slot, Span
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.model import Rule, Rulebook
from extract.rulebook.pattern import Slot as SlotNode
from extract.rulebook.pattern import walk
from extract.text.article import Article


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its compiled patterns, or with its regex."""

    rule: Rule
    patterns: tuple[Compiled, ...]
    escape: Escape | None = None


BARE = frozenset((CUE, NOTHING))  # what is made of a place in the text without looking into it
_NO_PIECES: Mapping[str, Span] = {}
_start = attrgetter("start")


class Matcher:
    """Compiled once per process and rulebook (see `Matcher.of`)."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        if not recall(rulebook.hash):
            recall(rulebook.shipped_hash)
        self.alphabet = Alphabet(rulebook_words(rulebook), _mention_types(rulebook), rulebook.settings.dashes)
        self.compiler = Compiler(rulebook, self.alphabet)
        self.rules: dict[str, tuple[Ready, ...]] = {
            family.name: tuple(self.ready(rule) for rule in family.rules) for family in rulebook.families
        }
        patterns = {
            name: [pattern for ready in rules for pattern in ready.patterns] for name, rules in self.rules.items()
        }
        self.hits = Hits(patterns, Kinds(self.alphabet))
        self._numbers = {
            pattern: number
            for rules in self.rules.values()
            for number, ready in enumerate(rules)
            for pattern in ready.patterns
        }
        self._with_regex = {
            name: frozenset(number for number, ready in enumerate(rules) if ready.escape is not None)
            for name, rules in self.rules.items()
        }
        self.joiner = self._phrases(rulebook.settings.joiners)
        self.clause_break = self._phrases(rulebook.settings.clause_breaks)
        self._untils: dict[str, Compiled] = {}
        self._entries: dict[tuple[str, str], Entries | None] = {}
        self._slots: dict[Compiled, tuple[tuple[Capture, Entries | None], ...]] = {}

    def warm(self) -> None:
        """Have every pattern compiled now, and kept for later runs with the same rules."""
        patterns = [pattern for family in self.rules.values() for ready in family for pattern in ready.patterns]
        patterns += [self.joiner, self.clause_break]
        patterns += [until for family in self.rules.values() for ready in family if (until := self.until(ready.rule))]
        remember(self.rulebook.hash, (pattern.source for pattern in patterns))

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Matcher":
        """The matcher of a rulebook, made once for it."""
        return rulebook.once("matcher", cls)

    def matching(self, family: str, found: Iterable[Compiled]) -> list[Ready]:
        """The family's rules, in order, of which some pattern was found, and those with a regex."""
        rules = self.rules[family]
        numbers = self._with_regex[family].union([self._numbers[pattern] for pattern in found])
        return [rules[number] for number in sorted(numbers)]

    def _phrases(self, phrases: tuple[str, ...]) -> Compiled:
        return Compiled(self.compiler.phrases(phrases) or "(?!)", ())

    def ready(self, rule: Rule) -> Ready:
        """A rule with its phrases compiled."""
        patterns = tuple(self.compiler.compile(pattern.node) for pattern in rule.when)
        return Ready(rule, patterns, Escape(rule) if rule.regex else None)

    def until(self, rule: Rule) -> Compiled | None:
        """What must not stand between a cue and its mention."""
        if rule.cue is None or rule.cue.until is None:
            return None
        if rule.id not in self._untils:
            self._untils[rule.id] = self.compiler.compile(rule.cue.until)
        return self._untils[rule.id]

    def slots(self, article: Article, pattern: Compiled, groups: Groups) -> tuple[Slot, ...]:
        """The filled slots of a match in the order of their place."""
        slots = self._slots.get(pattern)
        if slots is None:
            slots = self._slots[pattern] = tuple([(one, self._entries_of(one)) for one in pattern.captures])
        filled: list[Slot] = []
        surfaces = article.tokens.surfaces
        for (group, kind, kind_type), entries in slots:
            start, end = groups[group]
            if start >= 0:
                fields = NO_FIELDS if entries is None else entries[tuple(surfaces[start:end])]
                filled.append(Slot(kind, kind_type, start, end, fields))
        if len(filled) > 1:
            filled.sort(key=_start)
        return tuple(filled)

    def match(self, rule: Rule, article: Article, pattern: Compiled, groups: Groups) -> Match:
        """A match of a regex, by its groups, as a Match of the rule."""
        pieces = _NO_PIECES
        if pattern.pieces:
            pieces = {name: groups[group] for group, name in pattern.pieces if groups[group][0] >= 0}
        slots = self.slots(article, pattern, groups) if rule.make not in BARE else ()
        return Match(rule, article, *groups[0], slots, pieces)

    def _entries_of(self, capture: Capture) -> Entries | None:
        """The entries that a slot or $list may stand for; None for other kinds."""
        kind, which = capture.kind, (capture.kind, capture.type)
        if which not in self._entries:
            lexicon = self.rulebook.lexicons.get(kind[1:]) if kind.startswith("$") else self.compiler.slots.get(kind)
            self._entries[which] = Entries(lexicon, capture.type, self.alphabet) if lexicon else None
        return self._entries[which]


def _mention_types(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """(slot, type) of every mention that some pattern asks for, and each slot with no type."""
    slots = {family.slot for family in rulebook.families}
    for slot in slots:
        yield slot, ""
    nodes = [p.node for family in rulebook.families for rule in family.rules for p in rule.when]
    nodes += [node for lexicon in rulebook.lexicons.values() for entry in lexicon.entries for node in entry.nodes]
    for node in nodes:
        for part in walk(node):
            if isinstance(part, SlotNode) and part.kind in slots:
                yield part.kind, part.type
