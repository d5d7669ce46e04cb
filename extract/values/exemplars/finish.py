"""What only the whole article settles: shared titles, awards, and who is an example wherever named."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.matching.match import Context, Mention, Trace
from extract.text.fold import fold
from extract.values.exemplars.awards import award_in
from extract.values.exemplars.decide import held_up
from extract.values.exemplars.homes import with_homes
from extract.values.exemplars.identity import Identities
from extract.values.exemplars.names import APOSTROPHES, has_surname
from extract.values.exemplars.organisations import organisation_end
from extract.values.exemplars.value import ALONE, AUTHOR, LEAD, LISTED, PRIVATE, REFERENCE, Exemplar
from extract.values.exemplars.words import Sight

_LIST_GAP = 2  # a comma, or a comma and "và"
_FULL_NAME = {"collective": 4, "model": 2, "person": 3}  # words from which on a name is the same one wherever it stands
_LEAD_IN = 12  # tokens of a paragraph within which the person stands whom a colon before it announced
_ROWS = frozenset(("person", "collective", "model"))


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Settle who is an example for the article as a whole, share titles within lists, and drop what makes no row."""
    sight = Sight.of(context)
    kept = _cut_in_headlines(_without_strays(_with_single_names(mentions), sight), sight)
    announced = _with_announced([_with_evidence(item, sight) for item in kept], sight)
    announced = _with_shared_deeds(sorted(announced, key=lambda item: item.start), sight)
    people = Identities(announced, sight)
    examples = held_up(announced, sight, people.by_start(announced))
    rows = _with_shared_titles([item for item in announced if _is_row(item)], sight)
    rows = [_settled(item, people, examples) for item in (*rows, *_short_names(announced, people))]
    rows = with_homes(sorted(rows, key=lambda item: item.start), context, sight)
    return sorted((*rows, *_named_again(rows, sight)), key=lambda item: item.start)


def _is_row(item: Mention) -> bool:
    return item.value.kind in _ROWS and (item.value.kind != "collective" or item.value.exemplar)


def _with_single_names(mentions: list[Mention]) -> list[Mention]:
    """Who is named in one word, where nobody's longer name ends with it, is a person of that name: "già làng Tút"."""
    last_words = {fold(item.value.name).rsplit(" ", 1)[-1] for item in mentions if item.value.kind == "person"}
    result = []
    for item in mentions:
        if item.value.standing == ALONE:
            kind = REFERENCE if fold(item.value.name) in last_words else "person"
            item = item._replace(value=replace(item.value, kind=kind, standing=PRIVATE))
        result.append(item)
    return result


