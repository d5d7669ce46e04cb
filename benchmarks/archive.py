"""A large folder as a user runs it: memory, runs that are killed and resumed, one worker beside two.

    python -m benchmarks.archive [--articles 2000] [--kills 10] [--parts memory,speed,kill]

Every run is a process of its own (`bangtin run`), over articles of generate.py. Memory is the most that any process of
a run held (VmHWM, shared pages counted in every process), so Linux is needed for it. A killed run gets SIGKILL, at
moments drawn at random over the time that a whole run takes, and goes on with --resume; its tables must be those of a
run that nobody disturbed, byte by byte.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.generate import generate

EVERY = 0.2
"""Seconds between two looks at the memory."""


class Run:
    """`bangtin run` as a process of its own."""

    def __init__(self, articles: Path, output: Path, *options: str) -> None:
        self.output = output
        command = (sys.executable, "-m", "extract", "run", articles, "-o", output, "--quiet", *options)
        self._began = perf_counter()
        self._process = subprocess.Popen(list(map(str, command)))
        self.seconds = 0.0
        self.memory: dict[int, int] = {}

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it ends, or so long; tells whether it has ended. Its memory is looked at meanwhile."""
        until = self._began + seconds if seconds is not None else float("inf")
        while self._process.poll() is None and perf_counter() < until:
            for number in processes(self._process.pid):
                self.memory[number] = max(self.memory.get(number, 0), peak(number))
            sleep(min(EVERY, max(0.0, until - perf_counter())))
        self.seconds = perf_counter() - self._began
        if self._process.returncode not in (None, 0, -signal.SIGKILL):
            sys.exit(f"the run ended with exit code {self._process.returncode}")
        return self._process.returncode is not None

    def kill(self) -> None:
        """SIGKILL to the process that the user started; the workers are left to find out themselves."""
        self._process.kill()
        self._process.wait()


def processes(number: int) -> Iterator[int]:
    """A process and those below it."""
    yield number
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from processes(int(child))


def peak(number: int) -> int:
    """The most memory that a process held until now, in kB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def whole(articles: Path, output: Path, *options: str) -> Run:
    """A run that nobody disturbs."""
    run = Run(articles, output, *options)
    run.wait()
    return run


def differing(one: Path, other: Path) -> list[str]:
    """Names of tables that are not the same in two runs."""
    names = {path.name for folder in (one, other) for path in folder.glob("*.csv")}
    return sorted(
        name
        for name in names
        if not ((one / name).exists() and (other / name).exists())
        or (one / name).read_bytes() != (other / name).read_bytes()
    )


def killed(articles: Path, output: Path, kills: int, seconds: float, workers: int, seed: int) -> tuple[int, float]:
    """Kill and resume a run so many times, then let it end. Returns how often it was killed, and all seconds."""
    chance = random.Random(seed)
    done, spent = 0, 0.0
    while True:
        run = Run(articles, output, "--resume", "--workers", str(workers))
        moment = chance.uniform(0.05, max(1.0, 2.5 * seconds / kills)) if done < kills else None
        if run.wait(moment):
            return done, spent + run.seconds
        run.kill()
        done += 1
        spent += run.seconds


def megabytes(run: Run) -> str:
    return ", ".join(f"{kilobytes * 1024 / 1e6:.0f}" for kilobytes in run.memory.values()) + " MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--parts", default="memory,speed,kill")
    parser.add_argument("--seed", type=int, default=2021)
    arguments = parser.parse_args()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    parts: Sequence[str] = arguments.parts.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles"
        characters = generate(articles, arguments.articles, arguments.seed)
        print(f"{arguments.articles} articles, {characters / 1e6:.1f} M characters, {os.cpu_count()} processors")
        two = whole(articles, folder / "two", "--workers", "2")
        print(f"two workers  {two.seconds:7.1f} s  {characters / two.seconds / 1e6:.3f} M characters/s")
        if "memory" in parts:
            print(f"memory, every process: {megabytes(two)}")
        if "speed" in parts:
            one = whole(articles, folder / "one", "--workers", "1")
            print(f"one worker   {one.seconds:7.1f} s  {characters / one.seconds / 1e6:.3f} M characters/s")
            print(f"two workers are {one.seconds / two.seconds:.2f} times as fast; one takes {megabytes(one)}")
            print(f"tables that differ: {differing(folder / 'one', folder / 'two') or 'none'}")
        if "kill" in parts:
            times, spent = killed(articles, folder / "killed", arguments.kills, two.seconds, 2, arguments.seed)
            print(f"killed {times} times and resumed: {spent:.1f} s in all, journal {journal(folder / 'killed')}")
            print(f"tables that differ: {differing(folder / 'killed', folder / 'two') or 'none'}")
            again = whole(articles, folder / "killed", "--resume")
            print(f"once more with --resume, nothing changed: {again.seconds:.1f} s")
            if differing(folder / "killed", folder / "two"):
                sys.exit(1)


def journal(output: Path) -> str:
    """The size of a run's journal, beside that of its tables."""
    kept = sum(path.stat().st_size for path in output.glob(".bangtin-journal*"))
    tables = sum(path.stat().st_size for path in output.glob("*.csv"))
    return f"{kept / 1e6:.1f} MB, tables {tables / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
