"""What is told of many articles, in several processes where that pays."""

import multiprocessing
import signal
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from extract.report.texts import Told, tell
from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.workers import processors

WORTH_A_WORKER = 150
"""Articles over which rules run that take longer than starting a process and loading the rules there."""
BATCH = 8

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Teller:
    """How the articles of a run are read again; `rules` are the user's folders that `rulebook` was loaded from."""

    run: Path
    rulebook: Rulebook
    rules: tuple[Path, ...]
    matches: bool

    def tell(self, facts: Facts) -> Told | None:
        """As `texts.tell`."""
        return tell(facts, self.run, self.rulebook, matches=self.matches)


def tell_all(articles: Sequence[Facts], teller: Teller) -> Generator[Told | None]:
    """What is told of each article, in order."""
    workers = min(processors(), len(articles) // WORTH_A_WORKER)
    done = 0
    if teller.matches and workers > 1:
        try:
            for told in _shared(articles, teller, workers):
                done += 1
                yield told
        except BrokenProcessPool:
            pass  # A process was killed, perhaps for want of memory; the rest is done here.
    yield from map(teller.tell, articles[done:])


def _shared(articles: Sequence[Facts], teller: Teller, workers: int) -> Iterator[Told | None]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(teller.run, teller.rules))
    try:
        yield from pool.map(_tell, articles, chunksize=BATCH)
    finally:
        pool.shutdown(cancel_futures=True)


_teller: Teller


def _start(run: Path, rules: tuple[Path, ...]) -> None:
    """A new process loads the rules once; an interrupt is for the process that started it."""
    global _teller
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _teller = Teller(run, load(rules), rules, matches=True)


def _tell(facts: Facts) -> Told | None:
    return _teller.tell(facts)
