"""Where the time of a run goes, and what starting costs.

    python -m benchmarks.stages [FOLDER] [--megabytes 1]

The articles are generated, every one new (see `benchmarks.generate`); or those of FOLDER, copied with other digits
until they are as long as asked. Shares are of the whole time of the articles in this process, without reading files and
writing tables.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from benchmarks.speed import MEGABYTE, texts_asked_for
from extract.linking import link
from extract.matching.cascade import Workshop, apply
from extract.matching.match import Builder, Context, Mention
from extract.matching.matcher import Matcher
from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.article import prepare, tables_of
from extract.running.fingerprint import fingerprint
from extract.tables.rows import mention_rows
from extract.text.article import read_article
from extract.values.places import gazetteer_of
from extract.values.workshop import WORKSHOP

T = TypeVar("T")
RESOLVER, GAZETTEER = "finish localities (place resolver)", "gazetteer look-up"
LONGEST = 42


class Clock:
    """Seconds by stage; a stage within another is taken from the outer one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open = [""]
        self._since = perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._book()
        self._open.append(name)
        try:
            yield
        finally:
            self._book()
            self._open.pop()

    def switch(self, name: str) -> None:
        """From here on the innermost open stage is called so."""
        self._book()
        self._open[-1] = name

    def _book(self) -> None:
        now = perf_counter()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, function: Callable[..., T]) -> Callable[..., T]:
        def call(*arguments: object) -> T:
            with self.stage(name):
                return function(*arguments)

        return call


def clocked(clock: Clock, rulebook: Rulebook) -> Workshop:
    """The workshop with a clock on every part; a family's search begins where the one before has finished."""
    families = [family.name for family in rulebook.families]
    finishers = {}
    for name, following in zip(families, [*families[1:], ""], strict=True):
        finishers[name] = _finisher(clock, name, following)
    return Workshop(
        _timed(clock, WORKSHOP.builders),
        finishers,
        {name: clock.timed(GAZETTEER, candidates) for name, candidates in WORKSHOP.candidates.items()},
        {name: _timed(clock, builders) for name, builders in WORKSHOP.own.items()},
    )


def _timed(clock: Clock, builders: Mapping[str, Builder]) -> Mapping[str, Builder]:
    """Builders that work to their end while the clock runs."""
    return {
        name: clock.timed(f"build {name}", lambda match, context, build=builder: list(build(match, context)))
        for name, builder in builders.items()
    }


def _finisher(clock: Clock, family: str, following: str) -> Callable[[list[Mention], Context], list[Mention]]:
    finish = WORKSHOP.finishers.get(family)
    name = RESOLVER if family == "localities" else f"finish {family}"

    def call(mentions: list[Mention], context: Context) -> list[Mention]:
        if finish is not None:
            with clock.stage(name):
                mentions = finish(mentions, context)
        clock.switch(f"match {following}")
        return mentions

    return call


def article_stages(texts: list[str], rulebook: Rulebook) -> Mapping[str, float]:
    """Seconds by stage over all texts, what builders take summed up."""
    clock = Clock()
    workshop, tables, first = clocked(clock, rulebook), tables_of(rulebook), rulebook.families[0].name
    for text in texts:
        data = text.encode()
        with clock.stage("read (decode, layout, sentences, tokens)"):
            article = read_article(data, name="article", path="", rules=rulebook.layout)
        with clock.stage(f"match {first}"):
            found = apply(article, rulebook, workshop)
        with clock.stage("fingerprint for near-duplicates"):
            fingerprint(article)
        with clock.stage("linking"):
            linked = link(article, found.mentions, Context(article, rulebook, found.mentions))
        with clock.stage("rows"):
            for table in tables:
                for family in rulebook.families:
                    if family.makes == table.name:
                        mention_rows(table, article, linked.mentions.get(family.name, ()))
            mention_rows(next(table for table in tables if table.name == "records"), article, linked.records)
    stages: defaultdict[str, float] = defaultdict(float)
    for name, seconds in clock.seconds.items():
        if name.strip() and name != "match ":
            stages["builders" if name.startswith("build ") else name] += seconds
    return stages


def start_stages() -> tuple[Rulebook, Mapping[str, float]]:
    """A rulebook that is ready, and the seconds that each step towards it took in this process."""
    seconds = {}
    began = perf_counter()
    rulebook = load()
    seconds["rulebook"] = perf_counter() - began
    began = perf_counter()
    gazetteer_of(rulebook)
    seconds["gazetteer"] = perf_counter() - began
    began = perf_counter()
    Matcher.of(rulebook).warm()
    seconds["compile (kept patterns are used)"] = perf_counter() - began
    began = perf_counter()
    prepare(rulebook)
    seconds["first article"] = perf_counter() - began
    return rulebook, seconds


def main() -> None:
    texts = texts_asked_for(__doc__, 1.0)
    rulebook, starting = start_stages()
    print("start-up")
    for name, taken in starting.items():
        print(f"  {name:{LONGEST}} {taken:7.3f} s")
    stages = article_stages(texts, rulebook)
    whole = sum(stages.values())
    characters = sum(map(len, texts))
    print(f"{len(texts)} articles, {characters / MEGABYTE:.2f} M characters, {whole:.2f} s")
    for name, taken in sorted(stages.items(), key=lambda stage: -stage[1]):
        print(f"  {name:{LONGEST}} {taken:7.3f} s {taken / whole:6.1%}")


if __name__ == "__main__":
    main()
