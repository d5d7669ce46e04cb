"""Rules prove themselves: their examples, counter-examples and known gaps are run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from extract.authoring.columns import table_of
from extract.matching.cascade import Found, apply
from extract.matching.match import Mention
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.model import Fields, Rule, Rulebook
from extract.tables.rows import mention_rows
from extract.text.article import Article, read_article
from extract.values.workshop import WORKSHOP

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule: `kind` is example, also, not or todo; `number` counts from 1 within the kind."""

    rule: Rule
    kind: str
    number: int
    text: str
    gives: tuple[Fields, ...] = ()
    date: str = ""
    line: int = 1

    @property
    def name(self) -> str:
        """What messages call it: rule/example-1."""
        return f"{self.rule.id}/{self.kind}-{self.number}"


def trials(rule: Rule) -> Iterator[Trial]:
    """Every example of a rule, in file order."""
    for kind, examples in (
        ("example", rule.examples),
        ("also", rule.also),
        ("not", rule.never),
        ("todo", rule.todo),
    ):
        for number, example in enumerate(examples, 1):
            yield Trial(rule, kind, number, example.text, example.gives, example.date, example.line)


def article_of(text: str, rulebook: Rulebook, published: str = "") -> Article:
    """A sentence as an article of its own, published on an ISO date if one is given."""
    article = read_article(text.encode(), name="example", path="example", rules=rulebook.layout)
    if not published:
        return article
    return replace(article, layout=replace(article.layout, published=date.fromisoformat(published)))


def rows_of(rulebook: Rulebook, family: str, article: Article, mentions: list[Mention]) -> list[Row]:
    """The rows of a family's table, column by column."""
    table = table_of(rulebook.family(family))
    return [dict(zip(table.columns, row, strict=True)) for row in mention_rows(table, article, mentions)]


def find(rulebook: Rulebook, family: str, text: str, published: str = "") -> tuple[Article, Found]:
    """The sentence as an article, and what a family, with those that it runs after, finds in it."""
    article = article_of(text, rulebook, published)
    return article, apply(article, rulebook, WORKSHOP, only=[family])


def complaint(trial: Trial, rulebook: Rulebook) -> str:
    """What is wrong with an example, in one line; empty when it is as its rule says.

    A positive example is right when each of its `gives` is a row that this rule made or set a field of (for a rule
    that makes nothing: a row that is left when it has hidden something), and an `also` when the rule made anything of
    it. A `not` is right when nothing of the family is made, or, for a cue, when the cue sets nothing. A `todo` is right
    as long as it fails.
    """
    article, found = find(rulebook, trial.rule.family, trial.text, trial.date)
    mentions = found.mentions[trial.rule.family]
    if trial.kind == "not":
        return _unwanted(trial, rulebook, article, found, mentions)
    if trial.rule.make == NOTHING:
        if not any(loser.winner.rule == trial.rule.id for loser in found.losers):
            return "" if trial.kind == "todo" else "hides nothing: no other rule would make anything of these words"
        candidates = mentions
    else:
        candidates = mine(trial.rule, mentions)
    rows = rows_of(rulebook, trial.rule.family, article, candidates)
    missing = [wanted for wanted in trial.gives if not _given(wanted, rows)]
    if trial.kind == "todo":
        return "" if missing else "this gap is closed: move it from 'todo' to 'examples'"
    if trial.kind == "also" and not candidates and trial.rule.make != NOTHING:
        rows = rows_of(rulebook, trial.rule.family, article, mentions)
        return f"this rule makes nothing of it; found {'; '.join(map(_short, rows)) or 'nothing'}"
    if not missing:
        return ""
    rows = rows_of(rulebook, trial.rule.family, article, mentions)
    return f"wanted {_listed(missing[0])}; found {'; '.join(map(_short, rows)) or 'nothing'}"


def _unwanted(trial: Trial, rulebook: Rulebook, article: Article, found: Found, mentions: list[Mention]) -> str:
    rule = trial.rule
    if rule.make == CUE:
        touched = mine(rule, mentions)
    elif rule.make == NOTHING:
        touched = [loser.winner for loser in found.losers if loser.winner.rule == rule.id]
        return f"hides {touched[0].rule}" if touched else ""
    else:
        touched = mentions
    rows = rows_of(rulebook, rule.family, article, touched)
    return f"wanted nothing; found {'; '.join(map(_short, rows))}" if rows else ""


def _given(wanted: Fields, rows: Iterable[Row]) -> bool:
    return any(all(same(row.get(name, ""), value) for name, value in wanted.items()) for row in rows)


def mine(rule: Rule, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that a rule made, or of which it has set a field."""
    return [m for m in mentions if m.rule == rule.id or any(trace.rule == rule.id for trace in m.cues)]


def same(cell: str, wanted: str) -> bool:
    """Whether a cell is what an example wants: the same text, or the same number however it is written."""
    if cell == wanted:
        return True
    try:
        return Decimal(cell) == Decimal(wanted)
    except InvalidOperation:
        return False


def _listed(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items() if value) + "}"


def _short(row: Row) -> str:
    hidden = ("article", "sentence", "start", "end", "published")
    return _listed({name: value for name, value in row.items() if name not in hidden})
