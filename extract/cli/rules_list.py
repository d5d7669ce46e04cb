"""`bangtin rules list`: the rules there are, and what each did in a run."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse
from extract.cli.rulebook import Family, families, loaded
from extract.cli.run import Rules

if TYPE_CHECKING:
    from extract.rulebook import Rulebook


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("list")(list_rules)


class ListForm(StrEnum):
    """What a list is written as."""

    TEXT = "text"
    CSV = "csv"


class SortBy(StrEnum):
    """By what the rules of a family are put in order."""

    ORDER = "order"
    MADE = "made"
    LOST = "lost"


def list_rules(
    family: Family = None,
    rules: Rules = None,
    run: Annotated[
        Path | None, typer.Option(metavar="RUN", help="With what each rule did in this run (its output folder).")
    ] = None,
    never: Annotated[bool, typer.Option("--never", help="Of a run: only rules that never fired.")] = False,
    always_lose: Annotated[
        bool, typer.Option("--always-lose", help="Of a run: only rules all of whose matches gave way to others.")
    ] = False,
    sort: Annotated[SortBy, typer.Option(help="Of a run: put the rules of a family in this order.")] = SortBy.ORDER,
    form: Annotated[ListForm, typer.Option("--format", help="Of a run: text to read, or csv.")] = ListForm.TEXT,
) -> None:
    """List the rules of every family. In the order in which they run; with --run, how often each fired and lost."""
    from extract.authoring.show import listing

    if run is None and (never or always_lose or sort is not SortBy.ORDER or form is not ListForm.TEXT):
        raise WrongUse("--never, --always-lose, --sort and --format need --run RUN")
    rulebook = loaded(rules or _rules_of(run))
    members = families(rulebook, family)
    if run is None:
        for line in listing(members, rulebook):
            typer.echo(line)
        return
    _list_counts(rulebook, run, family, never=never, always_lose=always_lose, sort=sort, form=form)


def _rules_of(run: Path | None) -> list[Path]:
    """The rule folders that a run was given, as far as they are there."""
    from extract.authoring.counts import NoCountsError, rule_folders

    try:
        return [folder for folder in rule_folders(run) if folder.is_dir()] if run else []
    except NoCountsError as error:
        raise WrongUse(str(error)) from None


def _list_counts(
    rulebook: "Rulebook", run: Path, family: str | None, *, never: bool, always_lose: bool, sort: SortBy, form: ListForm
) -> None:
    from extract.authoring.counts import NoCountsError, Sort, Verdict, chosen, counts, same_rules, table, write_csv

    try:
        found = counts(rulebook, run)
        same = same_rules(rulebook, run)
    except NoCountsError as error:
        raise WrongUse(str(error)) from None
    if not same:
        typer.echo(
            f"bangtin: {run} was made with other rules than these (they have changed, or --rules is missing)", err=True
        )
    verdicts = [*([Verdict.NEVER] if never else []), *([Verdict.LOSES] if always_lose else [])]
    found = chosen((one for one in found if family in (None, one.family)), verdicts, Sort(sort))
    if form is ListForm.CSV:
        write_csv(found, sys.stdout)
        return
    for line in table(found):
        typer.echo(line)
