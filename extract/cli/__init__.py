"""The command `bangtin`. Modules of the package are imported inside the commands, so that `--help` answers at once."""

import os
import sys
from io import TextIOWrapper

import typer

from extract import __version__
from extract.cli import diff, evaluate, explain, export, places, rules, run, summary, view
from extract.running.collector import seldom_collecting

app = typer.Typer(
    name="bangtin",
    help="Turn Vietnamese news articles into tables of figures, places, periods, people and facts.",
    no_args_is_help=True,
    epilog="To begin: bangtin run FOLDER -o output, and then: bangtin view output",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (run, view, explain, rules, diff, evaluate, export, places, summary):
    part.add_to(app)

DONE, WRONG_USE, INTERRUPTED = 0, 2, 130


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"bangtin {__version__}")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 some inputs refused, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console of an old encoding shows '?' for a letter it lacks; the command goes on.
            stream.reconfigure(errors="replace")
    with seldom_collecting():
        sys.exit(answer(arguments))


def answer(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit code; errors of the user are one line on stderr."""
    try:
        return app(args=arguments, prog_name="bangtin", standalone_mode=False) or DONE
    except typer.TyperException as error:
        said = getattr(error, "format_message", error.__str__)()
        if said.startswith("Usage: "):
            typer.echo(said, err=True)
            return WRONG_USE
        return _wrong(said)
    except typer.Abort:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; nothing may be flushed into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except ValueError as error:
        return _mistaken(error)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _wrong(f"{where}{(error.strerror or str(error)).lower()}")


def _mistaken(error: ValueError) -> int:
    """Tell of mistakes in rules and in the tables of a run, which any command may meet; another error goes on."""
    from extract.rulebook import RulebookError
    from extract.tables.stored import NoRunError

    if isinstance(error, RulebookError):
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        return WRONG_USE
    if isinstance(error, NoRunError):
        return _wrong(str(error))
    raise error


def _wrong(message: str) -> int:
    if message:
        typer.echo(f"bangtin: {message}", err=True)
    return WRONG_USE
