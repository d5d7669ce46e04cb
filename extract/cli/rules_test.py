"""`bangtin rules test`: the examples of rules are run, once or whenever a rule file is saved."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse, known_rule, usable_rules, wants
from extract.cli.rulebook import Family, families, loaded
from extract.cli.run import Rules

if TYPE_CHECKING:
    from extract.rulebook import Rulebook
    from extract.rulebook.model import Rule


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("test")(try_examples)


def try_examples(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Only these rules.")] = None,
    family: Family = None,
    rules: Rules = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and try again what a change touches whenever a file is saved.")
    ] = False,
) -> int:
    """Run the examples of the rules. Draws what fails, and what was found instead; exit code 1 if something does."""
    if watch:
        return _watch(ids or (), family, usable_rules(rules))
    from extract.matching.matcher import Matcher
    from extract.running.collector import seldom_collecting

    with seldom_collecting():
        rulebook = loaded(rules)
        if not ids and family is None:
            Matcher.of(rulebook).warm()
        return 1 if _tried(rulebook, _members(rulebook, ids or (), family)) else 0


def _members(rulebook: "Rulebook", ids: Collection[str], family: str | None) -> list["Rule"]:
    members = [rule for many in families(rulebook, family).values() for rule in many]
    if ids:
        asked = {known_rule(rulebook, rule_id).id for rule_id in ids}
        members = [rule for rule in members if rule.id in asked]
    return members


def _tried(rulebook: "Rulebook", members: Iterable["Rule"]) -> set[str]:
    """Run the examples of these rules, draw those that fail, and say how many did. Returns the families of those."""
    from extract.authoring.examples import trials
    from extract.authoring.picture import picture

    passed = failed = 0
    failing = set()
    for rule in members:
        for trial in trials(rule):
            lines = list(picture(trial, rulebook))
            if not lines:
                passed += 1
                continue
            failed += 1
            failing.add(rule.family)
            for line in lines:
                typer.echo(line)
    typer.echo(f"{passed} passed, {failed} failed")
    return failing


def _watch(ids: Sequence[str], family: str | None, folders: Sequence[Path]) -> int:
    if find_spec("watchfiles") is None:
        raise WrongUse(wants("--watch", "watchfiles"))
    from extract.authoring.watch import saved
    from extract.rulebook import shipped_rules

    session = Session(ids, family, folders)
    try:
        for paths in saved([*folders, shipped_rules()]):
            session.try_again(paths)
    except KeyboardInterrupt:
        typer.echo("")
    return 0


class Session:
    """What has been tried while rule files are watched, and what failed."""

    def __init__(self, ids: Sequence[str], family: str | None, folders: Sequence[Path]) -> None:
        self._ids = ids
        self._family = family
        self._folders = folders
        self._known: Rulebook | None = None
        self._saved: set[Path] = set()
        self._failing: set[str] = set()

    def try_again(self, paths: Sequence[Path]) -> None:
        """Read the rules, and run the examples that these files may touch and those that failed; at first, all."""
        from rich.console import Console

        from extract.rulebook import RulebookError, load

        self._saved.update(paths)
        names = ", ".join(path.name for path in paths)
        Console().clear()
        typer.echo(f"{datetime.now().astimezone():%H:%M:%S}  {names or 'all examples'}")
        try:
            rulebook = load(self._folders)
            if members := self._members(rulebook):
                self._failing = _tried(rulebook, members)
            else:
                typer.echo("no example rests on what has changed")
            self._known = rulebook
            self._saved.clear()
        except RulebookError as error:
            for problem in error.problems:
                typer.echo(str(problem))
        except WrongUse as error:
            typer.echo(str(error))
        typer.echo("waiting for a rule file to be saved; Ctrl-C ends")

    def _members(self, rulebook: "Rulebook") -> list["Rule"]:
        """The rules to try, those that have changed first."""
        from extract.authoring.watch import changed_rules, touched

        members = _members(rulebook, self._ids, self._family)
        if self._known is None:
            return members
        again = touched(self._known, rulebook, self._saved) | self._failing
        first = changed_rules(self._known, rulebook)
        return sorted((rule for rule in members if rule.family in again), key=lambda rule: rule.id not in first)
