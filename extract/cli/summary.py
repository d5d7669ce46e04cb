"""`bangtin summary`: the facts of a run by place and time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse, wants
from extract.cli.plural import many

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 60
"""Rows that are printed; the file has all."""
NAMED = 3
"""Articles that a printed row names."""
FORMATS = ("csv", "jsonl", "parquet", "xlsx")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(summary)


def summary(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a run.")],
    measures: Annotated[
        list[str] | None, typer.Option("--measure", metavar="TEXT", help="Only measures with this text; repeatable.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by", metavar="WHAT", help="locality, district, province, year; repeatable [locality and year]."
        ),
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One column for each year.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="csv, jsonl, parquet or xlsx [by the file's name].")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the table goes [RUN/summary.csv].")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Set the facts of all articles side by side. Each measure by place and year, with the articles that state it."""
    from extract.summary import NoRecordsError, distinct_facts, pivot, read_records
    from extract.summary import wide as widened

    keys = _keys(by, wide)
    path, form = _target(run, output, form)
    try:
        records, copies = read_records(run, measures or ())
    except NoRecordsError as error:
        raise WrongUse(str(error)) from None
    facts = distinct_facts(records)
    cells = pivot(facts, keys)
    made = widened(cells) if wide else cells
    _write(made, path, form)
    if not quiet:
        _show(made, path)
        copied = f"; copies of others: {copies}, counted only for what they add" if copies else ""
        told = many(facts.sources["article"].nunique(), "article")
        typer.echo(f"\n{many(len(facts.table), 'fact')} of {told}{copied}")


def _keys(by: list[str] | None, wide: bool) -> list[str]:
    from extract.summary import BY

    keys = by or ["locality", "year"]
    for key in keys:
        if key not in BY:
            raise WrongUse(f"nothing to go by called '{key}'; there are {', '.join(BY)}")
    if wide and "year" not in keys:
        raise WrongUse("--wide needs --by year")
    return keys


def _target(run: Path, output: Path | None, form: str | None) -> tuple[Path, str]:
    """Where the table goes and in which format."""
    from extract.tables.writers import missing_library

    named = output.suffix.removeprefix(".").lower() if output else ""
    form = form or (named if named in FORMATS else "csv")
    if form not in FORMATS:
        raise WrongUse(f"no format '{form}'; there are {', '.join(FORMATS)}")
    if library := missing_library(form):
        raise WrongUse(wants(f"format {form}", library))
    if output is not None and output.is_dir():
        raise WrongUse(f"{output}: a folder, not a file")
    return output or run / f"summary.{form}", form


def _write(table: "pd.DataFrame", path: Path, form: str) -> None:
    """Write aside, then put in place: an error leaves what was there."""
    from extract.tables.aside import aside

    writers: dict[str, Callable[[Path], object]] = {
        "csv": lambda place: table.to_csv(place, index=False, lineterminator="\n"),
        "jsonl": lambda place: table.to_json(place, orient="records", lines=True, force_ascii=False),
        "parquet": lambda place: table.to_parquet(place, index=False),
        "xlsx": lambda place: _write_workbook(table, place),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with aside(path) as place:
        writers[form](place)


def _write_workbook(table: "pd.DataFrame", path: Path) -> None:
    import pandas as pd

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        table.to_excel(book, sheet_name="summary", index=False, freeze_panes=(1, 0))


def _show(table: "pd.DataFrame", path: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    from extract.summary.show import lines

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=10_000)
    head, *rows = lines(table.head(SHOWN), NAMED)
    shown = Table(box=None, pad_edge=False)
    for name in head:
        named = name == "sources"
        shown.add_column(name, no_wrap=named, overflow="ellipsis" if named else "fold")
    before = [""] * len(head)
    for row in rows:
        same = [cell == old for cell, old in zip(row, before, strict=True)]
        shown.add_row(*("" if all(same[: at + 1]) else cell for at, cell in enumerate(row)))
        before = row
    console.print(str(path), markup=False, soft_wrap=True)
    console.print()
    console.print(shown, markup=False)
    if len(table) > SHOWN:
        console.print(f"\n{len(table) - SHOWN} more rows in {path}", markup=False, soft_wrap=True)
