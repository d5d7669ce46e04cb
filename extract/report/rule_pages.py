"""What a run shows of each rule: how often it fired, lost and helped, and sentences in which it did."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.authoring.expand import expanded, lexicons_of
from extract.report.texts import Span, Told
from extract.rulebook.model import Example, Rule, Rulebook

MOST = 24
"""Examples of a rule that are kept, and of them MOST_OF_ONE of an article: readers want to see different ones."""
MOST_OF_ONE = 3


class RulePages:
    """Gathers, article by article, what the pages of rules tell."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._fired: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        self._set: Counter[str] = Counter()
        self._tables: dict[str, str] = {}
        self._rivals: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._examples: defaultdict[str, list[list[object]]] = defaultdict(list)
        self._lost_examples: defaultdict[str, list[list[object]]] = defaultdict(list)

    def add(self, number: int | None, rows: Mapping[str, Sequence[Mapping[str, str]]], told: Told | None) -> None:
        """Take an article: its number on the page (None if it is not shown), its rows by table, its text."""
        for table, of_table in rows.items():
            if table != "records":
                self._rows(number, table, of_table, told)
        if told is None:
            return
        for place, loser in enumerate(told.losers):
            self._lost[loser.rule] += 1
            self._rivals[loser.rule][loser.winner_rule] += 1
            if number is not None:
                self._keep(self._lost_examples[loser.rule], number, f"lost.{place}", loser.span, told)
        for hints in (told.hints or {}).values():
            self._set.update(hint.rule for hint in hints)

    def listing(self) -> list[dict[str, object]]:
        """The rules in the order of the rulebook, then those that only the tables name."""
        known = [rule for family in self._rulebook.families for rule in family.rules]
        listed = [self._listed(rule.id, rule) for rule in known]
        ids = {rule.id for rule in known}
        return [*listed, *(self._listed(name, None) for name in sorted(self._fired.keys() - ids))]

    def pages(self) -> dict[str, dict[str, object]]:
        """By rule: how it is written, examples in this run, whom it gave way to."""
        ids = [str(one["id"]) for one in self.listing()]
        return {name: self._page(name) for name in ids}

    def _rows(self, number: int | None, table: str, rows: Sequence[Mapping[str, str]], told: Told | None) -> None:
        for place, row in enumerate(rows):
            rule = row.get("rule", "")
            self._fired[rule] += 1
            self._tables[rule] = table
            if number is not None and told is not None:
                span = int(row["start"]), int(row["end"])
                self._keep(self._examples[rule], number, f"{table}.{place}", span, told)

    @staticmethod
    def _keep(kept: list[list[object]], number: int, find: str, span: Span, told: Told) -> None:
        if len(kept) < MOST and sum(one[0] == number for one in kept[-MOST_OF_ONE:]) < MOST_OF_ONE:
            start, end = _sentence(span, told.sentences)
            kept.append([number, find, told.text[start : span[0]], told.text[slice(*span)], told.text[span[1] : end]])

    def _listed(self, name: str, rule: Rule | None) -> dict[str, object]:
        family = self._rulebook.family(rule.family) if rule else None
        return {
            "id": name,
            "family": family.name if family else "",
            "table": family.makes if family else self._tables[name],
            "title": rule.title if rule else "",
            "mine": bool(rule and rule.source.layer),
            "make": rule.make if rule else "",
            "fired": self._fired[name],
            "lost": self._lost[name],
            "set": self._set[name],
        }

    def _page(self, name: str) -> dict[str, object]:
        rule = self._rulebook.rule(name)
        written = _written(rule, self._rulebook) if rule else {}
        return written | {
            "found": self._examples[name],
            "lost": self._lost_examples[name],
            "rivals": self._rivals[name].most_common(8),
        }


def _written(rule: Rule, rulebook: Rulebook) -> dict[str, object]:
    lexicons = lexicons_of(rule, rulebook)
    return {
        "why": rule.why,
        "when": [[pattern.source, expanded(pattern.node, rulebook)] for pattern in rule.when],
        "regex": rule.regex,
        "set": dict(rule.set),
        "priority": rule.priority,
        "file": f"{rule.source.path.name}:{rule.source.line}",
        "examples": [_example(example) for example in rule.examples],
        "never": [example.text for example in rule.never],
        "lists": [[name, lexicon.title or lexicon.name, len(lexicon.entries)] for name, lexicon in lexicons],
    }


def _example(example: Example) -> list[object]:
    return [example.text, [dict(fields) for fields in example.gives]]


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    """The characters of the sentence in which a span begins, at least those of the span."""
    for start, end in sentences:
        if start <= span[0] < end:
            return start, max(end, span[1])
    return span
