"""Many articles, in this process or in several, with results in the order of the inputs either way."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path

from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.folder import Input, printable
from extract.running.run import ArticleResult, extract_file, refusal

BATCH_BYTES = 64 * 2**10
AHEAD = 4
"""Batches per worker that may be under way or waiting: keeps workers busy and the memory flat."""
WORTH_A_WORKER = 2**19
"""Bytes of articles that take about as long as starting a process and loading the rules."""

_rulebook: Rulebook


class WorkerDiedError(RuntimeError):
    """Processes cannot be started; the message says so."""


def suitable_workers(inputs: Sequence[Input]) -> int:
    """How many processes pay for these inputs: one for a few megabytes, at most one a processor."""
    size = sum(_size(one) for one in inputs)
    return max(1, min(processors(), size // WORTH_A_WORKER))


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract_all(
    inputs: Sequence[Input], rulebook: Rulebook, rules: Sequence[Path], workers: int
) -> Generator[ArticleResult]:
    """Results in the order of `inputs`; `rules` are the user's folders of which `rulebook` was loaded.

    An article that costs a process its life is refused. Closing the generator ends the processes. Raises
    WorkerDiedError when they do not even start.
    """
    if workers == 1:
        for one in inputs:
            yield extract_file(one.path, rulebook, name=one.name)
        return
    batches = _batches(inputs)
    waiting: deque[tuple[list[Input], Future[list[ArticleResult]]]] = deque()
    pool = _pool(workers, rules)
    try:
        while True:
            while len(waiting) < workers * AHEAD and (batch := next(batches, None)):
                waiting.append((batch, _submit(pool, batch)))
            if not waiting:
                return
            batch, results = waiting.popleft()
            try:
                yield from results.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield from _one_by_one(batch, rules)
                pool = _pool(workers, rules)
                waiting = deque((later, _submit(pool, later)) for later, _ in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(batch: Sequence[Input], rules: Sequence[Path]) -> Iterator[ArticleResult]:
    """The results of a batch during which a process was killed, by whichever of its articles."""
    with ExitStack() as stack:
        pool = None
        for one in batch:
            if pool is None:
                pool = stack.enter_context(_pool(1, rules))
                _try_out(pool)
            try:
                yield from _submit(pool, [one]).result()
            except BrokenProcessPool:
                pool = None
                reason = "the process that read it was killed, perhaps for want of memory"
                yield refusal(one.name, printable(one.path), reason)


def _pool(workers: int, rules: Sequence[Path]) -> ProcessPoolExecutor:
    # Fresh processes everywhere: a fork would copy the threads' locks of the libraries loaded so far.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(tuple(rules),))


def _submit(pool: ProcessPoolExecutor, batch: Sequence[Input]) -> Future[list[ArticleResult]]:
    try:
        return pool.submit(_extract_batch, batch)
    except BrokenProcessPool as error:
        broken: Future[list[ArticleResult]] = Future()
        broken.set_exception(error)
        return broken


def _try_out(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(_extract_batch, ()).result()
    except BrokenProcessPool:
        raise WorkerDiedError("worker processes end as soon as they start; try --workers 1") from None


def _start(rules: Sequence[Path]) -> None:
    """A worker loads the rules once; a keyboard interrupt ends it at once and without a word."""
    global _rulebook
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _rulebook = load(rules)


def _extract_batch(batch: Sequence[Input]) -> list[ArticleResult]:
    return [extract_file(one.path, _rulebook, name=one.name) for one in batch]


def _batches(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    batch: list[Input] = []
    size = 0
    for one in inputs:
        batch.append(one)
        size += _size(one)
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(one: Input) -> int:
    try:
        return one.path.stat().st_size
    except OSError:
        return 0
