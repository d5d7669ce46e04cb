"""`bangtin rules`: check, show, list and try the rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse, known_rule, rule_mistakes_told, usable_rules
from extract.cli.run import Rules

if TYPE_CHECKING:
    from extract.rulebook import Rulebook
    from extract.rulebook.model import Rule

Family = Annotated[str | None, typer.Option("--family", metavar="NAME", help="Only the rules of this family.")]

rules_app = typer.Typer(help="Check, show, list and test rules.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.add_typer(rules_app, name="rules")


@rules_app.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="Your own rule folders, beside the shipped rules.")
    ] = None,
    rules: Rules = None,
) -> int:
    """Look for mistakes in rule files. Prints PATH:LINE:COLUMN: CODE MESSAGE for each; exit code 1 if there is one."""
    from extract.authoring.check import check as check_rules

    problems = check_rules(usable_rules([*(folders or ()), *(rules or ())]))
    for problem in problems:
        typer.echo(str(problem))
    if not problems:
        typer.echo("no mistakes found")
    return 1 if problems else 0


@rules_app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as in the column `rule`.")],
    rules: Rules = None,
) -> None:
    """Show one rule: what it is for, its pattern with lists written out, its examples."""
    from extract.authoring.show import show as show_rule

    rulebook = _load(rules)
    for line in show_rule(known_rule(rulebook, rule), rulebook):
        typer.echo(line)


@rules_app.command("list")
def list_rules(family: Family = None, rules: Rules = None) -> None:
    """List the rules of every family in the order in which they run."""
    for name, members in _families(_load(rules), family).items():
        typer.echo(f"{name}: {len(members)} rules")
        for rule in members:
            typer.echo(f"  {rule.id:32} {rule.title}")


@rules_app.command("test")
def try_examples(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these rules.")] = None,
    family: Family = None,
    rules: Rules = None,
) -> int:
    """Run the examples of the rules. Prints what fails; exit code 1 if something does."""
    from extract.authoring.examples import complaint, trials

    rulebook = _load(rules)
    chosen = [known_rule(rulebook, rule_id) for rule_id in ids or ()]
    failed = tried = 0
    for rule in chosen or [rule for members in _families(rulebook, family).values() for rule in members]:
        for trial in trials(rule):
            tried += 1
            if wrong := complaint(trial, rulebook):
                failed += 1
                typer.echo(f"{rule.source.path}:{rule.source.line}: {trial.name}: {trial.text!r}: {wrong}")
    typer.echo(f"{tried - failed} passed, {failed} failed")
    return 1 if failed else 0


def _load(rules: Sequence[Path] | None) -> "Rulebook":
    from extract.rulebook import load

    with rule_mistakes_told():
        return load(usable_rules(rules))


def _families(rulebook: "Rulebook", only: str | None) -> dict[str, tuple["Rule", ...]]:
    names = [family.name for family in rulebook.families]
    if only is not None and only not in names:
        raise WrongUse(f"no family '{only}'; there are {', '.join(names)}")
    return {family.name: family.rules for family in rulebook.families if only in (None, family.name)}
