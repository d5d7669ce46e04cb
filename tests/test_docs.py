"""The documents tell the truth: their commands work, their files are taken, their tables come out."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, read_table

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "rules/README.md")
SHELL = ("sh", "bash", "shell", "console")
FENCE = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`[^\n]*:\n\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
TABLE = re.compile(
    r"^`(?P<file>[^`\n]+\.csv)`[^\n]*:\n\n(?P<head>\|.*)\n\|[-: |]+\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE
)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def commands(block: str) -> Iterator[str]:
    """The commands of a block; a command of make is looked up, not run, as it would run these tests again."""
    for line in block.splitlines():
        command = line.removeprefix("$ ").strip()
        if command.startswith("make"):
            assert set(command.split()[1:]) <= TARGETS, command
        elif command and not command.startswith("#"):
            yield command


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if (ROOT / name).exists()])
def test_what_a_document_says_works(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for part in ("corpus", "rules", ".ci"):
        (tmp_path / part).symlink_to(ROOT / part)
    script = ["set -eu"]
    for block in FENCE.finditer(text):
        if block["kind"] in SHELL:
            script.extend(commands(block["body"]))
        elif block["kind"] == "python":
            script.append(f"python - <<'PYTHON'\n{block['body']}PYTHON")
        elif block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        ["bash", "-c", "\n".join(script)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for table in TABLE.finditer(text):
        head = cells(table["head"])
        found = [[row[column] for column in head] for row in read_table(tmp_path / table["file"])]
        for line in table["rows"].splitlines():
            assert cells(line) in found, line


def test_files_that_the_documents_link_to_exist() -> None:
    for name in DOCUMENTS:
        path = ROOT / name
        if path.exists():
            for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
                assert (path.parent / target).exists(), f"{name}: {target}"
