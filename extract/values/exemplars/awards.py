"""The award that some words of an article name, with its class, its title or its giver."""

from extract.values.exemplars.organisations import run_on, to_comma
from extract.values.exemplars.words import Sight

_FARTHEST = 16  # tokens between quotes


def award_in(sight: Sight, start: int, end: int) -> str:
    """The first award named in tokens [start, end) as written, with what belongs to it behind; "" if there is none."""
    for at in range(start, end):
        award = sight.words.awards.starting(sight.keys, at)
        if award:
            return sight.written(at, _whole(sight, at + award.length))
    return ""


def _whole(sight: Sight, at: int) -> int:
    """Behind the class ("hạng Ba"), the title in quotes or capitals, or the giver ("của Thủ tướng Chính phủ")."""
    if sight.serves(at, "rank"):
        return at + 2
    if sight.is_quote(at):
        close = next((n for n in range(at + 1, at + _FARTHEST) if sight.is_break(n) or sight.is_quote(n)), at)
        return close + 1 if sight.is_quote(close) else at
    behind = at + 1 if sight.serves(at, "owner") else at
    if not (sight.is_capital(behind) or behind in sight.places):
        return at
    end = run_on(sight, sight.places.get(behind, behind + 1))
    return max(end, to_comma(sight, end))
