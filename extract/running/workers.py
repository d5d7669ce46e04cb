"""Many articles, in this process or in several, with results in the order of the inputs either way."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from extract.inputs import Source
from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.article import extract_file, refusal
from extract.running.outcome import Packed, pack

BATCH_BYTES = 64 * 2**10
AHEAD = 4
"""Batches per worker that may be under way or waiting: keeps workers busy and the memory flat."""
WORTH_A_WORKER = 2**18
"""Bytes of articles that take longer than starting a process."""

_rulebook: Rulebook


class WorkerDiedError(RuntimeError):
    """Processes cannot be started; the message says so."""


def suitable_workers(inputs: Sequence[Source]) -> int:
    """How many processes pay for these inputs: one for a few hundred kilobytes, at most one a processor."""
    size = sum(one.size for one in inputs)
    return max(1, min(processors(), size // WORTH_A_WORKER))


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Extracts articles in `workers` processes, or in this one; a context manager, whose end ends the processes.

    `rulebook` is ready for use; `rules` are the user's folders of which it was loaded. Raises WorkerDiedError when
    processes do not even start.
    """

    def __init__(self, rulebook: Rulebook, rules: Sequence[Path], workers: int) -> None:
        self._rulebook = rulebook
        self._rules = rules
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._workers > 1:
            self._pool = _forked(self._workers, self._rulebook) or _fresh(self._workers, self._rules)
            _submit(self._pool, ())
            gc.unfreeze()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def alone(self, one: Source) -> Packed:
        """The result of one input, made in this process."""
        return _extract(one, self._rulebook)

    def results(self, inputs: Iterable[Source]) -> Iterator[Packed]:
        """Results in the order of `inputs`. An article that costs a process its life is refused."""
        if self._pool is None:
            yield from map(self.alone, inputs)
            return
        batches = _batches(inputs)
        waiting: deque[tuple[list[Source], Future[list[Packed]]]] = deque()
        while True:
            while len(waiting) < self._workers * AHEAD and (batch := next(batches, None)):
                waiting.append((batch, _submit(self._pool, batch)))
            if not waiting:
                return
            batch, results = waiting.popleft()
            try:
                yield from results.result()
            except BrokenProcessPool:
                self._pool.shutdown()
                yield from _one_by_one(batch, self._rules)
                self._pool = pool = _fresh(self._workers, self._rules)
                waiting = deque((later, _submit(pool, later)) for later, _ in waiting)


def _one_by_one(batch: Sequence[Source], rules: Sequence[Path]) -> Iterator[Packed]:
    """The results of a batch during which a process was killed, by whichever of its articles."""
    with ExitStack() as stack:
        pool = None
        for one in batch:
            if pool is None:
                pool = stack.enter_context(_fresh(1, rules))
                _try_out(pool)
            try:
                yield from _submit(pool, [one]).result()
            except BrokenProcessPool:
                pool = None
                reason = "the process that read it was killed, perhaps for want of memory"
                yield pack(refusal(one.name, one.shown, reason))


def _forked(workers: int, rulebook: Rulebook) -> ProcessPoolExecutor | None:
    """Processes that begin as copies of this one, with everything loaded; None where that is not safe.

    It is safe before this process has threads of its own, so at its start only, and on Linux.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return None
    gc.collect()
    gc.freeze()  # Collections in the copies then leave alone, and shared, what was made before.
    return _pool(workers, "fork", _take_over, rulebook)


def _fresh(workers: int, rules: Sequence[Path]) -> ProcessPoolExecutor:
    return _pool(workers, "spawn", _start, tuple(rules))


def _pool(workers: int, method: str, start: Callable[..., None], argument: object) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=start, initargs=(argument,))


def _submit(pool: ProcessPoolExecutor, batch: Sequence[Source]) -> Future[list[Packed]]:
    try:
        return pool.submit(_extract_batch, batch)
    except BrokenProcessPool as error:
        broken: Future[list[Packed]] = Future()
        broken.set_exception(error)
        return broken


def _try_out(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(_extract_batch, ()).result()
    except BrokenProcessPool:
        raise WorkerDiedError("worker processes end as soon as they start; try --workers 1") from None


def _start(rules: Sequence[Path]) -> None:
    """A process that begins from nothing loads the rules once."""
    _take_over(load(rules))


def _take_over(rulebook: Rulebook) -> None:
    """A worker ends at once and without a word when it is interrupted, and when the process that started it is gone."""
    global _rulebook
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _rulebook = rulebook


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _extract_batch(batch: Sequence[Source]) -> list[Packed]:
    return [_extract(one, _rulebook) for one in batch]


def _extract(one: Source, rulebook: Rulebook) -> Packed:
    return pack(*extract_file(one, rulebook))


def _batches(inputs: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for one in inputs:
        batch.append(one)
        size += one.size
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
