"""What an earlier run has left in an output folder: which files may be replaced, and which are out of date."""

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from extract.inputs.runs import ABOUT, about
from extract.running.journal import NAME as JOURNAL
from extract.tables.stored import REPORT, is_report
from extract.tables.writers import CannotWriteError


def outside(output: Path, inputs: Sequence[Path | str]) -> None:
    """Raises CannotWriteError when the tables would lie among the articles, and be taken for some the next time."""
    for path in inputs:
        if os.path.isdir(path) and os.path.isdir(output) and os.path.samefile(path, output):
            raise CannotWriteError(f"{output}: the articles lie there; name another folder with -o")


class Earlier:
    """The output folder as a run finds it, before anything is written.

    Files are an earlier run's if its run.json names them. What else is there belongs to the user, and so does what
    was changed since; where a run was cut off there is its journal, and no telling apart.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        said = about(folder)
        named = said.get("files")
        self._files: Mapping[str, object] = named if isinstance(named, dict) else {}
        self._own = {*self._files, *([ABOUT] if "bangtin" in said else ())}
        self._untold = not self._files and ("bangtin" in said if said else (folder / JOURNAL).exists())

    def spare(self, names: Collection[str]) -> None:
        """Raises CannotWriteError when one of these names has a file that no run has written."""
        for name in sorted(names):
            path = self._folder / name
            if not self._untold and name not in self._own and os.path.lexists(path):
                raise CannotWriteError(f"{path}: is there, and not from a run; name another folder with -o, or move it")

    def outdated(self, names: Collection[str]) -> tuple[list[str], list[str]]:
        """Of the files of the earlier run those that a run which writes `names` makes out of date.

        First those to be removed, its report among them, then those that were changed since, and stay.
        """
        before = [name for name in (*self._files, REPORT) if name not in names and Path(name).name == name]
        there = [name for name in dict.fromkeys(before) if (self._folder / name).is_file()]
        gone = [name for name in there if self._unchanged(name)]
        return gone, [name for name in there if name not in gone and name in self._files]

    def _unchanged(self, name: str) -> bool:
        path = self._folder / name
        if name == REPORT:
            return is_report(path)
        now, then = path.lstat(), (self._folder / ABOUT).lstat()
        return now.st_size == self._files[name] and now.st_mtime_ns <= then.st_mtime_ns
