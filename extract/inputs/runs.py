"""The output folder of a run, as those meet it who look for articles or for the texts of its articles."""

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

ABOUT = "run.json"
"""What the run was asked to do and did, and the files that it wrote."""


def about(run: Path) -> Mapping[str, Any]:
    """What run.json says of the run; nothing where it is missing or no JSON object."""
    path = run / ABOUT
    try:
        said = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def way_back(output: Path) -> str:
    """The way from an output folder to the working directory, from which the paths of articles count."""
    here = os.getcwd()
    try:
        return Path(os.path.relpath(here, os.path.realpath(output))).as_posix()
    except ValueError:  # on another drive
        return here


def started_in(run: Path) -> Path:
    """The folder in which the run was started, as far as it tells; it may have moved together with its articles."""
    try:
        changed = (run / ABOUT).stat().st_mtime_ns
    except OSError:
        return Path()
    return _started_in(run, changed)


@lru_cache(maxsize=4)
def _started_in(run: Path, _changed: int) -> Path:
    way = about(run).get("started_in")
    return Path(os.path.realpath(run), way) if isinstance(way, str) else Path()
