"""Precision and recall of a run's tables against an annotation."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.evaluation.agree import SAME, Row, details
from extract.evaluation.gold import Entry, GoldError, gold_files, read_gold
from extract.text.decode import Refused, decode


@dataclass(slots=True)
class Score:
    """How one table did: the number of right rows, the rows that are wrong and the entries that were missed.

    `details` counts, for the right rows, how often a further cell was (right, asked for).
    """

    name: str
    right: int = 0
    wrong: list[Row] = field(default_factory=list)
    missed: list[tuple[str, Entry]] = field(default_factory=list)
    details: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of the rows that are right."""
        return _share(self.right, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the entries that were found."""
        return _share(self.right, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + len(self.wrong) + len(self.missed))


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
        "exemplars", "exemplars", lambda row: row["exemplar"] == "true", lambda entry: entry.fields["exemplar"] is True
    ),
)


def evaluate(gold: Path, run: Path) -> list[Score]:
    """Compare the tables in the folder `run` with the annotations in the folder `gold`, over the articles in both.

    The text of an article is NAME.txt beside its annotation, else the file that the run read.
    Raises GoldError when a folder has not what is needed.
    """
    files = gold_files(gold)
    paths = {row["article"]: row["path"] for row in _read(run / "articles.csv")}
    together = [name for name in files if name in paths]
    if not together:
        raise GoldError(f"{run}: no article of {gold} was run")
    tables = {task.table: _by_article(run / f"{task.table}.csv") for task in TASKS}
    scores = [Score(task.name) for task in TASKS]
    for name in together:
        wanted = read_gold(files[name], _text(files[name].with_suffix(".txt"), Path(paths[name])))
        for task, score in zip(TASKS, scores, strict=True):
            _compare(task, score, name, tables[task.table].get(name, []), wanted[task.table])
    return scores


def _compare(task: Task, score: Score, article: str, rows: Sequence[Row], entries: Sequence[Entry]) -> None:
    same = SAME[task.table]
    free = [entry for entry in entries if not entry.optional and task.entry(entry)]
    optional = [entry for entry in entries if entry.optional]
    counted: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in filter(task.row, rows):
        hits = [entry for entry in free if _shared(row, entry) and same(row, entry)]
        if hits:
            hit = max(hits, key=lambda entry: _shared(row, entry))
            free.remove(hit)
            score.right += 1
            for detail, agrees in details(task.table, row, hit).items():
                asked[detail] += 1
                counted[detail] += agrees
        elif not _excused(row, optional, [entry for entry in entries if not entry.optional]):
            score.wrong.append(row)
    score.missed.extend((article, entry) for entry in free)
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


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _read(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            yield from csv.DictReader(handle)
    except FileNotFoundError:
        raise GoldError(f"{path}: no such table; is this the output folder of a run?") from None


def _by_article(path: Path) -> Mapping[str, list[Row]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _read(path):
        rows[row["article"]].append(row)
    return rows


def _text(beside: Path, read: Path) -> str:
    path = beside if beside.exists() else read
    try:
        return decode(path.read_bytes()).text
    except OSError:
        raise GoldError(f"{path}: the article's text is not there") from None
    except Refused as refused:
        raise GoldError(f"{path}: {refused.reason}") from None
