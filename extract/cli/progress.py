"""What a long run shows while it lasts: refused files, and on a terminal how far it has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extract.running.run import ArticleResult

Watch = Callable[["ArticleResult", int], None]


@contextmanager
def watching(quiet: bool) -> Iterator[Watch]:
    """Hears every result of a run and the number of inputs; refused files are told on stderr in one line each."""
    if quiet or not sys.stderr.isatty():
        yield _tell_refused
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    with Progress(console=console, transient=True) as progress:
        bar = progress.add_task("articles", total=None)

        def watch(result: "ArticleResult", inputs: int) -> None:
            progress.update(bar, advance=1, total=inputs)
            if result.refused:
                console.print(_refused(result), markup=False)

        yield watch


def _tell_refused(result: "ArticleResult", inputs: int) -> None:
    if result.refused:
        typer.echo(_refused(result), err=True)


def _refused(result: "ArticleResult") -> str:
    return f"bangtin: {result.facts['path']}: {result.facts['reason']}"
