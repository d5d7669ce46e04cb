"""The one overlap policy: who wins where mentions of a family share tokens."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from extract.matching.match import Loser, Mention

_CRITERIA: dict[str, Callable[[Mention], int]] = {
    "longest": lambda m: m.start - m.end,
    "priority": lambda m: -m.priority,
    "leftmost": lambda m: m.start,
    "order": lambda m: m.order,
}

_place: Callable[[Mention], Any] = attrgetter("start", "end", "order")


def resolve(mentions: Iterable[Mention], policy: Sequence[str]) -> tuple[list[Mention], list[Loser]]:
    """Winners in order of their place in the article, and everyone who gave way to one of them.

    `policy` names the criteria, strongest first, among longest, priority, leftmost and order (of rules in the
    rulebook). The choice is greedy: the strongest mention stands, and whatever overlaps it falls.
    """
    criteria = [(name, _CRITERIA[name]) for name in policy]
    candidates = list(mentions)
    ranks = list(zip(*(map(rank, candidates) for _, rank in criteria), map(_place, candidates), strict=True))
    ranked = [candidates[number] for number in sorted(range(len(candidates)), key=ranks.__getitem__)]
    owner: dict[int, Mention] = {}
    winners: list[Mention] = []
    losers: list[Loser] = []
    for candidate in ranked:
        rival = next((owner[at] for at in range(candidate.start, candidate.end) if at in owner), None)
        if rival is None:
            winners.append(candidate)
            for at in range(candidate.start, candidate.end):
                owner[at] = candidate
        else:
            why = next((name for name, criterion in criteria if criterion(rival) != criterion(candidate)), "first")
            losers.append(Loser(candidate, rival, why))
    winners.sort(key=lambda m: m.start)
    return winners, losers
