"""What the first page tells of the whole run: counts, measures by place and year, flagged figures, the map."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from extract.report.facts import Fact, FactBook, Series, Told, words
from extract.report.measures import Labels, asked, measure
from extract.report.provinces import BEFORE, SINCE, province_in, provinces
from extract.report.standings import head

SPAN = 24
"""Years that the page shows beside each other."""
MOST_MEASURES = 300
"""Measures that the page holds figures of; the table of records has all."""
MOST_FLAGGED = 25
"""Figures shown for each flag; the table of records has all."""
USUAL = frozenset(("target", "period-inferred"))
"""Flags that tell how a figure is meant; a figure with another one should be looked at again."""
EXCERPT = 160
"""Characters of a sentence that is shown."""

Rows = Mapping[str, Sequence[Mapping[str, str]]]


class Overview:
    """Gathers what the overview tells, article by article. Records of copies of other articles are not counted.

    Figures of measures with a word of `never_added` are not added up over places.
    """

    def __init__(self, never_added: Iterable[str] = ()) -> None:
        self._never_added = tuple(never_added)
        self._names: list[str] = []
        self._copies = 0
        self._book = FactBook()
        self._places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._examples = self._doubtful = 0
        self._published: Counter[str] = Counter()
        self._flags: Counter[str] = Counter()
        self._flagged: defaultdict[str, list[list[object]]] = defaultdict(list)

    def add(self, facts: Mapping[str, str], rows: Rows) -> None:
        """Take an article: its row of articles.csv, and its rows of the other tables."""
        number = len(self._names)
        self._names.append(facts["article"])
        if facts.get("duplicate_of"):
            self._copies += 1
            return
        records = rows.get("records", ())
        self._book.add(number, facts["published"], records)
        if facts["published"]:
            self._published[facts["published"][:4]] += 1
        for row in rows.get("localities", ()):
            if row["code"]:
                self._places[row["level"]].add((row["era"], row["code"]))
        self._examples += sum(row["exemplar"] == "true" for row in rows.get("exemplars", ()))
        for place, row in enumerate(records):
            self._flag(number, place, row)

    def payload(self) -> dict[str, object]:
        """What the page needs, as plain JSON."""
        tellings: defaultdict[Series, list[tuple[Fact, Told]]] = defaultdict(list)
        for fact, told in self._book:
            if fact.series.measure:
                tellings[fact.series].append((fact, told))
        chosen = sorted(tellings.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_MEASURES]
        timeline = self._timeline()
        labels = Labels()
        measures = [measure(series, told, labels, self._never_added) for series, told in chosen]
        return {
            "articles": self._names,
            "counts": self._counts(len(tellings)),
            "timeline": timeline,
            "span": busiest(timeline),
            "measures": measures,
            "ask": asked(measures, self._era()),
            "facts_by_place": self._facts_by_place(labels),
            "places": labels.texts(),
            "flags": [
                {"flag": flag, "count": count, "rows": self._flagged[flag]} for flag, count in self._flags.most_common()
            ],
            "era": self._era(),
            "map": provinces(),
        }

    def _flag(self, article: int, number: int, row: Mapping[str, str]) -> None:
        """Note the flags of a record, and show the first records of each."""
        self._doubtful += not USUAL.issuperset(words(row["flags"]))
        for flag in words(row["flags"]):
            self._flags[flag] += 1
            if len(self._flagged[flag]) < MOST_FLAGGED:
                told = (row["measure"], row["as_written"], _excerpt(row["sentence_text"], row["as_written"]))
                self._flagged[flag].append([article, number, *told, row["locality"]])

    def _counts(self, measures: int) -> dict[str, int]:
        placed = sum(bool(fact.place.code) for fact, _ in self._book)
        return {
            "articles": len(self._names),
            "copies": self._copies,
            "facts": len(self._book),
            "placed": placed,
            "dated": sum(bool(fact.year) for fact, _ in self._book),
            "measures": measures,
            "examples": self._examples,
            "doubtful": self._doubtful,
            **{level: len(self._places[level]) for level in ("province", "district", "commune")},
        }

    def _timeline(self) -> list[tuple[str, int, int, int]]:
        """For each year: year, facts of it, undated facts published in it, articles. Targets are left out."""
        book = [(fact, told) for fact, told in self._book if fact.apart != "target"]
        dated = Counter(fact.year for fact, _ in book if fact.year)
        undated = Counter(told.published[:4] for fact, told in book if not fact.year and told.published)
        years = sorted({*dated, *undated, *self._published})
        return [(year, dated[year], undated[year], self._published[year]) for year in years]

    def _facts_by_place(self, labels: Labels) -> dict[str, list[list[object]]]:
        """How many facts each place has, those of places in it among them, at each level."""
        counts: defaultdict[str, Counter[object]] = defaultdict(Counter)
        for fact, _ in self._book:
            place = fact.place
            if place.code:
                for era in (BEFORE, SINCE):
                    counts[era][province_in(era, place)] += 1
            for level, name in (("district", place.district), ("commune", place.commune)):
                if name:
                    counts[level][labels.number(head(place, level))] += 1
        return {
            level: [
                [one, number] for one, number in sorted(found.items(), key=itemgetter(1), reverse=True) if one != ""
            ]
            for level, found in counts.items()
        }

    def _era(self) -> str:
        """The era that most facts are of."""
        since = sum(fact.place.era == SINCE for fact, _ in self._book)
        return SINCE if 2 * since > len(self._book) else BEFORE


def busiest(timeline: Sequence[tuple[str, int, int, int]]) -> list[int]:
    """First and last year with facts among the SPAN years that have most of them; [] where no year has any."""
    facts = {int(year): dated + undated for year, dated, undated, _ in timeline if dated + undated}
    if not facts:
        return []
    ends = {last: sum(facts.get(year, 0) for year in range(last - SPAN + 1, last + 1)) for last in facts}
    last = max(ends, key=lambda year: (ends[year], year))
    return [min(year for year in facts if year > last - SPAN), last]


def _excerpt(sentence: str, part: str) -> str:
    """The sentence, or so much of a long one around its part."""
    if len(sentence) <= EXCERPT:
        return sentence
    start = max(0, sentence.find(part) - EXCERPT // 3)
    end = start + EXCERPT
    return ("… " if start else "") + sentence[start:end].strip() + (" …" if end < len(sentence) else "")
