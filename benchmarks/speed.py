"""Characters per second of a whole run in one process, beside underthesea's word segmentation alone.

    python benchmarks/speed.py [FOLDER] [--megabytes 2] [--baseline 0.2]

The articles of FOLDER (corpus/articles by default) are copied until they are as long as asked; every copy has other
digits, so that nothing is remembered from an earlier one. Both are measured in this process, one after the other.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import perf_counter

from underthesea import word_tokenize

from extract.rulebook import load
from extract.running.job import Options, run
from extract.text.decode import decode

MEGABYTE = 1_000_000
HERE = Path(__file__).resolve().parent


def varied(texts: Sequence[str], characters: int) -> Iterator[str]:
    """Copies of the texts with other digits, until there are enough characters."""
    random_digit = random.Random(2021)
    written = 0
    for text in cycle(texts):
        if written >= characters:
            return
        copy = "".join(random_digit.choice("123456789") if c in "123456789" else c for c in text)
        written += len(copy)
        yield copy


def segmentation_speed(texts: Sequence[str], characters: int) -> float:
    """Characters per second of word_tokenize, line by line, over the first so many characters."""
    word_tokenize("Bà con hiến đất làm đường.")
    done = 0
    began = perf_counter()
    for text in texts:
        for line in text.splitlines():
            if line.strip():
                word_tokenize(line)
        done += len(text)
        if done >= characters:
            break
    return done / (perf_counter() - began)


def run_speed(texts: Sequence[str]) -> tuple[float, float]:
    """Characters per second of a run with one worker, and the seconds it took to load and compile the rules."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm = folder / "warm"
        warm.mkdir()
        (warm / "one.txt").write_text(texts[0], encoding="utf-8")
        (folder / "articles").mkdir()
        for number, text in enumerate(texts):
            (folder / "articles" / f"{number:06}.txt").write_text(text, encoding="utf-8")
        run(Options((warm,), folder / "out", workers=1))
        began = perf_counter()
        load()
        loading = perf_counter() - began
        began = perf_counter()
        summary = run(Options((folder / "articles",), folder / "out", workers=1))
        return summary.characters / (perf_counter() - began), loading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE.parent / "corpus" / "articles")
    parser.add_argument("--megabytes", type=float, default=2.0, help="millions of characters to run over")
    parser.add_argument("--baseline", type=float, default=0.2, help="millions of characters to segment")
    arguments = parser.parse_args()
    texts = [decode(path.read_bytes()).text for path in sorted(arguments.folder.rglob("*.txt"))]
    texts = list(varied(texts, int(arguments.megabytes * MEGABYTE)))
    segmentation = segmentation_speed(texts, int(arguments.baseline * MEGABYTE))
    whole, loading = run_speed(texts)
    print(f"articles                  {len(texts)}, {sum(map(len, texts)) / MEGABYTE:.2f} M characters")
    print(f"underthesea.word_tokenize {segmentation / MEGABYTE:.3f} M characters/s")
    print(f"bangtin run, one worker   {whole / MEGABYTE:.3f} M characters/s (rules read in {loading:.2f} s)")
    print(f"ratio                     {whole / segmentation:.1f}")


if __name__ == "__main__":
    main()
