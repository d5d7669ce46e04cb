"""`bangtin diff`: what changed between two runs."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TextIO

import typer

from extract.cli.errors import WrongUse

PAGE_ROWS = 500
"""Rows of a kind that a page shows of a rule, unless another number is asked for."""


class Form(StrEnum):
    """What the changes are written as."""

    TEXT = "text"
    CSV = "csv"
    HTML = "html"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(diff)


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="The output folder of a run.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="The output folder of a later run.")],
    table: Annotated[str | None, typer.Option(metavar="NAME", help="Only this table.")] = None,
    rule: Annotated[str | None, typer.Option(metavar="ID", help="Only rows that this rule made in either run.")] = None,
    form: Annotated[Form, typer.Option("--format", help="text to read; csv: every row; html: a page.")] = Form.TEXT,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, not to the screen.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help=f"Rows of a kind shown of each rule (text: 3, html: {PAGE_ROWS})."),
    ] = None,
) -> None:
    """Tell what has changed between two runs. Rows gained, lost and changed, by rule, with their sentences."""
    with _file(output) if output else nullcontext(sys.stdout) as out:
        write_changes(before, after, out, form, table=table, rule=rule, limit=limit)
    if output:
        typer.echo(str(output))


def write_changes(
    before: Path,
    after: Path,
    out: TextIO,
    form: Form = Form.TEXT,
    *,
    table: str | None = None,
    rule: str | None = None,
    limit: int | None = None,
) -> None:
    """Write the changes between two runs; a folder that is no run, or a table that neither has, is wrong use."""
    from extract.evaluation.context import Texts
    from extract.evaluation.diff import changes, compared_tables
    from extract.evaluation.diff_text import counted, listing, write_csv
    from extract.evaluation.digest import digest

    names = compared_tables(before, after)
    if table is not None and table not in names:
        raise WrongUse(f"no table '{table}'; there are {', '.join(names)}")
    found = changes(before, after, [table] if table else names)
    if rule is not None:
        found = (change for change in found if rule in (change.row.get("rule"), change.was.get("rule")))
    texts = Texts(after, before)
    match form:
        case Form.CSV:
            write_csv(found, texts, out)
        case Form.HTML:
            from extract.evaluation.diff_page import page

            out.write(page(str(before), str(after), digest(found, texts, PAGE_ROWS if limit is None else limit)))
        case Form.TEXT:
            rules = digest(found, texts, 3 if limit is None else limit)
            out.writelines(f"{line}\n" for line in (*listing(rules), *counted(rules)))
    if texts.gone:
        one = min(texts.gone)
        many = f" and {len(texts.gone) - 1} more" if len(texts.gone) > 1 else ""
        typer.echo(f"bangtin: no sentences of {one}{many}: the texts have moved or changed since the run", err=True)


@contextmanager
def earlier_run(run: Path, output: Path) -> Iterator[Path]:
    """The tables of an earlier run, to compare with what will stand in `output`; copied where that is its place."""
    from extract.tables.stored import table_files

    if not (run / "articles.csv").is_file():
        raise WrongUse(f"{run}: no tables (.csv) of a run")
    if not output.is_dir() or not run.samefile(output):
        yield run
        return
    with TemporaryDirectory(prefix="bangtin-") as aside:
        for table in table_files(run):
            shutil.copy(table, aside)
        yield Path(aside)


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    """A file that is written aside and takes its name when it is complete."""
    from extract.tables.aside import aside

    with aside(path) as place, place.open("w", encoding="utf-8", newline="") as handle:
        yield handle
