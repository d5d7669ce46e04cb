"""The shipped rules, and the rows of people, collectives and models that a text gives."""

from collections.abc import Callable

import pytest

from extract.authoring.examples import find, rows_of
from extract.rulebook import Rulebook, load


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture
def rows(rulebook: Rulebook) -> Callable[[str], list[dict[str, str]]]:
    """The rows of the table of exemplars that an article gives; each text is what stands between its offsets."""

    def run(text: str) -> list[dict[str, str]]:
        article, found = find(rulebook, "exemplars", text)
        made = [dict(row) for row in rows_of(rulebook, "exemplars", article, found.mentions["exemplars"])]
        for row in made:
            assert article.decoded[int(row["start"]) : int(row["end"])] == row["text"]
        return made

    return run
