"""Characters per second of a whole run with one worker, beside underthesea's word segmentation alone.

    python -m benchmarks.speed [FOLDER] [--megabytes 2]

Each is a process of its own over the same files, from its start to its end, bangtin with all that it reads and writes.
The files are generated articles (see `benchmarks.generate`), every one new; or, where a FOLDER is named, copies of its
articles with other digits until they are as long as asked. Seconds are told as elapsed and as spent by the processor;
where other work shares the machine, the latter are the ones to compare.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import perf_counter

from benchmarks.generate import LENGTHS, article
from extract.text.decode import decode

MEGABYTE = 1_000_000
SEGMENTATION = """
import sys
from pathlib import Path
from underthesea import word_tokenize
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            word_tokenize(line)
"""


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


def seconds(*command: str | Path) -> tuple[float, float]:
    """How long a command took, elapsed and on the processor."""
    before = os.times()
    began = perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    elapsed = perf_counter() - began
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return elapsed, children


def write(texts: Sequence[str], folder: Path) -> int:
    """Write texts as articles; returns how many characters they have."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return sum(map(len, texts))


def texts_asked_for(description: str | None, megabytes: float) -> list[str]:
    """The texts that the command line asks for: generated ones, or copies of those of a folder.

    `megabytes` is how many millions of characters they have unless it says otherwise.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="articles to copy; generated ones by default")
    parser.add_argument("--megabytes", type=float, default=megabytes, help="millions of characters to run over")
    arguments = parser.parse_args()
    wanted = int(arguments.megabytes * MEGABYTE)
    if arguments.folder:
        texts = [decode(path.read_bytes()).text for path in sorted(arguments.folder.rglob("*.txt"))]
        return list(varied(texts, wanted))
    return [article(number) for number in range(max(1, wanted * 2 // sum(LENGTHS)))]


def main() -> None:
    texts = texts_asked_for(__doc__, 2.0)
    with tempfile.TemporaryDirectory() as name:
        articles, output = Path(name, "articles"), Path(name, "output")
        characters = write(texts, articles)
        run = ("-m", "extract", "run", articles, "--output", output, "--workers", "1", "--quiet")
        seconds("-m", "extract", "run", next(articles.rglob("*.txt")), "--output", output, "--quiet")
        ours = seconds(*run)
        theirs = seconds("-c", SEGMENTATION, articles)
    print(f"{characters / MEGABYTE:.2f} M characters          elapsed s  processor s  M characters/s")
    for what, (elapsed, processor) in {"bangtin run, one worker": ours, "underthesea.word_tokenize": theirs}.items():
        print(f"{what:28} {elapsed:9.1f} {processor:12.1f} {characters / processor / MEGABYTE:15.3f}")
    print(f"{'ratio':28} {theirs[0] / ours[0]:9.1f} {theirs[1] / ours[1]:12.1f}")


if __name__ == "__main__":
    main()
