"""A few of the damaged articles of benchmarks/fuzz.py."""

from benchmarks.fuzz import check, corpus, mutated
from extract.rulebook import load
from extract.running.article import tables_of


def test_damaged_articles_are_read_or_refused_and_every_row_stands_where_it_says() -> None:
    rulebook = load()
    tables = tables_of(rulebook)
    verdicts = {number: check(mutated(number), rulebook, tables) for number in range(80)}
    said = [verdict.said for verdict in verdicts.values()]
    assert {number: verdict.said for number, verdict in verdicts.items() if verdict.said not in ("ok", "refused")} == {}
    assert said.count("ok") > 30
    assert said.count("refused") > 10
    assert sum(verdict.rows for verdict in verdicts.values()) > 1000


def test_damage_is_the_same_every_time_and_changes_the_article() -> None:
    assert mutated(3) == mutated(3)
    assert sum(mutated(number) in corpus() for number in range(20)) <= 2
