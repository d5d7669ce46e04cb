"""Which articles a run reads, from the paths that it is given."""

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extract.inputs.archives import entries
from extract.inputs.json_files import holds_articles, json_articles
from extract.inputs.kinds import HIDDEN, READ, is_told_of, kind_of, not_read
from extract.inputs.names import Names, article_name, printable
from extract.inputs.rows import row_sources
from extract.inputs.runs import ABOUT, about
from extract.inputs.source import MAX_BYTES, USUAL_COLUMNS, Columns, Source
from extract.text.decode import Refused

STANDARD_INPUT = "-"
_FILE_OF = re.compile(r"(?:!.*|:\d+)$", re.DOTALL)


class NothingToReadError(ValueError):
    """There is nothing to read; the message says why."""


def find_sources(paths: Iterable[Path | str], columns: Columns = USUAL_COLUMNS) -> list[Source]:
    """The articles that `paths` stand for: files, folders, patterns (`**/*.txt`) and '-', the standard input.

    Folders are gone through in the order of their files' paths; archives and tables give their articles in their own
    order. A file met twice is read once; articles of one name get names of their own. Hidden files, symbolic links to
    folders and the output of earlier runs are left out. What cannot be listed is a source with a problem. Raises
    NothingToReadError when a path does not exist or no path holds an article.
    """
    given = list(paths)
    names, seen, found = Names(), set[str](), list[Source]()
    real = _Real()
    for path in given:
        for one in _sources(path, columns):
            if one.path is not None:
                where = real.path(one.path)
                if where in seen:
                    continue
                seen.add(where)
            found.extend(replace(article, name=names.free(article.name)) for article in _articles(one))
    if not found:
        raise NothingToReadError(f"no articles ({READ}) found in " + ", ".join(map(printable, given)))
    return found


def find_source(written: str) -> Source:
    """One article, as a path or as the column `path` has it: `news.zip!2020/a.txt`, `data.jsonl:7`.

    Raises NothingToReadError, also when several articles are there.
    """
    file = written if os.path.lexists(written) or written == STANDARD_INPUT else _FILE_OF.sub("", written)
    found = find_sources([file])
    named = [one for one in found if one.shown == printable(written)]
    if len(named) == 1:
        return named[0]
    if len(found) == 1 and file == written:
        return found[0]
    raise NothingToReadError(f"{printable(written)}: several articles; name one of them, such as {found[0].shown}")


class _Real:
    """Paths without symbolic links, those of a folder's files at the price of one."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}

    def path(self, path: Path) -> str:
        """The path to where the file really is."""
        if path.is_symlink():
            return os.path.realpath(path)
        folder = self._folders.get(path.parent)
        if folder is None:
            folder = self._folders[path.parent] = os.path.realpath(path.parent)
        return os.path.join(folder, path.name)


def _sources(path: Path | str, columns: Columns) -> Iterator[Source]:
    """What a given path stands for, files as they are: archives and tables are opened later."""
    if str(path) == STANDARD_INPUT:
        yield _standard_input()
    elif os.path.isdir(path):
        yield from _below(Path(path), columns)
    elif os.path.lexists(path):
        yield _file(Path(path), Path(Path(path).name), columns)
    else:
        matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(str(path)) else []
        if not matches:
            raise NothingToReadError(f"{printable(path)}: no such file or folder")
        base = _without_pattern(Path(path))
        for match in map(Path, matches):
            if match.is_dir():
                yield from _below(match, columns, base)
            else:
                yield _file(match, match.relative_to(base), columns)


def _without_pattern(path: Path) -> Path:
    """The folder in which a pattern begins."""
    plain = []
    for part in path.parts[:-1]:
        if glob.has_magic(part):
            break
        plain.append(part)
    return Path(*plain)


def _standard_input() -> Source:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Source("stdin", STANDARD_INPUT, data=data, size=len(data))


def _below(folder: Path, columns: Columns, base: Path | None = None) -> Iterator[Source]:
    """The files of a folder and the folders in it, in the order of their paths."""
    base = base or folder
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and (path.is_symlink() or not path.is_dir()):
            file = _file(path, path.relative_to(base), columns)
            if file.kind != "json" or holds_articles(file):
                yield file
            continue
        try:
            with os.scandir(path) as listed:
                there = [entry for entry in listed if not entry.name.startswith(HIDDEN)]
        except OSError as error:
            problem = f"cannot be read: {(error.strerror or str(error)).lower()}"
            yield Source(printable(path.relative_to(base)), printable(path), path, problem=problem)
            continue
        if any(entry.name == ABOUT for entry in there) and "bangtin" in about(path):
            continue  # An earlier run's tables are no articles.
        there.sort(key=lambda entry: entry.name, reverse=True)
        waiting.extend(Path(entry.path) for entry in there if _wanted(entry))


def _wanted(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return not os.path.isdir(entry.path) and is_told_of(entry.name)
    return entry.is_dir() or is_told_of(entry.name)


def _file(path: Path, below: Path, columns: Columns) -> Source:
    kind, packed = kind_of(path.name)
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    name = article_name(below, packed)
    return Source(
        name,
        printable(path),
        path,
        kind or "text",
        packed=packed,
        size=size,
        columns=columns,
        problem=not_read(path.name),
    )


def _articles(file: Source) -> Iterator[Source]:
    """The articles in a file; the file itself with a problem where it cannot be opened up."""
    try:
        if file.kind == "zip" and not file.packed and file.path is not None:
            for entry in entries(file.path, file.name, file.columns):
                yield from _articles(entry) if entry.kind != "zip" else [entry]
        elif file.kind == "json" and not file.problem:
            yield from json_articles(file)
        elif file.kind in ("jsonl", "csv") and not file.problem:
            yield from row_sources(file)
        elif file.kind == "zip":
            yield replace(file, problem="an archive inside an archive is not read")
        else:
            yield file
    except Refused as refused:
        yield replace(file, problem=refused.reason)
