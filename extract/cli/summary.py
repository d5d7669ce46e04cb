"""`bangtin summary`: the facts of a run by place and time."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse

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
        typer.Option("--by", metavar="WHAT", help="locality, district, province, year; repeatable [locality and year]."),
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
    """Set the facts of all articles side by side: each measure by place and year, with the articles that state it."""
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
        left_out = f", {copies} copies of others left out" if copies else ""
        told = facts.sources["article"].nunique()
        typer.echo(f"\n{len(facts.table)} facts of {told} articles{left_out}")


def _keys(by: list[str] | None, wide: bool) -> list[str]:
    from extract.summary import BY

    keys = by or ["locality", "year"]
    for key in keys:
        if key not in BY:
            raise WrongUse(f"nothing to go by called '{key}'; there are {', '.join(BY)}")
    if wide and "year" not in keys:
        raise WrongUse("--wide needs --by year")
    return keys
