"""The texts of a run's articles, into which the offsets of its tables point."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from extract.inputs.files import open_regular
from extract.inputs.runs import started_in
from extract.text.decode import Refused, decode

_TEXTS = "texts.jsonl"


def text_of(facts: Mapping[str, str], run: Path) -> str | None:
    """The decoded text of the article of a row of `articles`; None if its file is gone or no longer readable.

    The run has kept the texts that are not simply those of files, as {"article": ..., "text": ...} in texts.jsonl.
    Paths count from where the run was started, else from here.
    """
    kept = _kept(run, facts["article"])
    if kept is not None:
        return kept
    for folder in dict.fromkeys((started_in(run), Path())):
        try:
            with open_regular(folder / facts["path"]) as file:
                return decode(file.read()).text
        except (OSError, Refused, ValueError):
            continue
    return None


def _kept(run: Path, article: str) -> str | None:
    path = run / _TEXTS
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    at = _places(path, changed).get(article)
    if at is None:
        return None
    with path.open("rb") as file:
        file.seek(at)
        text: str = json.loads(file.readline())["text"]
        return text


@lru_cache(maxsize=4)
def _places(path: Path, _changed: int) -> dict[str, int]:
    """Where in the file the line of each article begins."""
    places, at = {}, 0
    with path.open("rb") as file:
        for line in file:
            places[json.loads(line)["article"]] = at
            at += len(line)
    return places
