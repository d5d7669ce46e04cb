"""From a run to the page about it, in one pass over its tables."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extract.inputs.runs import about, started_in
from extract.linking.entries import texts
from extract.report.blocks import Blocks, TableBlocks, TextBlocks
from extract.report.overview import Overview
from extract.report.page import head, tail
from extract.report.reading import Header, Rows, RunTables
from extract.report.retell import Teller, tell_all
from extract.report.rule_pages import RulePages
from extract.report.texts import Told, stand
from extract.rulebook import RulebookError, load
from extract.tables.aside import aside
from extract.tables.columns import Table
from extract.tables.stored import NoRunError

NEVER_ADDED = "not-added"
"""The list of words of measures whose figures are not added up."""
MOST = 2000
"""Articles of a run whose texts and rows are on the page; the overview and the counts of rules are of all."""

MOST_MATCHED = 300
"""Articles over which the rules run again unasked: a few seconds."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: articles shown, of how many that were read, and those whose texts are gone or have changed."""

    shown: int
    articles: int
    without_text: int


def write_report(
    run: Path,
    output: Path,
    only: Collection[str] = (),
    *,
    matches: bool | None = None,
    watch: Callable[[int, int], None] = lambda shown, most: None,
) -> Written:
    """Write a page about the articles of a run (about those named in `only`) to a file.

    The texts are read again from where the run read them. With `matches` (None: for up to MOST_MATCHED articles) the
    rules run over them again, for the matches that gave way; not if they have changed since the run. `watch` is told
    how many articles of how many are on the page. Raises NoRunError.
    """
    with RunTables(run) as tables, ExitStack() as stack:
        if missing := set(only) - {facts["article"] for facts in tables.read()} if only else ():
            raise NoRunError(f"{run}: no article {', '.join(sorted(missing))}")
        shown = list(islice((facts for facts in tables.read() if not only or facts["article"] in only), MOST))
        page = stack.enter_context(stack.enter_context(aside(output)).open("w", encoding="utf-8"))
        page.write(head(f"{run.resolve().name} · bangtin"))
        teller, notes = _teller(tables, len(shown) <= MOST_MATCHED if matches is None else matches)
        making = _Making(tables, Blocks(page), teller, only)
        with closing(tell_all(shown, teller)) as told:
            for facts, rows in tables.each():
                try:
                    making.add(facts, rows, told)
                except ValueError as error:
                    raise NoRunError(f"{run}: the rows of {facts['article']} are no rows of a run: {error}") from None
                watch(making.written.shown, len(shown))
        page.write(tail(making.payload(notes)))
    return making.written


class _Making:
    """What is known while the articles go by."""

    def __init__(self, tables: RunTables, blocks: Blocks, teller: Teller, only: Collection[str]) -> None:
        self._tables, self._blocks, self._only, self._matches = tables, blocks, only, teller.matches
        self._by_table = {header.name: TableBlocks(header.columns, blocks) for header in tables.tables}
        self._texts = TextBlocks(blocks)
        self._rules = RulePages(teller.rulebook)
        self._overview = Overview(texts(teller.rulebook, NEVER_ADDED))
        self._shown: list[list[str]] = []
        self._refused: list[list[str]] = []
        self._articles = self._without_text = 0

    def add(self, facts: dict[str, str], rows: dict[str, Rows], texts: Iterator[Told | None]) -> None:
        """Take the next article of the run; `texts` has what is told of the next one that is shown."""
        if facts["status"] != "ok":
            self._refused.append([facts["path"], facts["reason"]])
            return
        if self._only and facts["article"] not in self._only:
            return
        self._articles += 1
        self._overview.add(facts, rows)
        if len(self._shown) >= MOST:
            self._rules.add(None, rows, None)
            return
        told = next(texts)
        if told and not all(stand(of_table, told.text) for of_table in rows.values()):
            told = None
        self._without_text += told is None
        self._rules.add(len(self._shown), rows, told)
        self._shown.append([facts[column] for column in self._tables.articles.columns])
        self._texts.add(_plain(told, rows) if told else None)
        for name, of_table in rows.items():
            self._by_table[name].add(of_table)

    def payload(self, notes: Sequence[str]) -> dict[str, object]:
        """What the page begins with; writes the blocks that are still open."""
        self._texts.close()
        for table in self._by_table.values():
            table.close()
        said = about(self._tables.run)
        return {
            "meta": {
                "version": said.get("bangtin", ""),
                "run": self._tables.run.resolve().name,
                "rulebook": said.get("rulebook", ""),
                "articles": self._articles,
                "shown": len(self._shown),
                "refused": self._refused,
                "notes": list(notes),
                "matches": self._matches,
                "texts": self._texts.index,
                "rules": self._blocks.write(self._rules.pages()),
                "overview": self._blocks.write(self._overview.payload()),
            },
            "articles": {"columns": self._tables.articles.columns, "rows": self._shown},
            "tables": [self._table(header) for header in self._tables.tables],
            "rules": self._rules.listing(),
        }

    @property
    def written(self) -> Written:
        return Written(len(self._shown), self._articles, self._without_text)

    def _table(self, header: Header) -> dict[str, object]:
        made = self._by_table[header.name]
        typed = Table(header.name, header.columns)
        return {
            "name": header.name,
            "columns": made.columns,
            "types": [typed.type(column) for column in made.columns],
            "rows": made.starts[-1],
            "starts": made.starts,
            "blocks": made.index,
        }


def _teller(tables: RunTables, matches: bool) -> tuple[Teller, list[str]]:
    """Who tells of the articles, with the rules of the run as they are now; and what has to be said about them."""
    said = about(tables.run)
    rules = tuple(started_in(tables.run) / folder for folder in said.get("options", {}).get("rules", ()))
    try:
        rulebook = load(rules)
    except (RulebookError, OSError):
        return Teller(tables.run, load(()), (), matches=False), ["note.rules-gone"]
    same = rulebook.hash == said.get("rulebook")
    return Teller(tables.run, rulebook, rules, matches=same and matches), [] if same else ["note.rules-changed"]


def _plain(told: Told, rows: Mapping[str, Rows]) -> dict[str, object]:
    """What is told of an article, for its block."""
    hints = told.hints or {}
    by_find = {
        f"{table}.{place}": [[hint.rule, *hint.span, hint.fields] for hint in found]
        for table, of_table in rows.items()
        if table != "records"
        for place, row in enumerate(of_table)
        if (found := hints.get((table, int(row["start"]), int(row["end"]), row.get("rule", ""))))
    }
    return {
        "text": told.text,
        "title": told.title,
        "sentences": told.sentences,
        "furniture": told.furniture,
        "losers": [[*one.span, one.rule, *one.winner, one.winner_rule, one.why] for one in told.losers],
        "hints": by_find,
    }
