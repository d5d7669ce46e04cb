"""Builders of people, collectives and models, and the finisher of their family."""

from collections.abc import Iterator
from dataclasses import replace

from extract.matching.match import Builder, Context, Finisher, Match, Mention, Slot, mention
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK
from extract.values.exemplars.awards import award_in
from extract.values.exemplars.collectives import SIGNS, collective, is_held_up
from extract.values.exemplars.finish import finish
from extract.values.exemplars.names import Span, has_surname, is_whole_name, trim
from extract.values.exemplars.plain import plain
from extract.values.exemplars.quoted import further, leads_to_quotes, opens, owners, quoted
from extract.values.exemplars.titles import title_of
from extract.values.exemplars.value import ALONE, AUTHOR, LEAD, LISTED, OFFICIAL, PRAISE, PRIVATE, REFERENCE, Exemplar
from extract.values.exemplars.words import Sight

NEAR_MODELS = 250  # tokens
LAST_TOKENS = 60  # a byline that shares its paragraph stands this near to the article's end


def person(match: Match, context: Context) -> Iterator[Mention]:
    """The person named at the piece `name` (else the whole match), with the title that stands around the name.

    A single word behind a title counts only where it goes back to somebody named in full, with `single: true` also
    where nobody is. `alone: true` asks that no capitalised word stand before.
    """
    sight = Sight.of(context)
    first, last = match.piece("name") or (match.start, match.end)
    runs_on = sight.is_capital(match.start - 1) and sight.words.peoples.ending(sight.keys, match.start) is None
    if runs_on and (match.set.get("alone") == "true" or _is_given_name(sight, match.start)):
        return
    title = match.slot("title")
    if title and last - first == 1 and not is_whole_name(sight.surfaces[first]):
        if _begins_body(sight, first):
            return
        called = _reference(match, sight, (first, last), sight.keys[first - 1])
        standing = ALONE if match.set.get("single") == "true" else called.value.standing
        value = replace(called.value, title=sight.written(title.start, title.end), standing=standing)
        yield called._replace(value=value)
        return
    span = trim(sight, first, last)
    if span is None:
        return
    if sight.in_title_case(span[0]):
        settled = any(has_surname(sight, span[0], strength) for strength in ("strong", "sure"))
    else:
        settled = not (title and _wants_surname(sight, title)) or has_surname(sight, span[0])
    if settled:
        yield _person(match, sight, span)


def persons(match: Match, context: Context) -> Iterator[Mention]:
    """The people listed at the piece `names`: every run of capitalised words that can be a name.

    `surname: true` asks that each begin with a family name.
    """
    sight = Sight.of(context)
    start, end = match.piece("names") or (match.start, match.end)
    at = start
    while at < end:
        stop = at
        while stop < end and sight.is_capital(stop):
            stop += 1
        wanted = match.set.get("surname") != "true" or has_surname(sight, at)
        span = trim(sight, at, stop) if stop > at and wanted else None
        if span:
            yield _person(match, sight, span)
        at = max(stop, at + 1)


def listed_person(match: Match, context: Context) -> Iterator[Mention]:
    """The name at the piece `name`, which counts only behind somebody else of the same sentence."""
    sight = Sight.of(context)
    first, last = match.piece("name") or (match.start, match.end)
    span = trim(sight, first, last)
    if span:
        yield mention(match, Exemplar("person", sight.written(*span), standing=LISTED), span)


def reference(match: Match, context: Context) -> Iterator[Mention]:
    """The pronoun at the piece `pronoun` (else the whole match): somebody named before. Makes no row.

    `given: true`: the piece is a word that goes back to a person if it is the last one of a full name of the article.
    """
    sight = Sight.of(context)
    start, end = match.piece("pronoun") or (match.start, match.end)
    if match.set.get("given") == "true":
        if start not in sight.places and sight.keys[start] in sight.given_names:
            yield _reference(match, sight, (start, end), "")
        return
    title = sight.words.titles.starting(sight.keys, start)
    if (is_held_up(match) or not sight.is_capital(end)) and not (title and title.length > 1):
        yield _reference(match, sight, (start, end), sight.keys[start])


def _reference(match: Match, sight: Sight, span: Span, address: str) -> Mention:
    """A pronoun, or the last word of a name behind a form of address."""
    named = sight.is_capital(span[0]) and sight.keys[span[0]] != address
    value = Exemplar(REFERENCE, sight.written(*span) if named else "", standing=PRIVATE, address=address)
    if is_held_up(match):
        shown, award = sight.written(match.start, match.end), award_in(sight, match.start, match.end)
        value = replace(value, exemplar=True, evidence=shown, award=award)
    return mention(match, value, span)


def praise(match: Match, context: Context) -> Iterator[Mention]:
    """Words of praise in the headline, which are meant for the main characters. Makes no row."""
    if match.start < Sight.of(context).headline_end():
        yield mention(match, Exemplar(PRAISE, "", evidence=match.text(match.start, match.end)))


def lead(match: Match, context: Context) -> Iterator[Mention]:
    """A sentence that ends with a colon and announces examples in the paragraphs behind it. Makes no row."""
    yield mention(match, Exemplar(LEAD, "", evidence=match.text(match.start, match.end - 1)))


def byline(match: Match, context: Context) -> Iterator[Mention]:
    """The writer named at the piece `name`: a paragraph of the name alone, or a last sentence of the article."""
    sight = Sight.of(context)
    if not (_own_paragraph(match, sight) or len(sight.surfaces) - match.end <= LAST_TOKENS):
        return
    for piece in ("name", "second", "third"):
        found = match.piece(piece)
        span = trim(sight, *found) if found else None
        if span:
            yield _author(match, sight, span)


