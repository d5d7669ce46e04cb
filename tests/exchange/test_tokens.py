from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.exchange.marked import Mark
from extract.exchange.tokens import apart, covered, sentences_of_tokens, within

MARKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda place: Mark("t", place[0], sum(place), {})), max_size=12
)
TEXTS = st.text(st.sampled_from("aĐề 1.,\n\r 📉\u0301\u00ad!?"), max_size=40)


def overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


@given(MARKS)
def test_marks_apart_do_not_overlap_and_none_is_left_out_for_a_shorter_one(marks: list[Mark]) -> None:
    kept = apart(marks)
    assert kept == sorted(kept, key=lambda mark: mark.start)
    assert all(one is other or not overlap(one, other) for one in kept for other in kept)
    for mark in marks:
        assert any(overlap(mark, other) and other.end - other.start >= mark.end - mark.start for other in kept)


@given(TEXTS, st.integers(0, 40), st.integers(1, 10))
def test_tokens_hold_all_that_shows_and_marks_find_those_they_touch(text: str, start: int, length: int) -> None:
    mark = Mark("t", start, start + length, {})
    tokens = [token for sentence in sentences_of_tokens(text) for token in sentence]
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    first, last = covered(tokens, mark)
    touched = [token for token in tokens if token.start < mark.end and mark.start < token.end]
    assert tokens[first:last] == touched
    for sentence in sentences_of_tokens(text):
        near = any(token in touched for token in sentence)
        assert not near or list(within([mark], sentence)) == [mark]
