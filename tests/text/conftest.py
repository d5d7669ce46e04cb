"""The shipped layout rules, and reading an article given as text."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from extract.text import Article, LayoutRules, read_article

LAYOUT = Path(__file__).parents[2] / "rules" / "layout.yaml"
RULES = LayoutRules.from_mapping(yaml.safe_load(LAYOUT.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def rules() -> LayoutRules:
    return RULES


@pytest.fixture(scope="session")
def read(rules: LayoutRules) -> Callable[[str], Article]:
    def read_text(text: str) -> Article:
        return read_article(text.encode(), name="bai", path="bai.txt", rules=rules)

    return read_text
