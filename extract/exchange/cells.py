"""Cells in one line that a person can correct: `{value: 1250, unit: m²}`, a mapping of YAML."""

import re
from collections.abc import Mapping

import yaml

_PLAIN = re.compile(r"\w(?:[\w%/. -]*[\w%])?")


def write_cells(cells: Mapping[str, str]) -> str:
    """The cells in one line; '' when there is none."""
    if not cells:
        return ""
    return "{" + ", ".join(f"{_written(name)}: {_written(cell)}" for name, cell in cells.items()) + "}"


def read_cells(line: str) -> dict[str, str]:
    """The cells of a line; text that does not begin with '{' is a remark and gives none.

    Raises ValueError with a reason for a line that is no mapping of names to texts.
    """
    if not line.lstrip().startswith("{"):
        return {}
    try:
        # The base loader makes nothing but texts, lists and mappings.
        cells = yaml.load(line, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        cells = None
    if not isinstance(cells, dict) or not all(isinstance(part, str) for pair in cells.items() for part in pair):
        raise ValueError("its cells are not written as {name: text, name: text}")
    return cells


def _written(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    return sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}"
