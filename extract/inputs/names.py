"""What articles and files are called in tables and messages."""

import os
import re
from pathlib import Path, PurePosixPath

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(path: Path | str) -> str:
    """A path as one line of text that every encoding can write, whatever bytes the file system keeps as its name."""
    return _CONTROLS.sub("\ufffd", os.fsencode(path).decode("utf-8", "replace"))


def article_name(path: PurePosixPath | Path, packed: bool) -> str:
    """A relative path without suffix (without two if it is packed) and without steps out of the folder."""
    bare = path.with_suffix("") if path.name else path
    if packed and bare.suffix:
        bare = bare.with_suffix("")
    return printable("/".join(part for part in bare.parts if part not in ("/", "..", bare.anchor)))


class Names:
    """Gives every article a name of its own: `name`, `name~2`, `name~3`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, name: str) -> str:
        """The name itself if it is free, else with the first number that makes it so."""
        found, number = name, 2
        while found in self._taken:
            found, number = f"{name}~{number}", number + 1
        self._taken.add(found)
        return found
