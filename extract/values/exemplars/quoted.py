"""Names of models between quotes, and who owns them."""

from collections.abc import Iterator, Sequence

from extract.values.exemplars.organisations import is_named, organisation_end
from extract.values.exemplars.words import Sight

Span = tuple[int, int]
_FARTHEST = 20
_LONGEST = 30
_LONGEST_FURTHER = 14


def quoted(sight: Sight, start: int, end: int) -> Iterator[Span]:
    """What stands between quotes in tokens [start, end), whatever the quotes look like; single words are no names."""
    opened: int | None = None
    for at in range(start, end):
        if not sight.is_quote(at):
            continue
        if opened is None or at == opened:
            opened = None if _closes(sight, at) else at + 1
        elif _is_name(sight, opened, at):
            yield from _parts(sight, opened, at)
            opened = at + 1 if opens(sight, at) else None
        else:
            opened = at + 1


def further(sight: Sight, at: int) -> Iterator[Span]:
    """More names in quotes in the rest of the sentence, up to one that is lower-case, said, or a campaign's."""
    end = at
    while not sight.is_break(end):
        end += 1
    last = at
    for start, stop in quoted(sight, at, end):
        if any(sight.words.model_heads.starting(sight.keys, n) for n in range(last, start)):
            return  # found by a match of its own
        last = stop
        before = start - 2 if sight.surfaces[start - 2] == ":" else start - 1
        spoken = sight.surfaces[start - 2] == ":" and not sight.words.model_heads.ending(sight.keys, before)
        if spoken or not sight.is_capital(start) or stop - start > _LONGEST_FURTHER or _is_campaign(sight, before):
            return
        yield start, stop


def _is_campaign(sight: Sight, end: int) -> bool:
    """Whether one of the words right before the quote says that its name is no model's."""
    return any(sight.words.campaigns.ending(sight.keys, at) for at in range(end, end - 3, -1))


def _parts(sight: Sight, start: int, end: int) -> Iterator[Span]:
    """Two names in one pair of quotes: “Nhà sạch; Vườn đẹp"."""
    at = start
    for n in range(start, end):
        if sight.surfaces[n] == ";" and sight.is_capital(n + 1) and sight.is_capital(start):
            yield at, n
            at = n + 1
    yield at, end - (sight.surfaces[end - 1] in ",;")


def _closes(sight: Sight, at: int) -> bool:
    """A quote that touches the word before it and not the one behind it ends a quotation that began earlier."""
    return at > 0 and sight.ends[at - 1] == sight.starts[at] and sight.ends[at] < sight.starts[at + 1]


def opens(sight: Sight, at: int) -> bool:
    """A quote that stands free before and touches the word behind begins a name; the one before it was not closed."""
    return sight.ends[at - 1] < sight.starts[at] and sight.ends[at] == sight.starts[at + 1]


def _is_name(sight: Sight, start: int, end: int) -> bool:
    return 1 < end - start <= _LONGEST and sight.surfaces[start][0].isalnum()


def leads_to_quotes(sight: Sight, at: int) -> bool:
    """Whether only words of a model's kind or owner stand between the head before `at` and a quote."""
    while not sight.is_quote(at):
        known = sight.words.model_kinds.starting(sight.keys, at)
        if known:
            at += known.length
        elif sight.is_break(at) or sight.words.ends.starting(sight.keys, at):
            return False
        elif sight.surfaces[at][0].isalpha() or (sight.surfaces[at] == ":" and sight.is_quote(at + 1)):
            at += 1
        else:
            return False
    return True


def owners(sight: Sight, start: int, spans: Sequence[Span]) -> list[str]:
    """Who owns each of the models named in a sentence: "“A”, “B” của Hội X" behind them, else "Hội X có mô hình"."""
    found: list[str] = []
    for _, end in spans:
        behind = _owner_behind(sight, end + 1 if sight.is_quote(end) else end)
        found.append(behind)
        if behind:
            found = [name or behind for name in found]
    if "" in found:
        before = _owner_before(sight, start)
        found = [name or before for name in found]
    return found


def _owner_behind(sight: Sight, at: int) -> str:
    if not sight.serves(at, "owner"):
        return ""
    last = sight.places[at + 1] if at + 1 in sight.places else organisation_end(sight, at + 1)
    return sight.written(at + 1, last)


def _owner_before(sight: Sight, start: int) -> str:
    """The body, or else the place, that the sentence names last before token `start`."""
    at, place = start - 1, ""
    while at > start - _FARTHEST and not sight.is_break(at) and sight.surfaces[at] not in ".;:":
        if sight.surfaces[at] == ")":  # what brackets add to a body is no owner
            at = next((n for n in range(at, start - _FARTHEST, -1) if sight.surfaces[n] == "("), at)
        if sight.words.heads.starting(sight.keys, at):
            while at > 0 and _longer_head(sight, at):
                at -= 1
            last = organisation_end(sight, at)
            owns = at < last <= start and (sight.is_capital(at) or is_named(sight, at, last))
            if owns and not sight.serves(at - 1, "owner"):  # "đoàn công tác của Bộ A thăm mô hình"
                return sight.written(at, last)
        elif at in sight.places and sight.places[at] <= start:
            place = place or sight.written(at, sight.places[at])
        at -= 1
    return place


def _longer_head(sight: Sight, at: int) -> bool:
    longer = sight.words.heads.starting(sight.keys, at - 1)
    return longer is not None and (longer.length > 1 or sight.is_capital(at - 1))
