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
    """A phrase of `when:` as it is written, and parsed."""

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
    """Where a cue rule acts.

    `side` is before, after or around: where the cue stands, seen from the mention. `reach` is a number of tokens, or
    clause, sentence, paragraph or list. No match of `until` may stand between. `only` are the fields that the mention
    must have, alternatives parted by '|'.
    """

    side: str
    reach: str
    until: Node | None
    only: Fields
    until_source: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its file has it; see rules/README.md for the keys.

    `when` are its phrases, of which any may match; a rule with `regex` has none. `make` names a builder of values, or
    is "cue" or "nothing"; `set` are constants for it. `order` is the rule's place in the whole rulebook: a rule that
    takes the place of another keeps that one's. `never` are the texts of `not:`. `cue` is there for cues only.
    """

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
    """A word list: $name in patterns, and {slot} where it fills a slot; {slot:x} selects on the field `type` names.

    Entries of users' files stand before those of the files that they add to.
    """

    name: str
    title: str
    slot: str
    type: str
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that fill one table, `makes`.

    It runs after the families `after`; what those in `leaves` found is one slot each for its patterns, which cannot
    look into it. Other families name its mentions as {slot}. `columns` are those of a user's own table. With
    `gazetteer`, names in the tables of places are candidates too.
    """

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
    """What rulebook.yaml says for all families.

    `overlap` names the criteria by which one of two overlapping mentions wins, the strongest first. `joiners` stand
    between the members of a list, at most `list_gap` tokens apart; `dashes` are what '-' in a phrase stands for.
    """

    overlap: tuple[str, ...]
    joiners: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    quotes: tuple[str, ...]
    dashes: tuple[str, ...]
    list_gap: int


@dataclass(frozen=True)
class Rulebook:
    """Families in the order in which they run, with everything their rules refer to.

    `hash` is of all files of `folders`, `shipped_hash` of the first folder's alone: 16 hexadecimal digits each.
    """

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
        """The family of that name. Raises KeyError for a name that there is not."""
        for family in self.families:
            if family.name == name:
                return family
        raise KeyError(name)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, of whichever family."""
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
