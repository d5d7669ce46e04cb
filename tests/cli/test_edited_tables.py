"""Tables of a run that somebody has edited since, or that are no tables: every command says which, in one line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer

COMMANDS = (
    ("view", "out"),
    ("diff", "out", "whole"),
    ("diff", "whole", "out"),
    ("export", "out", "--to", "brat"),
    ("evaluate", "gold", "out"),
)
EDITS: tuple[tuple[Callable[[str], str], str], ...] = (
    (lambda line: re.sub(r"^good,(\d+),", r"good,\1,x", line), "in the column 'start' is no offset"),
    (lambda line: f"{line},,", "more cells than columns"),
    (lambda line: f"{line}\udcff", "not a table that a run wrote"),
)


@pytest.fixture
def runs(bangtin: Callable[..., Answer], good: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two runs, `out` and `whole`, and an annotation."""
    monkeypatch.chdir(good.parent)
    for name in ("out", "whole"):
        assert bangtin("run", good, "-o", name).code == 0
    (good.parent / "gold").mkdir()
    (good.parent / "gold" / "good.json").write_text('{"figures": []}', encoding="utf-8")
    return good.parent


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("edit", "said"), EDITS, ids=[said for _, said in EDITS])
def test_an_edited_table_is_told(
    bangtin: Callable[..., Answer], runs: Path, command: tuple[str, ...], edit: Callable[[str], str], said: str
) -> None:
    table = runs / "out" / "figures.csv"
    head, first, *rest = table.read_text(encoding="utf-8").splitlines()
    text = "\n".join((head, edit(first), *rest, ""))
    table.write_bytes(text.encode("utf-8", "surrogateescape"))
    answer = bangtin(*command)
    assert (answer.code, len(answer.err)) == (2, 1)
    assert answer.err[0].startswith("bangtin: out/figures.csv")
    assert said in answer.err[0]
