"""A rulebook made ready to match: its alphabet, its compiled patterns and its lexicon entries by their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from extract.matching.ahead import Kinds
from extract.matching.alphabet import Alphabet
from extract.matching.cache import recall, remember
from extract.matching.compile import Capture, Compiled, Compiler, rulebook_words
from extract.matching.escape import Escape
from extract.matching.match import NO_FIELDS, Match, Slot
from extract.matching.page import Openings
from extract.matching.spellings import entries_of, spellings
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.model import Fields, Rule, Rulebook
from extract.rulebook.pattern import Slot as SlotNode
from extract.rulebook.pattern import walk
from extract.text.article import Article

Index = dict[tuple[str, ...], list[tuple[list[str], Fields]]]


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its compiled patterns, or with its regex."""

    rule: Rule
    patterns: tuple[Compiled, ...]
    escape: Escape | None = None


BARE = frozenset((CUE, NOTHING))  # what is made of a place in the text without looking into it
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
        kinds = Kinds(self.alphabet)
        self.openings = {
            name: Openings((pattern for ready in rules for pattern in ready.patterns), kinds)
            for name, rules in self.rules.items()
        }
        self.joiner = self._phrases(rulebook.settings.joiners)
        self.clause_break = self._phrases(rulebook.settings.clause_breaks)
        self._untils: dict[str, Compiled] = {}
        self._entries: dict[tuple[str, str], Index] = {}

    def warm(self) -> None:
        """Have every pattern compiled now, and kept for later runs with the same rules."""
        patterns = [pattern for family in self.rules.values() for ready in family for pattern in ready.patterns]
        patterns += [self.joiner, self.clause_break]
        patterns += [until for family in self.rules.values() for ready in family if (until := self.until(ready.rule))]
        remember(self.rulebook.hash, (pattern.source for pattern in patterns))

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Matcher":
        return rulebook.once("matcher", cls)

    def _phrases(self, phrases: tuple[str, ...]) -> Compiled:
        return Compiled(self.compiler.phrases(phrases) or "(?!)", ())

    def ready(self, rule: Rule) -> Ready:
        patterns = tuple(self.compiler.compile(pattern.node) for pattern in rule.when)
        return Ready(rule, patterns, Escape(rule) if rule.regex else None)

    def until(self, rule: Rule) -> Compiled | None:
        """What must not stand between a cue and its mention."""
        if rule.cue is None or rule.cue.until is None:
            return None
        if rule.id not in self._untils:
            self._untils[rule.id] = self.compiler.compile(rule.cue.until)
        return self._untils[rule.id]

    def slots(
        self, article: Article, captures: tuple[Capture, ...], groups: tuple[tuple[int, int], ...]
    ) -> tuple[Slot, ...]:
        """The filled slots of a match in the order of their place."""
        filled: list[Slot] = []
        for capture in captures:
            start, end = groups[capture.group]
            if start >= 0:
                filled.append(Slot(capture.kind, capture.type, start, end, self._entry(article, capture, start, end)))
        if len(filled) > 1:
            filled.sort(key=_start)
        return tuple(filled)

    def match(self, rule: Rule, article: Article, pattern: Compiled, groups: tuple[tuple[int, int], ...]) -> Match:
        """A regex match (its group spans, the whole first) as a Match of the rule."""
        pieces = {name: groups[group] for group, name in pattern.pieces if groups[group][0] >= 0}
        start, end = groups[0]
        slots = self.slots(article, pattern.captures, groups) if rule.make not in BARE else ()
        return Match(rule, article, start, end, slots, pieces)

    def _entry(self, article: Article, capture: Capture, start: int, end: int) -> Fields:
        which = (capture.kind, capture.type)
        index = self._entries.get(which)
        if index is None:
            index = self._entries[which] = self._index(*which)
        if not index:
            return NO_FIELDS
        surfaces = article.tokens.surfaces[start:end]
        candidates = index.get(tuple([self.alphabet.key(surface) for surface in surfaces]), ())
        for words, entry in candidates:
            if all(surface[:1].isupper() for word, surface in zip(words, surfaces, strict=True) if word[:1].isupper()):
                return entry
        return NO_FIELDS

    def _index(self, kind: str, kind_type: str) -> Index:
        """The fields of a lexicon's entries by their folded words; those that ask for capitals stand first."""
        lexicon = self.rulebook.lexicons.get(kind[1:]) if kind.startswith("$") else self.compiler.slots.get(kind)
        index: Index = {}
        for entry in entries_of(lexicon, kind_type) if lexicon else ():
            for node in entry.nodes:
                for words in spellings(node):
                    key = tuple([self.alphabet.key(word) for word in words])
                    index.setdefault(key, []).append((words, entry.fields))
        for candidates in index.values():
            candidates.sort(key=lambda candidate: -sum(word[:1].isupper() for word in candidate[0]))
        return index


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
