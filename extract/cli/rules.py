"""`bangtin rules`: check, show, list, begin and try the rules."""

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

rules_app = typer.Typer(help="Check, show, list, begin and test rules.", no_args_is_help=True, rich_markup_mode=None)


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
    from extract.authoring.show import listing

    rulebook = _load(rules)
    for line in listing(_families(rulebook, family), rulebook):
        typer.echo(line)


@rules_app.command("test")
def try_examples(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these rules.")] = None,
    family: Family = None,
    rules: Rules = None,
) -> int:
    """Run the examples of the rules. Draws what fails, and what was found instead; exit code 1 if something does."""
    from extract.authoring.examples import trials
    from extract.authoring.picture import picture
    from extract.matching.matcher import Matcher

    rulebook = _load(rules)
    members = [rule for many in _families(rulebook, family).values() for rule in many]
    if not ids and family is None:
        Matcher.of(rulebook).warm()
    if ids:
        asked = {known_rule(rulebook, rule_id).id for rule_id in ids}
        members = [rule for rule in members if rule.id in asked]
    failed = tried = 0
    for rule in members:
        for trial in trials(rule):
            tried += 1
            lines = list(picture(trial, rulebook))
            failed += bool(lines)
            for line in lines:
                typer.echo(line)
    typer.echo(f"{tried - failed} passed, {failed} failed")
    return 1 if failed else 0


@rules_app.command()
def new(
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="The family that the rule will belong to.")],
    like: Annotated[str | None, typer.Option(metavar="ID", help="Begin with a copy of this rule.")] = None,
    rules: Rules = None,
) -> None:
    """Print a rule to fill in, with a word about each of its lines."""
    from extract.authoring.starter import starter

    rulebook = _load(rules)
    members = _families(rulebook, family)[family]
    typer.echo(starter(rulebook.family(family), members, known_rule(rulebook, like) if like else None), nl=False)


@rules_app.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that check and complete while you write."""
    import json

    from extract.authoring.json_schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@rules_app.command("explain-code")
def tell_code(code: Annotated[str, typer.Argument(help="A code that `rules check` prints, as R011.")]) -> None:
    """Tell what a code of `rules check` means and what to do about it."""
    from extract.authoring.codes import CODES, explain_code

    if code.upper() not in CODES:
        raise WrongUse(f"no code '{code}'; there are {', '.join(CODES)}")
    typer.echo(explain_code(code))


def _load(rules: Sequence[Path] | None) -> "Rulebook":
    from extract.rulebook import load

    with rule_mistakes_told():
        return load(usable_rules(rules))


def _families(rulebook: "Rulebook", only: str | None) -> dict[str, tuple["Rule", ...]]:
    names = [family.name for family in rulebook.families]
    if only is not None and only not in names:
        raise WrongUse(f"no family '{only}'; there are {', '.join(names)}")
    return {family.name: family.rules for family in rulebook.families if only in (None, family.name)}
