"""Which files a run reads, and what their articles are called."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".txt"})
"""What is read inside folders; a file that is named itself is always tried."""


class NothingToReadError(ValueError):
    """There is nothing to read; the message says why."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and its article's name: the path below the input folder, without suffix, '/'-separated."""

    name: str
    path: Path


def find_inputs(paths: Iterable[Path]) -> list[Input]:
    """The files that `paths` (files and folders) stand for, folders in the order of their files' paths.

    A file met twice is read once; two files of one name get names of their own. Hidden files are left out, and so are
    symbolic links to folders. Raises NothingToReadError when a path does not exist or no path holds an article.
    """
    given = list(paths)
    for path in given:
        if not os.path.exists(path):
            raise NothingToReadError(f"{path}: no such file or folder")
    found: list[Input] = []
    names: set[str] = set()
    seen: set[Path] = set()
    for path in given:
        for one in _below(path) if path.is_dir() else [Input(_name(Path(path.name)), path)]:
            real = one.path.resolve()
            if real not in seen:
                seen.add(real)
                found.append(Input(_distinct(one.name, names), one.path))
    if not found:
        raise NothingToReadError("no articles (.txt) found in " + ", ".join(map(str, given)))
    return found


def printable(path: Path | str) -> str:
    """A path as text that every encoding can write, whatever bytes the file system keeps as its name."""
    return os.fsencode(path).decode("utf-8", "replace")


def _below(folder: Path) -> Iterator[Input]:
    unreadable: list[Path] = []

    def note(error: OSError) -> None:
        unreadable.append(Path(error.filename))

    files = [
        Path(top, name)
        for top, folders, names in os.walk(folder, onerror=note)
        for name in _shown(folders, names)
        if Path(name).suffix.lower() in SUFFIXES and Path(top, name).is_file()
    ]
    for path in sorted(files + unreadable, key=lambda path: path.parts):
        yield Input(_name(path.relative_to(folder)), path)


def _shown(folders: list[str], names: list[str]) -> list[str]:
    """The names of files that are not hidden; hidden folders are taken off the walk."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return [name for name in names if not name.startswith(".")]


def _name(path: Path) -> str:
    return printable(path.with_suffix("").as_posix() if path.name else path.as_posix())


def _distinct(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}~{number}", number + 1
    taken.add(free)
    return free
