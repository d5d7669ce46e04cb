"""Names of models without quotes: "mô hình trồng rau sạch, nuôi gà đồi"."""

from collections.abc import Iterator

from extract.values.exemplars.words import Sight

Span = tuple[int, int]
_LONGEST = 12


def plain(sight: Sight, at: int, *, many: bool) -> Iterator[Span]:
    """The model whose name begins at token `at`, and with `many` those of the list that goes on behind it.

    Each begins with a word that names of models begin with, and says more than this word.
    """
    while not sight.is_break(at):
        start = sight.words.model_starts.starting(sight.keys, at)
        end = _end(sight, at + start.length if start else at)
        if start and end > at + start.length:
            yield at, end
        if not many or end == at or not (sight.is_joiner(end) or sight.surfaces[end] == ";"):
            return
        at = end + 2 if sight.is_joiner(end + 1) else end + 1


def _end(sight: Sight, at: int) -> int:
    """Where a name in small letters ends: at a sign, at "và", or at a word that carries the sentence on."""
    last, stops = at + _LONGEST, (sight.words.ends, sight.words.model_ends, sight.words.model_heads)
    while at < last and not sight.is_break(at) and sight.surfaces[at][0].isalnum() and not sight.is_joiner(at):
        inner = sight.words.model_inner.starting(sight.keys, at)
        if inner is None and any(table.starting(sight.keys, at) for table in stops):
            return at
        at += inner.length if inner else 1
    return at
