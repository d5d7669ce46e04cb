"""Who wins where finds overlap."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.matching.match import Mention
from extract.matching.overlap import resolve

POLICY = ("longest", "priority", "leftmost", "order")


def m(rule: str, start: int, end: int, priority: int = 0, order: int = 0) -> Mention:
    return Mention("things", rule, start, end, None, priority, order)


@pytest.mark.parametrize(
    ("winner", "loser", "why"),
    [
        (m("a", 0, 3), m("b", 1, 3, priority=9), "longest"),
        (m("a", 1, 3, priority=1), m("b", 0, 2), "priority"),
        (m("a", 0, 2, order=9), m("b", 1, 3), "leftmost"),
        (m("a", 0, 2, order=1), m("b", 0, 2, order=2), "order"),
    ],
)
def test_each_criterion_decides_where_those_before_it_do_not(winner: Mention, loser: Mention, why: str) -> None:
    for mentions in ([winner, loser], [loser, winner]):
        winners, losers = resolve(mentions, POLICY)
        assert winners == [winner]
        assert [(item.mention, item.winner, item.why) for item in losers] == [(loser, winner, why)]


def test_the_policy_is_what_the_rulebook_says() -> None:
    long, important = m("long", 0, 3), m("important", 1, 2, priority=5)
    assert resolve([long, important], POLICY)[0] == [long]
    assert resolve([long, important], ("priority", "longest"))[0] == [important]


def test_a_loser_does_not_take_others_down() -> None:
    middle, left, right = m("middle", 2, 6), m("left", 0, 3), m("right", 5, 8)
    winners, losers = resolve([left, middle, right], POLICY)
    assert winners == [middle]
    chain = [m("a", 0, 5), m("b", 4, 8), m("c", 7, 9)]
    winners, losers = resolve(chain, POLICY)
    assert [item.rule for item in winners] == ["a", "c"]
    assert [item.mention.rule for item in losers] == ["b"]


def test_finds_side_by_side_do_not_overlap() -> None:
    pair = [m("a", 0, 2), m("b", 2, 4)]
    assert resolve(pair, POLICY) == (pair, [])


MENTIONS = st.lists(
    st.builds(
        lambda rule, start, size, priority: m(rule, start, start + size, priority, ord(rule)),
        st.sampled_from("abcd"),
        st.integers(0, 20),
        st.integers(1, 5),
        st.integers(-1, 1),
    ),
    max_size=12,
    unique_by=lambda item: (item.rule, item.start, item.end),
)


@given(MENTIONS, st.permutations(POLICY), st.randoms(use_true_random=False))
def test_winners_never_overlap_and_do_not_hang_on_the_order_of_finding(
    mentions: list[Mention], policy: list[str], chance: random.Random
) -> None:
    winners, losers = resolve(mentions, policy)
    taken = [at for item in winners for at in range(item.start, item.end)]
    assert len(taken) == len(set(taken))
    assert len(winners) + len(losers) == len(mentions)
    for item in losers:
        assert item.winner in winners
        assert item.mention.start < item.winner.end
        assert item.winner.start < item.mention.end
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert [(w.rule, w.start, w.end) for w in resolve(shuffled, policy)[0]] == [
        (w.rule, w.start, w.end) for w in winners
    ]
