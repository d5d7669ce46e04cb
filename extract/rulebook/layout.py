"""Reading layout.yaml: the words around an article's text, those of users added to the shipped ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.rulebook.marks import Problem, RulebookError, read_yaml
from extract.text.layout_rules import LayoutRules

LAYOUT_FILE = "layout.yaml"


def read_layout(folders: Sequence[Path], shipped: Path) -> tuple[LayoutRules, list[Problem]]:
    """The layout words of all folders, list by list; where the first has none, those of `shipped` stand below.

    A file with mistakes is left out, and they are returned. Raises RulebookError for mistakes in the shipped file.
    """
    paths = [folder / LAYOUT_FILE for folder in folders]
    if not paths[0].is_file():
        paths.insert(0, shipped / LAYOUT_FILE)
    problems: list[Problem] = []
    lists: dict[str, Any] = {}
    rules: LayoutRules | None = None
    for path in paths:
        if not path.is_file():
            continue
        marked = read_yaml(path)
        problems.extend(marked.problems)
        if marked.data is None:
            continue
        try:
            merged = _merged(lists, marked.data)
            rules = LayoutRules.from_mapping(merged)
        except ValueError as error:
            name = next((name for name in marked.data if name in str(error)), "") if marked.marks else ""
            problems.append(marked.problem((name,), "R004", f"layout words: {error}"))
        else:
            lists = merged
    if rules is None:
        if paths == [shipped / LAYOUT_FILE]:
            raise RulebookError(problems or [Problem(paths[0], 1, 1, "R001", f"{LAYOUT_FILE} is missing")])
        rules, _ = read_layout([shipped], shipped)
    return rules, problems


def _merged(lists: dict[str, Any], more: Any) -> dict[str, Any]:
    if not isinstance(more, dict):
        raise ValueError("must hold named lists of words")
    both = dict(lists)
    for name, words in more.items():
        both[name] = [*both[name], *words] if isinstance(both.get(name), list) and isinstance(words, list) else words
    return both
