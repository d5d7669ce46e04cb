"""The articles of a run once more: their text, what was cut off, and the matches that gave way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.inputs import text_of
from extract.matching.cascade import Found, apply
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.article import Article, read_text
from extract.text.stated import Stated, day
from extract.values.workshop import WORKSHOP

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lost:
    """A match that gave way: its characters and rule, those of the winner, and the criterion that decided."""

    span: Span
    rule: str
    winner: Span
    winner_rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A rule that set fields of a find, by the characters that it saw."""

    rule: str
    span: Span
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article's file says beside its rows. All spans are half-open, in characters of the decoded text.

    `hints` are by the find's table, characters and rule.
    """

    text: str
    title: Span | None
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...]
    losers: tuple[Lost, ...] = ()
    hints: Mapping[tuple[str, int, int, str], tuple[Hint, ...]] | None = None


def tell(facts: Mapping[str, str], run: Path, rulebook: Rulebook, *, matches: bool) -> Told | None:
    """Read an article of a run again; None where its file is gone or no longer an article.

    With `matches` the rules run over it again, for what the tables do not keep: losers and hints.
    """
    text = text_of(facts, run)
    if text is None:
        return None
    stated = Stated(facts["title"], day(facts["published"]), facts["author"], facts["outlet"])
    article = read_text(
        text,
        name=facts["article"],
        path=facts["path"],
        encoding=facts["encoding"],
        rules=rulebook.layout,
        stated=stated,
    )
    layout, origin = article.layout, article.origin
    found = apply(article, rulebook, WORKSHOP) if matches else Found()
    return Told(
        text=article.decoded,
        title=origin.span(*layout.title) if layout.title else None,
        sentences=tuple(article.source(sentence.first, sentence.last) for sentence in article.sentences),
        furniture=tuple(origin.span(*span) for span in layout.furniture),
        losers=tuple(_losers(article, found)),
        hints=_hints(article, rulebook, found),
    )


def stand(rows: Sequence[Mapping[str, str]], text: str) -> bool:
    """Whether the rows' texts are where they say."""
    return all(text[int(row["start"]) : int(row["end"])] == row["text"] for row in rows if "text" in row)


def _losers(article: Article, found: Found) -> Iterator[Lost]:
    for loser in found.losers:
        lost, winner = loser.mention, loser.winner
        yield Lost(_span(article, lost), lost.rule, _span(article, winner), winner.rule, loser.why)


def _hints(article: Article, rulebook: Rulebook, found: Found) -> dict[tuple[str, int, int, str], tuple[Hint, ...]]:
    return {
        (rulebook.family(family).makes, *_span(article, mention), mention.rule): tuple(
            Hint(trace.rule, article.source(trace.start, trace.end), trace.fields) for trace in mention.cues
        )
        for family, mentions in found.mentions.items()
        for mention in mentions
        if mention.cues
    }


def _span(article: Article, mention: Mention) -> Span:
    return article.source(mention.start, mention.end)
