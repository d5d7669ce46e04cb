"""Documents read as what they are: files to make, commands to run, answers and tables that must come out."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.conftest import ROOT, Answer, read_table

PART = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`[^\n]*:\n\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$"
    r"|^`(?P<table>[^`\n]+\.csv)`[^\n]*:\n\n(?P<head>\|[^\n]*)\n\|[-: |]+\n(?P<rows>(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
SHELL = ("sh", "bash", "shell")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
Bangtin = Callable[..., Answer]


def follow(text: str, folder: Path, bangtin: Bangtin) -> None:
    """Do in `folder`, the working directory, what a document says, from its beginning to its end.

    A block behind the name of a file makes the file; a block of shell is run; a block `console` shows commands behind
    '$ ' with their answers, in which '…' stands for anything; a table behind the name of a .csv has rows of that file.
    """
    for part in PART.finditer(text):
        if part["table"]:
            compare_table(folder / part["table"], part["head"], part["rows"].splitlines())
        elif part["kind"] in SHELL:
            for command in commands(part["body"]):
                run(command, folder, bangtin)
        elif part["kind"] == "python":
            shell(f"python - <<'PYTHON'\n{part['body']}PYTHON", folder)
        elif part["kind"] == "console":
            for command, wanted in asked(part["body"]):
                compare_answer(command, wanted, bangtin(*shlex.split(command)[1:]))
        elif part["file"]:
            path = folder / part["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(part["body"], encoding="utf-8")


def commands(block: str) -> Iterator[str]:
    """The commands of a block; a command of make is looked up, not run, as it would run these tests again."""
    for line in block.splitlines():
        command = line.removeprefix("$ ").strip()
        if command.startswith("make"):
            assert set(command.split()[1:]) <= TARGETS, command
        elif command and not command.startswith("#"):
            yield command


def run(command: str, folder: Path, bangtin: Bangtin) -> None:
    """Run one line of shell; bangtin alone runs in this process, which spares its start."""
    if not command.startswith("bangtin ") or set(command) & set("|<>&;$*`"):
        shell(command, folder)
    else:
        said = bangtin(*shlex.split(command, comments=True)[1:])
        assert said.code == 0, "\n".join((f"$ {command}", *said.out, *said.err))


def shell(script: str, folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    ran = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def asked(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a block `console`, each with the lines of its answer."""
    command, answer = "", list[str]()
    for line in (*block.splitlines(), "$ "):
        if line.startswith("$ "):
            if command:
                assert command.startswith("bangtin "), command
                yield command, answer
            command, answer = line.removeprefix("$ "), []
        else:
            answer.append(line)


def compare_answer(command: str, wanted: list[str], said: Answer) -> None:
    """Raises AssertionError when a command does not answer as the document shows it."""
    found = "\n".join(line.rstrip() for line in (*said.out, *said.err)).strip()
    shown = "\n".join(line.rstrip() for line in wanted).strip()
    pattern = ".*".join(re.escape(piece) for piece in shown.split("…"))
    assert re.fullmatch(pattern, found, re.DOTALL), f"$ {command}\n{found}\n--- but the document shows\n{shown}"


def compare_table(path: Path, head: str, rows: list[str]) -> None:
    """Raises AssertionError when a row that the document shows is not in the file."""
    columns = cells(head)
    found = [[row[column] for column in columns] for row in read_table(path)]
    for line in rows:
        assert cells(line) in found, f"{path.name}: no row {line}; there are {found}"


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
