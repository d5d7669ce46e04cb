"""What a file is by its suffix."""

from pathlib import PurePath

from extract.inputs.source import Kind

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".zip": "zip",
}
READ = ".txt, .html, .json, .jsonl, .csv, .zip, .gz"
"""The suffixes as they are told to people."""


def kind_of(name: str) -> tuple[Kind | None, bool]:
    """Kind of a file (None: not an article's) and whether it is packed with gzip: `a.txt.gz` is a packed text."""
    path = PurePath(name)
    packed = path.suffix.lower() == ".gz"
    if packed:
        path = path.with_suffix("")
    return _KINDS.get(path.suffix.lower()), packed
