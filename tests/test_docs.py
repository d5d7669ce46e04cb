"""The documents tell the truth: their commands work, their files are taken, their answers and tables come out."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.documents import Bangtin, follow

DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "rules/README.md"),
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_says_works(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bangtin: Bangtin
) -> None:
    for part in ("corpus", "rules", ".ci"):
        (tmp_path / part).symlink_to(ROOT / part)
    monkeypatch.chdir(tmp_path)
    follow((ROOT / name).read_text(encoding="utf-8"), tmp_path, bangtin)


@pytest.mark.parametrize("path", [ROOT / name for name in DOCUMENTS], ids=DOCUMENTS)
def test_files_that_a_document_links_to_exist(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
