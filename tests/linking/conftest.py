from collections.abc import Callable, Mapping

import pytest

from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.article import extract_article
from extract.tables.columns import SHIPPED

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The shipped rules."""
    return load()


@pytest.fixture
def tables(rulebook: Rulebook) -> Callable[..., Mapping[str, Rows]]:
    """All tables of an article: its sentences or paragraphs, one a line, below a title and a date of publication."""

    def read(
        *lines: str, title: str = "Chuyện ghi ở cơ sở", published: str = "18/7/2023", book: Rulebook = rulebook
    ) -> Mapping[str, Rows]:
        text = f"{title}\n\n{published}\n\n" + "\n".join(lines) + "\n"
        result = extract_article(text.encode(), book, name="a")
        assert not result.refused, result.facts["reason"]
        return {
            name: [dict(zip(columns, row, strict=True)) for row in result.rows[name]]
            for name, columns in SHIPPED.items()
            if name != "articles"
        }

    return read


@pytest.fixture
def places(tables: Callable[..., Mapping[str, Rows]]) -> Callable[..., dict[str, str]]:
    """The place of every figure of an article, by the figure's text."""

    def read(*lines: str, **kept: str) -> dict[str, str]:
        return {row["text"]: row["locality"] for row in tables(*lines, **kept)["figures"]}

    return read


@pytest.fixture
def periods(tables: Callable[..., Mapping[str, Rows]]) -> Callable[..., dict[str, str]]:
    """First and last day of every figure's period, as FIRST/LAST, by the figure's text."""

    def read(*lines: str, **kept: str) -> dict[str, str]:
        rows = tables(*lines, **kept)["figures"]
        return {row["text"]: f"{row['period_start']}/{row['period_end']}".strip("/") for row in rows}

    return read
