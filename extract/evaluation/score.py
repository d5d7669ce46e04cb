"""Precision and recall of a run's tables against an annotation."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.evaluation.agree import SAME, Row, details, same_cells
from extract.evaluation.context import passage
from extract.evaluation.gold import Annotated, Entry, GoldError
from extract.evaluation.read import annotations
from extract.exchange.marked import level_lines, table_order
from extract.exchange.source import Run
from extract.tables.stored import NoRunError


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that no entry asks for, and the sentence that it stands in."""

    row: Row
    sentence: str


@dataclass(frozen=True, slots=True)
class Missed:
    """An entry that no row answers, and the sentence that it stands in."""

    article: str
    entry: Entry
    sentence: str


@dataclass(slots=True)
class Score:
    """How one table did: the right rows (counted by rule), the rows that are wrong and the entries that were missed.

    `details` counts, for the right rows, how often a further cell was (right, asked for).
    """

    name: str
    table: str
    by_rule: Counter[str] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    details: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def right(self) -> int:
        """How many rows are right."""
        return self.by_rule.total()

    @property
    def precision(self) -> float:
        """The share of the rows that are right."""
        return share(self.right, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the entries that were found."""
        return share(self.right, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return share(2 * self.right, 2 * self.right + len(self.wrong) + len(self.missed))

    def rules(self) -> Iterator[tuple[str, int, int]]:
        """Every rule that made a row, with the numbers of its right and wrong rows; the most wrong first."""
        wrong = Counter(one.row["rule"] for one in self.wrong)
        for rule in sorted({*self.by_rule, *wrong}, key=lambda rule: (-wrong[rule], -self.by_rule[rule], rule)):
            yield rule, self.by_rule[rule], wrong[rule]


@dataclass(frozen=True, slots=True)
class Task:
    """One comparison: which table, which of its rows and entries."""

    name: str
    table: str
    row: Callable[[Row], bool] = lambda row: True
    entry: Callable[[Entry], bool] = lambda entry: True


TASKS = (
    Task("localities", "localities"),
    Task("figures", "figures"),
    Task("periods", "periods"),
    Task("names", "exemplars"),
    Task(
        "exemplars",
        "exemplars",
        lambda row: row["exemplar"] == "true",
        lambda entry: entry.fields.get("exemplar") is True,
    ),
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores, how many articles were compared, and what could not be read, in one line each."""

    scores: Sequence[Score]
    articles: int
    problems: Sequence[str]


def evaluate(gold: Path, run: Path) -> Evaluation:
    """Compare a run with the annotations of its articles, of any format that `annotations` reads.

    A table counts when the annotation of any article has it; where none has any, the shipped ones count.
    Raises GoldError when nothing can be compared.
    """
    problems: list[str] = []
    try:
        source = Run(run)
    except NoRunError as error:
        raise GoldError(str(error)) from None
    facts = {row["article"]: row for row in source.articles}
    read = annotations(gold, facts, lambda name: source.text(facts[name]), problems.append)
    annotated = {one.article: one for one in read if one.article in facts}
    tasks = _tasks(annotated.values(), source.tables, problems)
    scores = [Score(task.name, task.table) for task in tasks]
    compared = 0
    for found, rows in source.by_article():
        wanted = annotated.get(found["article"])
        if wanted is None:
            continue
        if not all(_stands(row, wanted.text) for table in rows.values() for row in table):
            problems.append(f"{wanted.article}: the run read another text than the one that is annotated")
            continue
        compared += 1
        for task, score in zip(tasks, scores, strict=True):
            _compare(task, score, wanted, rows.get(task.table, ()), wanted.entries.get(task.table, ()))
    if not compared:
        raise GoldError("; ".join(problems) or f"{run}: no article of {gold} was run")
    return Evaluation(scores, compared, problems)


def _tasks(annotated: Iterable[Annotated], tables: Sequence[str], problems: list[str]) -> list[Task]:
    """The comparisons to make, over the tables that are annotated anywhere and that the run has."""
    there = table_order(table for one in annotated for table in one.entries) or list(SAME)
    for table in there:
        if table not in tables:
            problems.append(f"'{table}' is annotated, but is no table of the run ({', '.join(tables)})")
    known = [task for task in TASKS if task.table in there]
    return [*known, *(Task(table, table) for table in there if table in tables and table not in SAME)]


def _compare(task: Task, score: Score, article: Annotated, rows: Sequence[Row], entries: Sequence[Entry]) -> None:
    same = SAME.get(task.table, same_cells)
    free = [entry for entry in entries if not entry.optional and task.entry(entry)]
    optional = [entry for entry in entries if entry.optional]
    counted: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in filter(task.row, rows):
        hits = [entry for entry in free if _shared(row, entry) and same(row, entry)]
        if hits:
            hit = max(hits, key=lambda entry: _shared(row, entry))
            free.remove(hit)
            score.by_rule[row["rule"]] += 1
            for detail, agrees in details(task.table, row, hit).items():
                asked[detail] += 1
                counted[detail] += agrees
        elif not _excused(row, optional, [entry for entry in entries if not entry.optional]):
            score.wrong.append(Wrong(row, str(passage(article.text, int(row["start"]), int(row["end"])))))
    for entry in free:
        score.missed.append(Missed(article.article, entry, str(passage(article.text, entry.start, entry.end))))
    for detail, number in asked.items():
        right, total = score.details.get(detail, (0, 0))
        score.details[detail] = (right + counted[detail], total + number)


def _excused(row: Row, optional: Sequence[Entry], required: Sequence[Entry]) -> bool:
    """A wrong row counts neither way when it stands for an optional entry: on nothing else, or mostly on it."""
    touched = [entry for entry in optional if _shared(row, entry)]
    if touched and not any(_shared(row, entry) for entry in required):
        return True
    return any(2 * _shared(row, entry) >= _together(row, entry) for entry in touched)


def _shared(row: Row, entry: Entry) -> int:
    return max(0, min(int(row["end"]), entry.end) - max(int(row["start"]), entry.start))


def _together(row: Row, entry: Entry) -> int:
    return max(int(row["end"]), entry.end) - min(int(row["start"]), entry.start)


def _stands(row: Row, text: str) -> bool:
    """Whether a row's words stand in the annotated text, which may have other line ends."""
    words = row.get("text", "")
    return not words or level_lines(text[int(row["start"]) : int(row["end"])]) == level_lines(words)


def share(part: int, whole: int) -> float:
    """A part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0
