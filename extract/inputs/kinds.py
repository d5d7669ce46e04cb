"""What a file is by its suffix."""

from pathlib import PurePath

from extract.inputs.source import Kind

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".docx": "word",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".zip": "zip",
}
READ = ".txt, .html, .docx, .json, .jsonl, .csv, .zip, .gz"
"""The suffixes as they are told to people."""

_NOT_READ = {
    **dict.fromkeys((".doc", ".odt", ".rtf"), "a document of a word processor: save it as .docx or as text"),
    ".pdf": "a PDF document: save its text as a .txt file",
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz"), "an archive of another kind: unpack it, or pack it as .zip"),
}
HIDDEN = (".", "~$")
"""How names of files begin that are left out; the second are those that Word makes while a document is open."""


def not_read(name: str) -> str:
    """Why a file that may well hold articles is not read; '' for one that is read, or passed over."""
    return _NOT_READ.get(PurePath(name.lower().removesuffix(".gz")).suffix, "")


def is_told_of(name: str) -> bool:
    """Whether a file is read, or named as one that is not; all others are passed over."""
    return kind_of(name)[0] is not None or bool(not_read(name))


def kind_of(name: str) -> tuple[Kind | None, bool]:
    """Kind of a file (None: not an article's) and whether it is packed with gzip: `a.txt.gz` is a packed text."""
    path = PurePath(name)
    packed = path.suffix.lower() == ".gz"
    if packed:
        path = path.with_suffix("")
    return _KINDS.get(path.suffix.lower()), packed
