import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import Article, LayoutRules, Refused, normalise, read_article

from .conftest import RULES

PIECES = ["Xã Lâm Thượng ", "hiến 1.250\u00a0m2 đất. ", "Ðảng bộ ", "Hoà Bình\u200b, ", "ông Ba…\r\n", "\n\n",
          "TP. Lào Cai ", "Tags xã\n", "18/7/2023\n", "“Hũ gạo”. ", "x\u00ady "]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["NFC", "NFD"])), min_size=1).map(
        lambda pairs: "".join(unicodedata.normalize(form, piece) for piece, form in pairs)
    )
)
def test_reported_offsets_give_back_the_text_that_was_read(decoded: str) -> None:
    try:
        article = read_article(decoded.encode(), name="a", path="a.txt", rules=RULES)
    except Refused:
        return
    assert article.decoded == decoded
    for index, surface in enumerate(article.tokens.surfaces):
        start, end = article.source(index, index + 1)
        expected = surface if article.tokens.starts[index] < article.tokens.ends[index] else ""
        assert normalise(article.decoded[start:end]).text == expected
    for sentence in article.sentences:
        start, end = article.source(sentence.first, sentence.last)
        assert normalise(article.decoded[start:end]).text == article.text[sentence.start : sentence.end]


def test_an_article_says_how_it_was_encoded(rules: LayoutRules) -> None:
    article = read_article("\ufeffXã có 5 thôn.".encode(), name="tin/a", path="tin/a.txt", rules=rules)
    assert (article.name, article.path, article.encoding) == ("tin/a", "tin/a.txt", "utf-8-sig")
    assert article.decoded == "Xã có 5 thôn."


def test_an_unreadable_file_is_refused(rules: LayoutRules) -> None:
    with pytest.raises(Refused, match="PDF"):
        read_article(b"%PDF-1.4", name="a", path="a.txt", rules=rules)


def test_words_are_spans_of_the_articles_tokens(read: Callable[[str], Article]) -> None:
    article = read("Xã đổi mới\nBà con nông dân hiến đất.")
    spans = article.words(1)
    assert spans[0][0] == article.sentences[1].first
    assert [" ".join(article.tokens.surfaces[first:last]) for first, last in spans] == [
        "Bà con", "nông dân", "hiến", "đất", "."
    ]  # fmt: skip
