import pytest

from extract.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "hòa"), ("HOÁ", "hóa"), ("hoả", "hỏa"), ("khoẻ", "khỏe"), ("Uỷ", "ủy"), ("thuý", "thúy"),
        ("thuỷ", "thủy"), ("tỉ", "tỷ"), ("kĩ", "kỹ"), ("lí", "lý"), ("quí", "quý"), ("qúy", "quý"), ("sĩ", "sỹ"),
        ("mĩ", "mỹ"), ("HI", "hy"), ("Đ", "đ"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("toàn", "tòan"), ("thi", "thy"), ("khi", "khy"), ("bí", "bý"), ("ai", "ay"), ("tai", "tay"), ("mài", "mày"),
     ("hòa", "hóa"), ("nam", "năm"), ("xã", "xá"), ("quỳ", "quý")],
)  # fmt: skip
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", ["hòa", "quý", "toàn", "tỷ", "1.250", "m²", "tp", "hy"])
def test_a_key_is_its_own_key(word: str) -> None:
    assert fold(word) == word
