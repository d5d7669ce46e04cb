"""The builder of collectives: units that a rule holds up, and the members of lists of them."""

from collections.abc import Iterable, Iterator

from extract.matching.match import Context, Match, Mention, mention
from extract.values.exemplars.awards import award_in
from extract.values.exemplars.organisations import (
    Span,
    fellows,
    is_named,
    is_somebodys,
    listed,
    organisation_end,
)
from extract.values.exemplars.value import Exemplar
from extract.values.exemplars.words import Sight

SIGNS = " ,;:-–—\"'“”‘’«»("  # around the words that show why somebody is held up


def collective(match: Match, context: Context) -> Iterator[Mention]:
    """The organisation that begins at the piece `name`, or those of the list that begins behind the match.

    Where the name ends the match, further organisations that it is joined to are held up with it.
    """
    sight = Sight.of(context)
    piece = match.piece("name")
    spans: Iterable[Span] = listed(sight, match.end, len(sight.surfaces))
    if piece:
        end = organisation_end(sight, piece[0])
        named = end > piece[0] and is_named(sight, piece[0], end) and _subject_of(match, sight, end)
        if piece[1] < match.end:
            named = named and not is_somebodys(sight, piece[0])
        spans = [(piece[0], end), *(fellows(sight, end) if piece[1] == match.end else ())] if named else []
    for start, end in spans:
        name, shown = sight.written(start, end), _shown(match, sight, start, end)
        prize = match.slot("award")
        award = award_in(sight, prize.start, prize.end) if prize else ""
        value = Exemplar("collective", name, exemplar=is_held_up(match), award=award, evidence=shown)
        yield mention(match, value, (start, end))


def is_held_up(match: Match) -> bool:
    """Whether the rule itself says that whoever it finds is an example."""
    return match.set.get("exemplar") == "true"


def _shown(match: Match, sight: Sight, start: int, end: int) -> str:
    """The words of a match that hold up the organisation at tokens [start, end)."""
    deed, piece = match.slot("$unit-deeds"), match.piece("is")
    if deed:
        return sight.written(deed.start, deed.end)
    if start > match.start:
        return sight.written(match.start, min(start, match.end)).strip(SIGNS)
    return sight.written(piece[0] if piece else end, match.end).strip(SIGNS)


def _subject_of(match: Match, sight: Sight, end: int) -> bool:
    """Whether no verb parts the organisation that ends at token `end` from the piece `is`, where the rule has one."""
    piece = match.piece("is")
    if piece is None:
        return True
    between = (at for at in range(end, piece[0]) if not sight.serves(at, "home"))  # "Tổ hợp tác A ở thôn B là …"
    return not any(sight.words.ends.starting(sight.keys, at) for at in between)
