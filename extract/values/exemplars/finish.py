"""What only the whole article settles: shared titles, and who is an example wherever named."""

from collections.abc import Iterator
from dataclasses import replace

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.text.tokens import TOKEN
from extract.values.exemplars.organisations import organisation_end
from extract.values.exemplars.value import Exemplar
from extract.values.exemplars.words import Sight

_LIST_GAP = 2  # a comma, or a comma and "và"
_FULL_NAME = 4  # words from which on a collective's name is the same one wherever it stands


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Share the title of a list with its members, and settle who is an example for the article as a whole."""
    sight = Sight.of(context)
    counted = [_with_award(item, sight) for item in mentions if _counts(item)]
    settled = _with_shared_titles(counted, sight)
    held_up = _held_up(settled)
    settled = [_settled(item, held_up) for item in settled]
    return sorted((*settled, *_named_again(settled, sight)), key=lambda item: item.start)


def _counts(item: Mention) -> bool:
    return item.value.kind != "collective" or item.value.exemplar


def _with_shared_titles(mentions: list[Mention], sight: Sight) -> list[Mention]:
    """"bác A, B (Đảng bộ xã X)": B takes the title of A, and A the organisation of B."""
    result = list(mentions)
    for n in range(1, len(result)):
        before, item = result[n - 1], result[n]
        if _linked(before, item, sight) and not item.value.title and before.value.title:
            result[n] = replace(item, value=replace(item.value, title=before.value.title, standing=before.value.standing))
    for n in range(len(result) - 2, -1, -1):
        item, behind = result[n], result[n + 1]
        if _linked(item, behind, sight) and not item.value.organisation and behind.value.organisation:
            result[n] = replace(item, value=replace(item.value, organisation=behind.value.organisation))
    return result


def _linked(before: Mention, item: Mention, sight: Sight) -> bool:
    """Whether two people stand in one list with nothing but a comma or "và" between them."""
    if before.value.kind != "person" or item.value.kind != "person" or item.start - before.end > _LIST_GAP:
        return False
    between = sight.keys[before.end : item.start]
    return bool(between) and all(word in (",", "và") for word in between)


def _held_up(mentions: list[Mention]) -> dict[str, Exemplar]:
    """By name: the people whom some mention holds up, with what shows it.

    A deed told of somebody counts only where no mention names them by a position: what officials are told to have done
    is mostly what they report.
    """
    people = [item.value for item in mentions if item.value.kind == "person" and item.value.standing not in ("author", "blamed")]
    official = {fold(value.name) for value in people if value.standing == "official"}
    held_up: dict[str, Exemplar] = {}
    for value in people:
        name = fold(value.name)
        if value.exemplar or value.told and not value.speaks and name not in official:
            held_up.setdefault(name, value)
    return held_up


def _with_award(item: Mention, sight: Sight) -> Mention:
    award = _award_in(item.value.evidence, sight) if item.value.evidence and not item.value.award else ""
    return replace(item, value=replace(item.value, award=award)) if award else item


def _award_in(evidence: str, sight: Sight) -> str:
    """The award that a piece of evidence names, as written."""
    tokens = list(TOKEN.finditer(evidence))
    keys = [fold(token.group()) for token in tokens]
    for at in range(len(keys)):
        award = sight.words.awards.starting(keys, at)
        if award:
            return evidence[tokens[at].start() : tokens[at + award.length - 1].end()]
    return ""


def _belongs_to_a_person(sight: Sight, at: int) -> bool:
    """Whether an organisation's name at token `at` stands in a title, or in brackets behind a name."""
    return sight.surfaces[at - 1] == "(" or sight.words.titles.ending(sight.keys, at) is not None


def _settled(item: Mention, held_up: dict[str, Exemplar]) -> Mention:
    value: Exemplar = item.value
    if value.kind != "person":
        return item
    source = held_up.get(fold(value.name))
    if source is None or value.standing == "author":
        return replace(item, value=replace(value, exemplar=False, award="", evidence=""))
    own = value.exemplar or value.told
    evidence = value.evidence if own else source.evidence
    return replace(item, value=replace(value, exemplar=True, award=value.award or source.award, evidence=evidence))


def _named_again(mentions: list[Mention], sight: Sight) -> Iterator[Mention]:
    """The further places where a collective that is held up is named in full."""
    taken = {at for item in mentions for at in range(item.start, item.end)}
    for item in mentions:
        if item.value.kind != "collective" or item.end - item.start < _FULL_NAME:
            continue
        name = list(sight.keys[item.start : item.end])
        for at in sight.where(name[0]):
            span = range(at, at + len(name))
            if list(sight.keys[at : at + len(name)]) != name or not taken.isdisjoint(span):
                continue
            if organisation_end(sight, at) == span.stop and not _belongs_to_a_person(sight, at):
                taken.update(span)
                yield replace(item, start=at, end=at + len(name), value=replace(item.value, name=sight.written(at, span.stop)))
