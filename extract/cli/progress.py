"""What a long run shows while it lasts: refused files, and on a terminal how far it has come."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extract.running.run import ArticleResult

Watch = Callable[["ArticleResult", int], None]


class _Interrupt:
    """Remembers a keyboard interrupt: where one falls into clean-up code of a library, Python only reports it."""

    def __init__(self) -> None:
        self.seen = False

    def note(self, number: int, frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt


@contextmanager
def watching(quiet: bool) -> Iterator[Watch]:
    """Hears every result of a run and the number of inputs; refused files are told on stderr in one line each.

    After a keyboard interrupt it raises KeyboardInterrupt at the next result at the latest.
    """
    interrupt = _Interrupt()
    before = signal.signal(signal.SIGINT, interrupt.note)
    try:
        with _told(quiet or not sys.stderr.isatty()) as tell:

            def watch(result: "ArticleResult", inputs: int) -> None:
                if interrupt.seen:
                    raise KeyboardInterrupt
                tell(result, inputs)

            yield watch
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _told(plainly: bool) -> Iterator[Watch]:
    if plainly:
        yield _tell_refused
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    with Progress(console=console, transient=True) as progress:
        bar = progress.add_task("articles", total=None)

        def tell(result: "ArticleResult", inputs: int) -> None:
            progress.update(bar, advance=1, total=inputs)
            if result.refused:
                console.print(_refused(result), markup=False)

        yield tell


def _tell_refused(result: "ArticleResult", inputs: int) -> None:
    if result.refused:
        typer.echo(_refused(result), err=True)


def _refused(result: "ArticleResult") -> str:
    return f"bangtin: {result.facts['path']}: {result.facts['reason']}"
