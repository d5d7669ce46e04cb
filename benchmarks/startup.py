"""Seconds until `bangtin --help` has answered, and until the first article of a fresh process is done.

    python -m benchmarks.startup [--times 5]

The best of several tries is printed, the one that other work on the machine disturbed least.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ARTICLE = "Bà con thôn Đông hiến đất\n\nBà con đã hiến hơn 1.250 m2 đất vườn trong năm 2021.\n"


def best(command: Sequence[str], times: int) -> float:
    """Seconds of the fastest of several runs of a command."""
    seconds = []
    for _ in range(times):
        began = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(perf_counter() - began)
    return min(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    bangtin = str(Path(sys.executable).with_name("bangtin"))
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(ARTICLE, encoding="utf-8")
        print(f"bangtin --help        {best([bangtin, '--help'], times):.2f} s")
        print(f"bangtin rules list    {best([bangtin, 'rules', 'list'], times):.2f} s")
        print(f"bangtin run, 1 article {best([bangtin, 'run', str(article), '-o', folder, '-q'], times):.2f} s")


if __name__ == "__main__":
    main()
