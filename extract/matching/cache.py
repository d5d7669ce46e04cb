"""Compiled regular expressions, kept on disk between runs: compiling them takes longer than reading all rules.

What a file holds is not trusted: it must belong to this user, with nobody else allowed to write it, and only compiled
patterns are read, each under the source that it was compiled from.
"""

import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import regex

KEPT = 8
"""So many files are kept, the latest used; each holds the patterns of one rulebook."""

_memo: dict[str, "regex.Pattern[str]"] = {}


def compiled(source: str) -> "regex.Pattern[str]":
    """`regex.compile`, done once for a source in this process, or in an earlier one that was recalled."""
    found = _memo.get(source)
    if found is None:
        found = _memo[source] = regex.compile(source)
    return found


def recall(key: str) -> bool:
    """Take over what `remember` kept under this key (a rulebook's hash). False when there is nothing of use."""
    path = _path(key)
    if path is None:
        return False
    try:
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return False
            patterns = _Patterns(file).load()
        os.utime(path)
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError):
        return False
    if not isinstance(patterns, dict) or not all(_is_of(*pair) for pair in patterns.items()):
        return False
    _memo.update(patterns)
    return True


def remember(key: str, sources: Iterable[str]) -> None:
    """Keep these sources, compiled, under a key, unless they have been recalled. A full or locked disk is no error."""
    wanted = set(sources)
    path = _path(key)
    if path is None or (wanted <= _memo.keys() and path.exists()):
        return
    patterns = {source: compiled(source) for source in wanted}
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, patterns)
        for old in sorted(path.parent.glob("*.patterns"), key=lambda p: p.stat().st_mtime, reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _write(path: Path, patterns: Mapping[str, "regex.Pattern[str]"]) -> None:
    """Write aside, then put in place: no other process meets half a file."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        aside = Path(file.name)
        try:
            pickle.dump(patterns, file, protocol=5)
            file.close()
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def _is_ours(told: os.stat_result) -> bool:
    """Whether a file is this user's and only this user can have written it; systems without users have no say."""
    if not hasattr(os, "geteuid"):
        return True
    return told.st_uid == os.geteuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_of(source: object, pattern: object) -> bool:
    return isinstance(pattern, regex.Pattern) and pattern.pattern == source


class _Patterns(pickle.Unpickler):
    """Reads nothing but compiled patterns, whatever a file may hold."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("regex._regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no pattern")


def folder() -> Path | None:
    """Where patterns are kept: $XDG_CACHE_HOME/bangtin, else ~/.cache/bangtin; None for a user without a home."""
    given = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(given) if given else Path.home() / ".cache") / "bangtin"
    except RuntimeError:
        return None


def _path(key: str) -> Path | None:
    at = folder()
    made_by = "/".join((key, regex.__version__, sys.version, sys.platform))
    return at / f"{sha256(made_by.encode()).hexdigest()[:24]}.patterns" if at else None
