"""Every example, counter-example and known gap of every shipped rule is a test of its own name."""

from collections.abc import Iterator
from functools import cache

import pytest

from extract.authoring.branches import unused_branches
from extract.authoring.examples import Trial, complaint, trials
from extract.authoring.picture import picture
from extract.rulebook import Rulebook, read
from extract.rulebook.model import Rule


@cache
def shipped() -> Rulebook:
    return read()[0]


def every_trial() -> Iterator[Trial]:
    for family in shipped().families:
        for rule in family.rules:
            yield from trials(rule)


@pytest.mark.parametrize("trial", list(every_trial()), ids=lambda trial: f"{trial.rule.family}/{trial.name}")
def test_example(trial: Trial) -> None:
    assert not complaint(trial, shipped()), "\n".join(picture(trial, shipped()))


def test_the_shipped_rules_can_be_read() -> None:
    assert read()[1] == []


@pytest.mark.parametrize("rule", [r for f in shipped().families for r in f.rules], ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_for_and_proves_itself(rule: Rule) -> None:
    assert rule.title
    assert rule.why
    assert len(rule.examples) >= 2
    assert rule.never


@pytest.mark.parametrize("rule", [r for f in shipped().families for r in f.rules], ids=lambda rule: rule.id)
def test_every_branch_of_a_rule_is_used_by_a_text_of_it(rule: Rule) -> None:
    assert list(unused_branches(rule, shipped())) == []
