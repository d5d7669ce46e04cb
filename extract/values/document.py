"""Documents: directives, resolutions, decisions, plans and laws, by kind, number, issuer and date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from extract.matching.match import Builder, Context, Match, Mention, Span, mention
from extract.values.periods import read_point
from extract.values.periods.written import resolve


@dataclass(frozen=True, slots=True)
class Document:
    """A row of documents.csv; `kind` and `issuer` are Vietnamese names, `number` is written without spaces."""

    kind: str
    number: str = ""
    issuer: str = ""
    date: dt.date | None = None


def build_document(match: Match, context: Context) -> Iterable[Mention]:
    """The document named by the piece @mention (or the whole match).

    Its kind is the entry field of the kind word, else of the code in its number; @issuer and @date may stand outside
    the mention, so that they stay free for other families.
    """
    span = match.piece("mention") or (match.start, match.end)
    entries = [slot.entry for slot in match.slots if span[0] <= slot.start and slot.end <= span[1]]
    kind = match.set.get("kind") or next((entry["kind"] for entry in entries if "kind" in entry), "")
    yield mention(match, Document(kind, _number(match, span), _issuer(match, span), _date(match, context)), span)


def _number(match: Match, span: Span) -> str:
    """What follows the kind word and "số": from the first digit, or all that is left when words call the document."""
    kind = match.slot("document-kind", within=span)
    first = kind.end if kind else span[0]
    if match.slot("roman", within=span):
        return match.text(first, span[1])
    integer = match.slot("integer", within=span)
    return "".join(match.surfaces(integer.start, span[1])) if integer else ""


def _issuer(match: Match, span: Span) -> str:
    """The body named behind "của", else the one that the last letters of the number stand for."""
    if "issuer" in match.set:
        return match.set["issuer"]
    named = match.piece("issuer")
    if named is not None:
        return match.text(*named)
    entry = next((slot.entry for slot in match.slots if "issuer" in slot.entry), None)
    return entry["issuer"] if entry else ""


def _date(match: Match, context: Context) -> dt.date | None:
    span = match.piece("date")
    stretch = None if span is None else resolve(read_point(match, context, span), context.date)
    return stretch.start if stretch else None


BUILDERS: dict[str, Builder] = {"document": build_document}
