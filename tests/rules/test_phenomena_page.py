"""The page of phenomena names rules that there are."""

import re

from extract.rulebook import load
from tests.conftest import ROOT

FLAGS = {"share-differs"}


def test_the_page_names_rules_that_there_are() -> None:
    page = (ROOT / "docs" / "phenomena.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", page))
    assert named
    assert named - FLAGS <= {rule.id for family in load().families for rule in family.rules}