def _without_strays(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """Drop who counts only as one of a list and has nobody before them in the sentence."""
    kept: list[Mention] = []
    last_person = -1
    for item in mentions:
        if item.value.kind == "person":
            if item.value.standing == LISTED:
                if last_person < 0 or any(sight.is_break(at) for at in range(last_person, item.start)):
                    continue
                item = item._replace(value=replace(item.value, standing=""))
            last_person = item.end
        kept.append(item)
    return kept


def _cut_in_headlines(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """Where every word has a capital a name runs on into the words behind it; it ends as it does elsewhere."""
    people = [item for item in mentions if item.value.kind == "person"]
    names = {tuple(sight.keys[item.start : item.end]) for item in people if not sight.in_title_case(item.start)}
    cut: list[Mention] = []
    for item in mentions:
        if item.value.kind == "person" and sight.in_title_case(item.start):
            lengths = range(item.end - item.start - 1, _FULL_NAME["person"] - 1, -1)
            ends = (item.start + n for n in lengths if tuple(sight.keys[item.start : item.start + n]) in names)
            end = next(ends, item.end)
            value = replace(item.value, name=sight.written(item.start, end)) if end < item.end else item.value
            item = item._replace(end=end, value=value)
        cut.append(item)
    return cut


def _with_announced(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """Hold up the first person of each paragraph of a list that a sentence ending in a colon announced."""
    leads = [item for item in mentions if item.value.kind == LEAD]
    if not leads:
        return mentions
    chosen: dict[int, Mention] = {}
    for lead in leads:
        for start in sight.list_behind(lead.end):
            near = (item for item in mentions if start <= item.start < start + _LEAD_IN)
            first = next((item for item in near if item.value.kind == "person"), None)
            if first and first.value.standing != AUTHOR:
                evidence = first.value.evidence or lead.value.evidence
                value = replace(first.value, exemplar=True, evidence=evidence)
                chosen[first.start] = first._replace(value=value, cues=(*first.cues, _trace(lead)))
    return [chosen.get(item.start, item) if item.value.kind == "person" else item for item in mentions]


def _with_shared_titles(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """ "bác A, B (Đảng bộ xã X)": B takes the title of A, and A the organisation of B."""
    result = list(mentions)
    for n in range(1, len(result)):
        before, item = result[n - 1], result[n]
        if _linked(before, item, sight) and not item.value.title and before.value.title:
            value = replace(item.value, title=before.value.title, standing=before.value.standing)
            result[n] = item._replace(value=value)
    for n in range(len(result) - 2, -1, -1):
        item, behind = result[n], result[n + 1]
        if _linked(item, behind, sight) and not item.value.organisation and behind.value.organisation:
            result[n] = item._replace(value=replace(item.value, organisation=behind.value.organisation))
    return result


def _with_shared_deeds(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """ "xưởng của các anh A, B": what holds up A, or is told of A, holds for B too."""
    result = list(mentions)
    people = [n for n, item in enumerate(mentions) if item.value.kind == "person"]
    for left, right in pairwise(people):
        value, behind = result[left].value, result[right].value
        shown = value.exemplar or (value.told and not value.aside)
        if shown and not (behind.exemplar or behind.told) and _linked(result[left], result[right], sight):
            behind = replace(
                behind, exemplar=value.exemplar, told=value.told, evidence=value.evidence, award=value.award
            )
            result[right] = result[right]._replace(value=behind, cues=(*result[right].cues, *result[left].cues))
    return result


def _linked(before: Mention, item: Mention, sight: Sight) -> bool:
    """Whether two people stand in one list with nothing but a comma or "và" between them."""
    if before.value.kind != "person" or item.value.kind != "person" or item.start - before.end > _LIST_GAP:
        return False
    between = range(before.end, item.start)
    return bool(between) and all(sight.is_joiner(at) for at in between)


def _with_evidence(item: Mention, sight: Sight) -> Mention:
    """The words of the nearest cue that held the person up, or told their deed, and the award among them."""
    for field in ("exemplar", "told"):
        trace = next((trace for trace in item.cues if field in trace.fields), None)
        if trace is not None:
            evidence, award = sight.written(trace.start, trace.end), award_in(sight, trace.start, trace.end)
            evidence = evidence.rstrip(" :,-–")
            return item._replace(value=replace(item.value, evidence=evidence, award=award))
    return item


def _short_names(mentions: list[Mention], people: Identities) -> Iterator[Mention]:
    """The people whom a title and the last word of their name call again."""
    for item in mentions:
        named = item.value.kind == REFERENCE and item.value.name and item.value.title
        name = people.short(item.value) if named else ""
        if name:
            yield item._replace(value=replace(item.value, kind="person", name=name))


def _settled(item: Mention, people: Identities, examples: dict[str, Mention]) -> Mention:
    value: Exemplar = item.value
    if value.kind != "person":
        return item
    name = people.full(value)
    value = replace(value, person_id=people.number(name))
    source = examples.get(name)
    if source is None or value.standing == AUTHOR:
        return item._replace(value=replace(value, exemplar=False, award="", evidence=""))
    own = value.evidence if value.exemplar or value.told else ""
    award, evidence = value.award or source.value.award, own or source.value.evidence
    cues = item.cues if source.value.kind == "person" else (*item.cues, *source.cues, _trace(source))
    return item._replace(value=replace(value, exemplar=True, award=award, evidence=evidence), cues=cues)


def _trace(helper: Mention) -> Trace:
    """The mark that a helper, which makes no row, leaves on the person for whom it decided."""
    return Trace(helper.rule, helper.start, helper.end, ("exemplar",))


def _named_again(mentions: list[Mention], sight: Sight) -> Iterator[Mention]:
    """The further places where a collective that is held up, or a person, is named in full, or a model in quotes."""
    taken = {at for item in mentions for at in range(item.start, item.end)}
    for item in mentions:
        length = item.end - item.start
        titled = item.value.kind == "person" and item.value.standing == PRIVATE
        if length < _FULL_NAME.get(item.value.kind, len(sight.keys)) - titled:
            continue
        name = list(sight.keys[item.start : item.end])
        for at in sight.where(name[0]):
            span = range(at, at + length)
            if list(sight.keys[at : at + length]) == name and taken.isdisjoint(span) and _stands_alone(item, sight, at):
                taken.update(span)
                value = replace(item.value, name=sight.written(at, span.stop))
                if value.kind == "person":
                    value = replace(value, title="", organisation="")
                yield item._replace(start=at, end=span.stop, value=value)


def _stands_alone(item: Mention, sight: Sight, at: int) -> bool:
    """A model in quotes of its own; another name that is no part of a longer one, of a title or of an address.

    People with the family names that most have are found everywhere as it is.
    """
    if item.value.kind == "model":
        return sight.is_quote(at - 1)
    if item.value.kind == "person":
        span = range(at, at + item.end - item.start)
        known = any(has_surname(sight, at, strength) for strength in ("strong", "sure"))
        alone = not sight.is_capital(at - 1) and not sight.is_capital(span.stop)
        letters = (n for n in span if sight.surfaces[n] not in APOSTROPHES)
        return alone and not known and all(sight.is_capital(n) and n not in sight.places for n in letters)
    if sight.surfaces[at - 1] == "(" or sight.words.titles.ending(sight.keys, at) is not None:
        return False
    longer = sight.words.heads.starting(sight.keys, at - 1)
    if sight.words.heads.ending(sight.keys, at) is not None or (longer and longer.length > 1):
        return False
    return organisation_end(sight, at) == at + item.end - item.start
