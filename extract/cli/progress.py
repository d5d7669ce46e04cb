"""What a long run shows while it lasts: refused inputs, how far it has come, how fast, and the time left."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extract.running.outcome import Outcome

Watch = Callable[["Outcome", int], None]

LINE_SECONDS = 30.0
"""How often a line tells where a run is when it is not told on a terminal."""


class Pace:
    """How far a run has come, and how fast; what comes from the journal takes no time and is left out of the rate."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._first: float | None = None
        self._fresh = 0
        self.done = 0

    def add(self, outcome: "Outcome") -> None:
        """One more input is done."""
        self.done += 1
        if self._first is not None:
            self._fresh += 1
        elif not outcome.resumed:
            self._first = self._clock()

    def told(self, inputs: int) -> str:
        """Articles a second since the first new one, and the time left; '' while nothing can be said."""
        seconds = self._clock() - self._first if self._first is not None else 0.0
        if not self._fresh or not seconds:
            return ""
        rate = self._fresh / seconds
        return f"{rate:.1f} a second, {_duration((inputs - self.done) / rate)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes >= 10 else f"{minutes} min {rest} s" if minutes else f"{rest} s"


class _Interrupt:
    """Remembers an interrupt: where one falls into clean-up code of a library, Python only reports it."""

    def __init__(self) -> None:
        self.seen = False

    def note(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt


@contextmanager
def watching(quiet: bool) -> Iterator[Watch]:
    """Hears every outcome of a run and the number of inputs; refused inputs are told on stderr in one line each.

    After a keyboard interrupt, or when it is asked to end, it raises KeyboardInterrupt at the next outcome at the
    latest.
    """
    interrupt = _Interrupt()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, interrupt.note) for number in numbers]
    try:
        with _teller(quiet) as tell:

            def watch(outcome: "Outcome", inputs: int) -> None:
                if interrupt.seen:
                    raise KeyboardInterrupt
                tell(outcome, inputs)

            yield watch
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def _teller(quiet: bool) -> Iterator[Watch]:
    if quiet:
        yield _tell_refused
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield lines_told()


def lines_told(clock: Callable[[], float] = monotonic) -> Watch:
    """Tells refused inputs, and every LINE_SECONDS how far the run is."""
    pace = Pace(clock)
    last = clock()

    def tell(outcome: "Outcome", inputs: int) -> None:
        nonlocal last
        _tell_refused(outcome, inputs)
        pace.add(outcome)
        if clock() - last >= LINE_SECONDS and (told := pace.told(inputs)):
            last = clock()
            typer.echo(f"bangtin: {pace.done} of {inputs} articles, {told}", err=True)

    return tell


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    progress = Progress(*columns, console=console, transient=True)
    bar = progress.add_task("", total=None, pace="")
    pace = Pace()

    def tell(outcome: "Outcome", inputs: int) -> None:
        if not pace.done:
            # Not before: it has a thread of its own, and worker processes are copies of a process without threads.
            progress.start()
        pace.add(outcome)
        progress.update(bar, advance=1, total=inputs, pace=pace.told(inputs))
        if outcome.refused:
            console.print(_refused(outcome), markup=False)

    try:
        yield tell
    finally:
        progress.stop()


def _tell_refused(outcome: "Outcome", inputs: int) -> None:
    if outcome.refused:
        typer.echo(_refused(outcome), err=True)


def _refused(outcome: "Outcome") -> str:
    return f"bangtin: {outcome.facts['path']}: {outcome.facts['reason']}"
