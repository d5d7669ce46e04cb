"""What is remembered, and how much of it."""

from extract.text.memo import Memo


def test_a_value_is_made_once_and_the_memo_stays_bounded() -> None:
    asked: list[str] = []

    def make(word: str) -> str:
        asked.append(word)
        return word.upper()

    memo = Memo(make, most=2)
    assert list(map(memo.__getitem__, ["a", "b", "a", "b"])) == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]
    assert list(map(memo.__getitem__, ["c", "a"])) == ["C", "A"]
    assert asked == ["a", "b", "c", "a"]
    assert len(memo) <= 2
