"""`rules test --watch`: the examples that a change of rule files may touch, each time that files are saved."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from extract.rulebook.load import SUFFIXES
from extract.rulebook.model import Family, Rule, Rulebook

_TICK = 300
"""Milliseconds to wait for a change before it is looked whether the user wants to end."""


def saved(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """The rule files that were written or deleted, each time that some were; at first none.

    Nothing is missed that happens between two of these times. Ends with KeyboardInterrupt.
    """
    begun = False
    for changes in watch(*folders, watch_filter=_is_rule_file, rust_timeout=_TICK, yield_on_timeout=True):
        if changes or not begun:
            begun = True
            yield sorted(Path(path) for _, path in changes)


def _is_rule_file(_: Change, path: str) -> bool:
    name = Path(path).name
    return name.endswith(SUFFIXES) and not name.startswith(".")


def touched(before: Rulebook, after: Rulebook, paths: Collection[Path]) -> set[str]:
    """Families whose examples may come out otherwise than before the files `paths` were saved.

    A changed rule touches its family and those that run after it; a file of words or settings touches all.
    """
    of_rules = _rule_files(before) | _rule_files(after)
    if before.disabled != after.disabled or not all(path.resolve() in of_rules for path in paths):
        return {family.name for family in after.families}
    known = {family.name: family for family in before.families}
    found = {family.name for family in after.families if _meaning(family) != _meaning(known.get(family.name))}
    for family in after.families:
        if found.intersection(family.after):
            found.add(family.name)
    return found


def changed_rules(before: Rulebook, after: Rulebook) -> set[str]:
    """Rules that are new or say something else than before, by id."""
    known = {rule.id: _said(rule) for family in before.families for rule in family.rules}
    return {rule.id for family in after.families for rule in family.rules if known.get(rule.id) != _said(rule)}


def _rule_files(rulebook: Rulebook) -> set[Path]:
    return {rule.source.path.resolve() for family in rulebook.families for rule in family.rules}


def _meaning(family: Family | None) -> tuple[object, ...]:
    if family is None:
        return ()
    settings = (family.makes, family.after, family.leaves, family.slot, family.columns, family.gazetteer)
    return (*settings, *map(_said, family.rules))


def _said(rule: Rule) -> tuple[object, ...]:
    """All that a rule says, wherever it stands."""
    examples = [(one.text, one.gives, one.date) for one in (*rule.examples, *rule.also, *rule.never, *rule.todo)]
    counts = tuple(map(len, (rule.examples, rule.also, rule.never, rule.todo)))
    patterns = tuple(pattern.source for pattern in rule.when)
    return (rule.id, patterns, rule.make, rule.set, rule.priority, rule.cue, rule.regex, counts, examples)
