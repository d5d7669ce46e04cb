"""Mistakes of the user that several commands meet."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extract.rulebook.model import Rule, Rulebook


class WrongUse(typer.TyperException):
    """A command that cannot be carried out as given; the message is told in one line."""


def usable_rules(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    """The folders given with --rules; one that is none is wrong use."""
    for folder in folders or ():
        if not folder.is_dir():
            raise WrongUse(f"{folder}: no such folder of rules")
    return tuple(folders or ())


def wants(what: str, library: str) -> str:
    """What to tell of something that needs a library which is not installed, with the Python that it is for."""
    python = Path(sys.executable)
    if python.is_relative_to(Path.cwd()):
        python = python.relative_to(Path.cwd())
    return f"{what} needs a library; install it with: {python} -m pip install {library}"


def known_rule(rulebook: "Rulebook", rule_id: str) -> "Rule":
    """The rule of that id; another id is wrong use."""
    rule = rulebook.rule(rule_id)
    if rule is not None:
        return rule
    from extract.rulebook.suggest import did_you_mean

    if rule_id in rulebook.disabled:
        raise WrongUse(f"the rule '{rule_id}' is switched off in your rules")
    hint = did_you_mean(rule_id, [one.id for family in rulebook.families for one in family.rules])
    listed = "see `bangtin rules list`" + ("" if len(rulebook.folders) > 1 else "; rules of your own need --rules DIR")
    raise WrongUse(f"no rule '{rule_id}' ({hint or listed})")
