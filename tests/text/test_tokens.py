from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK, Article
from extract.text.tokens import LONGEST, tokenise


def surfaces(text: str) -> list[str]:
    return tokenise(text, [(0, len(text), 0)])[0].surfaces[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.250 m2, 12,9%", ["1.250", "m2", ",", "12,9", "%"]),
        ("22.381m2/hộ", ["22.381", "m2", "/", "hộ"]),
        ("327 người/km²", ["327", "người", "/", "km²"]),
        ("H'leo và S’tiêng", ["H'leo", "và", "S’tiêng"]),
        ("'rồng'", ["'", "rồng", "'"]),
        ("U23 ngày 18/7/2023.", ["U23", "ngày", "18", "/", "7", "/", "2023", "."]),
        ("số 01-KL/TW", ["số", "01", "-", "KL", "/", "TW"]),
        ("35. 000 đồng", ["35. 000", "đồng"]),
        ("TP.HCM", ["TP", ".", "HCM"]),
        ("đất...", ["đất", ".", ".", "."]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@given(st.text())
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    tokens, sentences = tokenise(text, [(0, len(text), 0)])
    found = [surface for sentence in sentences for surface in tokens.surfaces[sentence.first : sentence.last]]
    assert "".join("".join(found).split()) == "".join(text.split())
    for start, end, surface in zip(tokens.starts, tokens.ends, tokens.surfaces, strict=True):
        assert text[start:end] == surface or start == end


def test_one_pseudo_token_stands_behind_each_sentence(read: Callable[[str], Article]) -> None:
    article = read("Xã có 5 thôn. Dân số đông.\nKinh tế phát triển khá.")
    behind = [article.tokens.surfaces[sentence.last] for sentence in article.sentences]
    assert behind == [SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END]
    for sentence in article.sentences:
        assert article.tokens.starts[sentence.last] == article.tokens.ends[sentence.last] == sentence.end
    assert sum(sentence.last - sentence.first + 1 for sentence in article.sentences) == len(article.tokens)


def test_a_sentence_without_an_end_is_parted_behind_commas() -> None:
    text = "nuôi 12 con bò, " * 300
    tokens, sentences = tokenise(text, [(0, len(text.rstrip()), 0)])
    assert len(sentences) > 1
    assert all(sentence.last - sentence.first <= LONGEST for sentence in sentences)
    assert all(tokens.surfaces[sentence.last - 1] == "," for sentence in sentences)
    assert {sentence.paragraph for sentence in sentences} == {0}


def test_a_run_of_words_without_any_stop_is_parted_too() -> None:
    text = "hai " * 1000
    _, sentences = tokenise(text, [(0, len(text.rstrip()), 0)])
    assert sum(sentence.last - sentence.first for sentence in sentences) == 1000
