"""Imports of the package go one way, from the command down to the text."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "extract"
LAYERS = (
    ("text",),
    ("inputs", "rulebook"),
    ("matching",),
    ("values",),
    ("linking", "tables"),
    ("authoring", "exchange", "running", "summary"),
    ("evaluation", "report"),
    ("cli",),
)
"""Packages from the lowest up; one may import those of lower layers, and nothing beside it or above."""
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def imported(module: Path) -> set[str]:
    """The packages of `extract` that a module imports from, wherever in it; the package itself has no name."""
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("extract.")}


def test_every_package_has_its_layer() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(LEVEL)


@pytest.mark.parametrize("package", LEVEL)
def test_imports_go_down(package: str) -> None:
    for module in sorted((PACKAGE / package).rglob("*.py")):
        upward = {name for name in imported(module) - {package} if LEVEL[name] >= LEVEL[package]}
        assert not upward, f"{module.relative_to(ROOT)} imports from {', '.join(sorted(upward))}"
