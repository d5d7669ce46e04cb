"""`rules check`: all mistakes of a rulebook at once, with file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from extract.authoring.examples import complaint, find, trials
from extract.matching.cascade import CUE, NOTHING
from extract.rulebook.load import Draft, assemble, read_draft
from extract.rulebook.marks import Problem
from extract.rulebook.model import Lexicon, Rule, Rulebook
from extract.rulebook.suggest import did_you_mean
from extract.text.fold import fold
from extract.values.workshop import WORKSHOP

_CODE = {"example": "R011", "not": "R012", "todo": "R013"}


def check(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> list[Problem]:
    """Every problem of the shipped rules with the user's folders on top, in file order.

    Examples are run only when the files themselves can be read without a mistake.
    """
    draft, layers = read_draft(folders, shipped=shipped)
    rulebook = assemble(draft, layers)
    problems = list(draft.problems)
    for family in rulebook.families:
        for rule in family.rules:
            problems.extend(_static(draft, rule))
    problems.extend(_doubled_units(rulebook))
    if not problems:
        for family in rulebook.families:
            for rule in family.rules:
                problems.extend(_proved(draft, rulebook, rule))
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line, problem.column))


def _static(draft: Draft, rule: Rule) -> Iterator[Problem]:
    marked, key = draft.marks[rule.id]
    if rule.make not in (*WORKSHOP.builders, CUE, NOTHING):
        hint = did_you_mean(rule.make, (*WORKSHOP.builders, CUE, NOTHING))
        yield marked.problem((*key, "make"), "R018", f"nothing is made by '{rule.make}'", hint)
    if not rule.examples:
        yield marked.problem(
            key, "R009", f"'{rule.id}' has no example", "add 'examples:' with a text and what it gives"
        )
    if not rule.never:
        yield marked.problem(
            key, "R010", f"'{rule.id}' has no counter-example", "add 'not:' with a sentence it must leave alone"
        )
    if rule.regex:
        try:
            regex.compile(rule.regex)
        except regex.error as error:
            yield marked.problem((*key, "regex"), "R006", f"the regex cannot be read: {error}")


def _proved(draft: Draft, rulebook: Rulebook, rule: Rule) -> Iterator[Problem]:
    marked, key = draft.marks[rule.id]
    failed = []
    for trial in trials(rule):
        said = complaint(trial, rulebook)
        if said:
            name = {"example": "examples"}.get(trial.kind, trial.kind)
            problem = marked.problem(
                (*key, name, trial.number - 1), _CODE[trial.kind], f"{trial.name} {trial.text!r}: {said}"
            )
            failed.append((trial, problem))
    examples = [trial for trial, _ in failed if trial.kind == "example"]
    if len(rule.examples) > 0 and len(examples) == len(rule.examples) and (winner := _shadow(rulebook, rule)):
        yield marked.problem(key, "R014", f"'{rule.id}' loses all its examples to '{winner}'", "raise its 'priority:'")
    yield from (problem for _, problem in failed)


def _shadow(rulebook: Rulebook, rule: Rule) -> str:
    """The rule that this one gives way to in its examples, if it does so in each."""
    winners = []
    for example in rule.examples:
        _, found = find(rulebook, rule.family, example.text, example.date)
        lost = [loser.winner.rule for loser in found.losers if loser.mention.rule == rule.id]
        if not lost:
            return ""
        winners.append(lost[0])
    return winners[0] if winners else ""


def _doubled_units(rulebook: Rulebook) -> Iterator[Problem]:
    """The same spelling in two entries of lexicons that fill one slot."""
    by_slot: dict[str, list[Lexicon]] = {}
    for lexicon in rulebook.lexicons.values():
        if lexicon.slot:
            by_slot.setdefault(lexicon.slot, []).append(lexicon)
    for slot, lexicons in by_slot.items():
        seen: dict[tuple[str, ...], str] = {}
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for text in entry.texts:
                    words = tuple(fold(word) if word.islower() else word for word in text.split())
                    where = f"{entry.source.path}:{entry.source.line}"
                    if seen.setdefault(words, where) != where and entry.source.layer == 0:
                        message = f"'{text}' stands as {slot} at {seen[words]} already"
                        yield Problem(entry.source.path, entry.source.line, 1, "R017", message)
