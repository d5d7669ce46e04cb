"""Compiled regular expressions, kept on disk between runs: compiling them takes longer than reading all rules."""

import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
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
    try:
        with path.open("rb") as file:
            patterns = _Patterns(file).load()
        os.utime(path)
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError):
        return False
    if not isinstance(patterns, dict) or not all(isinstance(one, regex.Pattern) for one in patterns.values()):
        return False
    _memo.update(patterns)
    return True


def remember(key: str, sources: Iterable[str]) -> None:
    """Keep these sources, compiled, under a key, unless they have been recalled. A full or locked disk is no error."""
    wanted = set(sources)
    if wanted <= _memo.keys() and _path(key).exists():
        return
    patterns = {source: compiled(source) for source in wanted}
    path = _path(key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(patterns, file, protocol=5)
        os.replace(file.name, path)
        for old in sorted(path.parent.glob("*.patterns"), key=lambda p: p.stat().st_mtime, reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


class _Patterns(pickle.Unpickler):
    """Reads nothing but compiled patterns, whatever a file may hold."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("regex._regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no pattern")


def folder() -> Path:
    """Where patterns are kept: $XDG_CACHE_HOME/bangtin, else ~/.cache/bangtin."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bangtin"


def _path(key: str) -> Path:
    made_by = "/".join((key, regex.__version__, sys.version, sys.platform))
    return folder() / f"{sha256(made_by.encode()).hexdigest()[:24]}.patterns"
