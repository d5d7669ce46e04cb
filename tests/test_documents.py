"""A document that is wrong does not pass."""

from pathlib import Path

import pytest

from tests.conftest import Answer
from tests.documents import follow


def bangtin(*arguments: str | Path) -> Answer:
    return Answer(0, ["a 1", "b 2", f"asked: {' '.join(map(str, arguments))}"], [])


def console(*lines: str) -> str:
    return "\n".join(("```console", *lines, "```", ""))


@pytest.mark.parametrize(
    "text",
    [
        console("$ bangtin x 'y z'", "a 1", "b 2", "asked: x y z"),
        console("$ bangtin x", "a …", "asked: x"),
        console("$ bangtin x", "…"),
        "`t.csv`:\n\n```text\na,b\n1,2\n```\n\n`t.csv` (some of its columns):\n\n| b |\n|---|\n| 2 |\n",
        "```sh\ntest ! -e t.txt\n```\n\n`t.txt`:\n\n```text\nx\n```\n\n```sh\ngrep x t.txt\n```\n",
    ],
)
def test_what_is_true_passes(text: str, tmp_path: Path) -> None:
    follow(text, tmp_path, bangtin)


@pytest.mark.parametrize(
    "text",
    [
        console("$ bangtin x", "a 1", "b 3", "asked: x"),
        console("$ bangtin x", "a 1", "b 2"),
        console("$ bangtin x"),
        console("$ rm -r y", "…"),
        "`t.csv`:\n\n```text\na,b\n1,2\n```\n\n`t.csv`:\n\n| a | b |\n|---|---|\n| 1 | 3 |\n",
        "```sh\ngrep x t.txt\n```\n\n`t.txt`:\n\n```text\nx\n```\n",
        "```sh\nmake nothing-of-the-kind\n```\n",
    ],
)
def test_what_is_wrong_does_not(text: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        follow(text, tmp_path, bangtin)
