"""What matching hands to the builders of values, and what they hand back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from extract.rulebook.model import Fields, Rule, Rulebook
from extract.text.article import Article

T = TypeVar("T")
Span = tuple[int, int]
NO_FIELDS: Fields = {}


class Slot(NamedTuple):
    """A filled slot of a pattern: tokens [start, end); `entry` holds the fields of the lexicon entry that matched.

    A tuple, because many are made for each mention.
    """

    kind: str
    type: str
    start: int
    end: int
    entry: Fields = NO_FIELDS


class Match(NamedTuple):
    """A rule's pattern on an article: tokens [start, end), with its slots (in order) and named pieces."""

    rule: Rule
    article: Article
    start: int
    end: int
    slots: tuple[Slot, ...]
    pieces: Mapping[str, Span]

    @property
    def set(self) -> Fields:
        """The constants of the rule's `set:`."""
        return self.rule.set

    def piece(self, name: str) -> Span | None:
        """The tokens of the piece @name(…); None where it was left out."""
        return self.pieces.get(name)

    def slot(self, kind: str, nth: int = 0, within: Span | None = None) -> Slot | None:
        """The first slot of this kind, or the one at place `nth` counted from 0, among those that `all` gives."""
        found = self.all(kind, within)
        return found[nth] if nth < len(found) else None

    def all(self, kind: str, within: Span | None = None) -> list[Slot]:
        """Slots of this kind ("$name" for a list), in order; `within` keeps those inside a span of tokens."""
        low, high = within or (self.start, self.end)
        return [slot for slot in self.slots if slot.kind == kind and low <= slot.start and slot.end <= high]

    def text(self, first: int, last: int) -> str:
        """The normalised text of tokens [first, last)."""
        return self.article.text_of(first, last)

    def surfaces(self, first: int, last: int) -> list[str]:
        """The words of tokens [first, last) as written."""
        return self.article.tokens.surfaces[first:last]

    def keys(self, first: int, last: int) -> list[str]:
        """The folded words of tokens [first, last)."""
        return self.article.keys[first:last]


@dataclass(frozen=True, slots=True)
class Trace:
    """A cue that set fields of a mention: its rule and tokens [start, end)."""

    rule: str
    start: int
    end: int
    fields: tuple[str, ...]


class Mention(NamedTuple):
    """Tokens [start, end) with the value that a rule made of them; the value's attributes are the table's columns.

    A tuple, because one is made at every step on a mention's way to its table.
    """

    family: str
    rule: str
    start: int
    end: int
    value: Any
    priority: int = 0
    order: int = 0
    cues: tuple[Trace, ...] = ()


class Loser(NamedTuple):
    """A mention that gave way: to `winner`, by the criterion `why` of the overlap policy."""

    mention: Mention
    winner: Mention
    why: str


@dataclass(frozen=True, slots=True)
class Slow:
    """A rule whose regex met its time limit in a sentence of the article (by its index)."""

    rule: str
    sentence: int


@dataclass
class Context:
    """What a builder or finisher may look at: the article, the rules and what earlier families found."""

    article: Article
    rulebook: Rulebook
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    slow: list[Slow] = field(default_factory=list)
    _memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: str, build: Callable[["Context"], T]) -> T:
        """What `build` makes of this context, made on first use and kept under `key`."""
        if key not in self._memo:
            self._memo[key] = build(self)
        return self._memo[key]  # type: ignore[return-value]

    @property
    def date(self) -> date | None:
        """The day on which the article was published, as far as it says."""
        return self.article.layout.published


Builder = Callable[[Match, Context], Iterable[Mention]]
Finisher = Callable[[list[Mention], Context], list[Mention]]
Candidates = Callable[[Context], Iterable[Mention]]


def field_of(value: Any, name: str) -> Any:
    """A field of a mention's value (a dataclass, or a mapping for tables of users' own); '' if it has none."""
    return value.get(name, "") if isinstance(value, Mapping) else getattr(value, name, "")


def mention(match: Match, value: Any, span: Span | None = None) -> Mention:
    """The mention that a match makes, over the whole match unless a narrower span is given."""
    start, end = span or (match.start, match.end)
    rule = match.rule
    return Mention(rule.family, rule.id, start, end, value, rule.priority, rule.order)
