"""Looking only where a pattern may begin finds all that trying every pattern at every token finds."""

from pathlib import Path

import pytest

from extract.matching.cascade import apply, base_codes, page_for
from extract.matching.match import Context
from extract.matching.matcher import Matcher
from extract.matching.page import Page
from extract.rulebook import Rulebook, load
from extract.text.article import read_article
from extract.values.workshop import WORKSHOP

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def pages(name: str, book: Rulebook, matcher: Matcher) -> list[tuple[str, Page]]:
    """An article as each family sees it."""
    article = read_article((CORPUS / name).read_bytes(), name=name, path="", rules=book.layout)
    context = Context(article, book)
    context.mentions.update(apply(article, book, WORKSHOP).mentions)
    base = base_codes(matcher, article)
    return [(family.name, page_for(matcher, family, base, context)) for family in book.families]


@pytest.mark.parametrize("name", ["giam-ngheo-ba-be-bac-kan-2014.txt", "kinh-te-xa-hoi-bac-giang-2023.txt"])
def test_no_match_is_missed(name: str) -> None:
    book = load()
    matcher = Matcher.of(book)
    for family, page in pages(name, book, matcher):
        for ready in matcher.rules[family]:
            for pattern in ready.patterns:
                spans = [hit.span() for at in range(len(page.codes)) if (hit := pattern.regex.match(page.codes, at))]
                places = [groups[0] for groups in page.hits.get(pattern, ())]
                assert places == [(start, end) for start, end in spans if end > start], ready.rule.id
