"""Parts of a rule's phrases that none of its texts makes use of are named; `also` gives texts for them."""

from pathlib import Path

import pytest

from extract.authoring.branches import unused_branches
from extract.authoring.examples import complaint, trials
from extract.rulebook import Rulebook, load
from tests.rulebook.folders import FAMILY, folder

RULES = """\
rules:
  - id: land
    title: T
    why: W
    when:
      - "(hiến|tặng|góp) [thêm|nốt] {number} @unit(m2 [đất])"
      - "nhường đất"
    make: row
    examples:
      - text: Bà con hiến 5 m2.
        gives: {unit: m2}
      - text: Bà con hiến thêm 5 m2.
        gives: {unit: m2}
    also: ALSO
    not: [Bà con hiến máu.]
"""


def book(tmp_path: Path, also: str) -> Rulebook:
    files = {"things/family.yaml": FAMILY, "things/land.yaml": RULES.replace("ALSO", also)}
    return load(shipped=folder(tmp_path / "shipped", files))


@pytest.mark.parametrize(
    ("also", "unused"),
    [
        ("[]", ["tặng", "góp", "nốt", "đất", "nhường đất"]),
        ("[Bà con tặng nốt 5 m2 đất.]", ["góp", "nhường đất"]),
        ("[Bà con tặng nốt 5 m2 đất., Bà con góp 2 m2., Họ nhường đất.]", []),
    ],
)
def test_what_no_text_uses_is_named(tmp_path: Path, also: str, unused: list[str]) -> None:
    rulebook = book(tmp_path, also)
    (rule,) = rulebook.families[0].rules
    assert list(unused_branches(rule, rulebook)) == unused


def test_a_text_under_also_must_be_found_by_the_rule(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "[Bà con góp 2 m2., Bà con xin 2 m2.]")
    (rule,) = rulebook.families[0].rules
    said = {trial.name: complaint(trial, rulebook) for trial in trials(rule) if trial.kind == "also"}
    assert said == {"land/also-1": "", "land/also-2": "this rule makes nothing of it; found nothing"}
