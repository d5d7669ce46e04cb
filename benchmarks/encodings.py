"""How often the encoding of an article is told right, and how often its text comes back.

    python -m benchmarks.encodings [ARTICLES]

Every article of a folder (corpus/articles by default), whole and in pieces, is written in every encoding, decoded
and compared: `told` is the share of pieces whose encoding was told right, `wrong` those that were taken for another
encoding (the rest were refused), `text` the share of texts that came back, for TCVN3 but for capitals. Pieces of
UTF-8 and UTF-16 must be what they are. In the last line bytes are lost for good, as programs do that know windows-1252
strictly: no text can come back whole.
"""

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.text.decode import Refused, decode
from extract.text.legacy import LEGACY
from tests.text.old_encodings import kept, written

ROOT = Path(__file__).resolve().parents[1]
UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
GARBLED = ("latin-1", "cp1252")
LENGTHS = (None, 1000, 500, 200, 100)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=Path, default=ROOT / "corpus" / "articles")
    texts = list(_texts(parser.parse_args().articles))
    print(f"{len(texts)} articles\n\n{'encoding':24}{'pieces of':>10}{'pieces':>8}{'told':>8}{'wrong':>7}{'text':>8}")
    for length in LENGTHS:
        pieces = [piece for text in texts for piece in _pieces(text, length)]
        for name in (*LEGACY, *UNICODE):
            _show(name, length, [_verdict(piece, name) for piece in pieces])
    for name in GARBLED:
        _show(
            f"utf-8 lost in {name}" if name == "cp1252" else f"utf-8 read as {name}",
            None,
            [_garbled(text, name) for text in texts],
        )


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        try:
            yield unicodedata.normalize("NFC", decode(path.read_bytes()).text)
        except Refused:
            continue


def _pieces(text: str, length: int | None) -> Iterator[str]:
    if length is None:
        yield text
    else:
        yield from (text[at : at + length] for at in range(0, len(text) - length + 1, length))


def _verdict(text: str, name: str) -> tuple[str, bool]:
    """'right', 'wrong' or 'refused', and whether the text came back."""
    data = written(text, name) if name in LEGACY else text.encode(name)
    if name == "utf-8" and data.isascii():
        return "right", True
    try:
        found = decode(data)
    except Refused:
        return "refused", False
    if name == "tcvn3":
        back = found.text.lower() == kept(text, name).lower()
    else:
        back = found.text == (kept(text, name) if name in LEGACY else text)
    return "right" if found.encoding == name else "wrong", back


def _garbled(text: str, name: str) -> tuple[str, bool]:
    try:
        found = decode(text.encode().decode(name, "replace").encode())
    except Refused:
        return "refused", False
    return "right" if found.converted else "wrong", found.text == text


def _show(name: str, length: int | None, verdicts: Sequence[tuple[str, bool]]) -> None:
    counts = Counter(verdict for verdict, _ in verdicts)
    total = max(1, len(verdicts))
    told, back = counts["right"] / total, sum(back for _, back in verdicts) / total
    size = "whole" if length is None else str(length)
    print(f"{name:24}{size:>10}{len(verdicts):>8}{told:>8.4f}{counts['wrong']:>7}{back:>8.4f}")


if __name__ == "__main__":
    main()