def credit(match: Match, context: Context) -> Iterator[Mention]:
    """The photographer at the piece `name`, and at `second` where two share a credit, with the outlet they work for.

    The outlet is the piece `outlet`, or an agency of the lexicon that is one.
    """
    sight = Sight.of(context)
    agency, outlet = match.slot("$agencies"), match.piece("outlet")
    if outlet is None and agency and "outlet" in agency.entry:
        outlet = agency.start, agency.end
    organisation = sight.written(*outlet) if outlet else ""
    for piece in ("name", "second"):
        found = match.piece(piece)
        span = trim(sight, *found, loose_end=True) if found else None
        if span and span[0] not in sight.places:
            yield _author(match, sight, span, organisation)


def model(match: Match, context: Context) -> Iterator[Mention]:
    """Every model in quotes within the match and behind it in the sentence, with the collective that owns it.

    The piece `name` needs no quotes, and a name that begins with the piece `start` ends where its words do; `many:
    true` asks for the list behind it. `loose: true` asks for a capital, and for the word for a model not far before.
    """
    sight = Sight.of(context)
    spans = _models(match, sight)
    begin = match.start + (sight.surfaces[match.start] == ";")
    owned_by = owners(sight, begin, spans) if spans else []
    shown = sight.written(match.start, spans[0][0]).strip(SIGNS) if spans else ""
    for (start, end), organisation in zip(spans, owned_by, strict=True):
        if not sight.words.not_models.starting(sight.keys, start):
            name = sight.written(start, end)
            value = Exemplar("model", name, exemplar=is_held_up(match), organisation=organisation, evidence=shown)
            yield mention(match, value, (start, end))


def _models(match: Match, sight: Sight) -> list[Span]:
    bare, begun = match.piece("name"), match.piece("start")
    if bare:
        return [bare]
    if begun:
        number = match.slot("figure")
        if number and not sight.words.model_heads.ending(sight.keys, number.end):
            return []  # "xây dựng 3 km tuyến đường hoa"
        return list(plain(sight, begun[0], many=match.set.get("many") == "true"))
    if match.set.get("loose") == "true":
        spans = [span for span in quoted(sight, match.start, match.end) if sight.is_capital(span[0])]
        if not _speaks_of_models(sight, match.end):
            return []
    else:
        head = match.slot("$model-heads") or match.slot("figure")
        if head and not leads_to_quotes(sight, head.end):
            return []
        if head and head.kind == "figure" and not sight.words.model_heads.ending(sight.keys, head.end):
            return []
        spans = list(quoted(sight, match.start, match.end))
        if head and "capital" in head.entry:
            spans = [span for span in spans if sight.is_capital(span[0])]
    behind = match.end - (sight.is_quote(match.end - 1) and opens(sight, match.end - 1))
    return [*spans, *further(sight, behind)] if spans else []


def _speaks_of_models(sight: Sight, at: int) -> bool:
    """Whether the word for a model stands in the paragraphs right before token `at`."""
    return any(sight.words.model_heads.starting(sight.keys, n) for n in range(max(at - NEAR_MODELS, 0), at))


def _wants_surname(sight: Sight, title: Slot) -> bool:
    """Behind a position, a reporter's calling, or a title in capitals, only a family name settles a person."""
    if title.entry.get("sort") == "role" or "press" in title.entry:
        return True
    return title.end - title.start > 1 and sight.is_capital(title.end - 1)


def _is_given_name(sight: Sight, at: int) -> bool:
    """Whether a capitalised form of address is rather part of the name before it: "Hoàng Anh Gia Lai"."""
    title = sight.words.titles.starting(sight.keys, at)
    return sight.is_capital(at) and title is not None and "given" in title.fields


def _begins_body(sight: Sight, at: int) -> bool:
    """Whether a capitalised word is the first of a body's name: "Thủ tướng Chính phủ"."""
    tables = (sight.words.heads, sight.words.inner, sight.words.not_people)
    return any(found.length > 1 for table in tables if (found := table.starting(sight.keys, at)))


def _person(match: Match, sight: Sight, span: Span) -> Mention:
    start, end = span
    title = title_of(sight, start, end)
    value = Exemplar(
        "person",
        sight.written(start, end),
        title=title.text,
        organisation=title.organisation,
        standing=OFFICIAL if title.sort == "role" else PRIVATE if title.sort else "",
        address=title.address,
        blamed=title.blamed,
    )
    return mention(match, value, span)


def _author(match: Match, sight: Sight, span: Span, organisation: str = "") -> Mention:
    value = Exemplar("person", sight.written(*span), organisation=organisation, standing=AUTHOR)
    return mention(match, value, span)


def _own_paragraph(match: Match, sight: Sight) -> bool:
    before, behind = match.start - 1, match.end
    if before < 0 or behind >= len(sight.surfaces):
        return False
    return sight.surfaces[before] == PARAGRAPH_BREAK and sight.surfaces[behind] in (PARAGRAPH_BREAK, ARTICLE_END)


BUILDERS: dict[str, Builder] = {
    "person": person,
    "persons": persons,
    "listed-person": listed_person,
    "reference": reference,
    "praise": praise,
    "lead": lead,
    "byline": byline,
    "credit": credit,
    "collective": collective,
    "model": model,
}
FINISHERS: dict[str, Finisher] = {"exemplars": finish}
