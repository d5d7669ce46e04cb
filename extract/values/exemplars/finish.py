"""What only the whole article settles: shared titles, and who is an example wherever named."""

from collections import defaultdict
from dataclasses import replace

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.text.tokens import TOKEN
from extract.values.exemplars.value import Exemplar
from extract.values.exemplars.words import Sight

_LIST_GAP = 2  # a comma, or a comma and "và"


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Share the title of a list with its members, and settle who is an example for the article as a whole."""
    sight = Sight.of(context)
    counted = [_with_award(item, sight) for item in mentions if _counts(item)]
    settled = _with_shared_titles(counted, sight)
    held_up = _held_up(settled)
    return [_settled(item, held_up) for item in settled]


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
    """By name: the people whom some mention holds up, with what shows it."""
    held_up: dict[str, Exemplar] = {}
    for item in mentions:
        value = item.value
        if value.kind == "person" and value.exemplar:
            held_up.setdefault(fold(value.name), value)
    officials = _officials(mentions)
    return {name: value for name, value in held_up.items() if name not in officials or value.award}


def _officials(mentions: list[Mention]) -> frozenset[str]:
    """People named by a position more often than they are held up."""
    count: dict[str, int] = defaultdict(int)
    for item in mentions:
        if item.value.kind == "person":
            count[fold(item.value.name)] += 1 if item.value.exemplar else -1 if item.value.standing == "official" else 0
    return frozenset(name for name, balance in count.items() if balance < 0)


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


def _settled(item: Mention, held_up: dict[str, Exemplar]) -> Mention:
    value: Exemplar = item.value
    if value.kind != "person":
        return item
    model = held_up.get(fold(value.name))
    if model is None or value.standing == "author":
        return item if not value.exemplar else replace(item, value=replace(value, exemplar=False, award="", evidence=""))
    if value.exemplar:
        return item
    return replace(item, value=replace(value, exemplar=True, award=value.award or model.award, evidence=model.evidence))
