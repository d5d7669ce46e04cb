"""The rulebook as the engine sees it: families, rules and lexicons, read from files and immutable."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extract.rulebook.pattern import Node
from extract.text.layout_rules import LayoutRules

T = TypeVar("T")
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was written: the file, the line (1-based), and the layer (0 = shipped, 1.. = user folders)."""

    path: Path
    line: int
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    source: str
    node: Node


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the rows wanted of it; `date` is its article's, ISO or empty; `line` is where it is written."""

    text: str
    gives: tuple[Fields, ...] = ()
    date: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """How far a cue rule acts: `reach` is a number of tokens, or clause, sentence, paragraph or list."""

    side: str
    reach: str
    until: Node | None
    only: Fields
    until_source: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    family: str
    title: str
    why: str
    when: tuple[Pattern, ...]
    make: str
    set: Fields
    priority: int
    order: int
    examples: tuple[Example, ...]
    never: tuple[Example, ...]
    todo: tuple[Example, ...]
    source: Source
    also: tuple[Example, ...] = ()
    cue: Cue | None = None
    regex: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry: its spellings as written, parsed, and its fields (all text)."""

    texts: tuple[str, ...]
    nodes: tuple[Node, ...]
    fields: Fields
    source: Source


@dataclass(frozen=True, slots=True)
class Lexicon:
    name: str
    title: str
    slot: str
    type: str
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    title: str
    makes: str
    after: tuple[str, ...]
    leaves: tuple[str, ...]
    slot: str
    columns: tuple[str, ...]
    gazetteer: bool
    rules: tuple[Rule, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Settings:
    overlap: tuple[str, ...]
    joiners: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    quotes: tuple[str, ...]
    dashes: tuple[str, ...]
    list_gap: int


@dataclass(frozen=True)
class Rulebook:
    """Families in the order in which they run, with everything their rules refer to."""

    families: tuple[Family, ...]
    lexicons: Mapping[str, Lexicon]
    settings: Settings
    layout: LayoutRules
    folders: tuple[Path, ...]
    hash: str
    shipped_hash: str
    disabled: tuple[str, ...] = ()
    _memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def family(self, name: str) -> Family:
        return next(family for family in self.families if family.name == name)

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for family in self.families for rule in family.rules if rule.id == rule_id), None)

    @property
    def slots(self) -> Mapping[str, Lexicon]:
        """The lexicon behind each {kind}; several lists with the same `slot:` are one, those of users first."""
        return self.once("slots", _slots)

    def once(self, key: str, build: Callable[["Rulebook"], T]) -> T:
        """What `build` makes of this rulebook, made on first use and kept under `key`."""
        if key not in self._memo:
            self._memo[key] = build(self)
        return self._memo[key]  # type: ignore[return-value]


def _slots(rulebook: Rulebook) -> Mapping[str, Lexicon]:
    slots: dict[str, Lexicon] = {}
    for lexicon in rulebook.lexicons.values():
        if lexicon.slot:
            known = slots.get(lexicon.slot)
            slots[lexicon.slot] = _joined(lexicon, known) if known else lexicon
    return slots


def _joined(later: Lexicon, known: Lexicon) -> Lexicon:
    first, second = (later, known) if later.sources[-1].layer >= known.sources[-1].layer else (known, later)
    return Lexicon(
        name=f"{{{known.slot}}}",
        title=known.title,
        slot=known.slot,
        type=known.type or later.type,
        entries=(*first.entries, *second.entries),
        sources=(*known.sources, *later.sources),
    )
