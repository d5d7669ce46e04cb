"""What a rulebook's own words change, and what they leave as it is."""

from pathlib import Path

import pytest

from extract.matching import cache
from extract.matching.matcher import Matcher
from extract.rulebook import Rulebook, load
from tests.rulebook.folders import folder, rule, user_folder

SHIPPED = {
    "things/all.yaml": "rules:\n" + rule("hiến {number} {unit}", "land") + rule("ông {name} 135", "man"),
    "lexicons/units.yaml": "lexicon: units\nslot: unit\nentries: [m2, sào]\n",
}
MINE = {
    "mine.yaml": "lexicon: units\nentries: [anh ách, zét]\n",
    "things/mine.yaml": "rules:\n" + rule("ánh {name} 130", "b"),
}


def sources(book: Rulebook) -> dict[str, list[str]]:
    return {ready.rule.id: [pattern.source for pattern in ready.patterns] for ready in Matcher.of(book).rules["things"]}


def test_words_of_users_leave_the_regexes_of_shipped_rules_as_they_are(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", SHIPPED)
    mine = user_folder(tmp_path / "mine", MINE)
    before, after = sources(load(shipped=shipped)), sources(load([mine], shipped=shipped))
    assert before["man"] == after["man"]
    assert before["land"] != after["land"]
    assert load([mine], shipped=shipped).shipped_hash == load(shipped=shipped).hash


def test_warm_keeps_the_patterns_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    book = load(shipped=folder(tmp_path / "shipped", SHIPPED))
    Matcher(book).warm()
    monkeypatch.setattr(cache, "_memo", {})
    Matcher(book)
    assert set(cache._memo) >= {source for many in sources(book).values() for source in many}
