"""Years that only the day of the article tells: "năm qua", "sang năm"."""

from collections.abc import Iterator
from datetime import date

from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.scene import Scene
from extract.linking.timing import Timing
from extract.matching.match import Mention
from extract.text.fold import fold
from extract.values.periods import Period


class RelativeYears:
    """Finds such words before a figure; made once per policy."""

    def __init__(self, policy: PeriodLinks, timing: Timing) -> None:
        self._timing = timing
        self._past = Phrases(policy.past_year)
        self._months = policy.past_year_months
        self._next = Phrases(policy.next_year)
        self._several = frozenset(map(fold, policy.not_one_year))

    def link(self, figure: Mention, scene: Scene) -> Period | None:
        """The year of the words that stand nearest before a figure, if no period stands nearer."""
        published = scene.article.layout.published
        if published is None:
            return None
        sentence = scene.sentence(figure.start)
        periods = self._timing.usable(scene, sentence)
        low = max((period.end for period in periods if period.end <= figure.start), default=sentence.first)
        found = dict(self._years(scene, low, figure.start, published))
        return _year(found[max(found)]) if found else None

    def _years(self, scene: Scene, low: int, high: int, published: date) -> Iterator[tuple[int, int]]:
        if published.month <= self._months:
            for start, _ in self._past.spans(scene.keys, low, high):
                if start not in scene.timed and scene.keys[start - 1] not in self._several:
                    yield start, published.year - 1
        for start, end in self._next.spans(scene.keys, low, high):
            if scene.timed.isdisjoint(range(start, end)):
                yield start, published.year + 1


def _year(number: int) -> Period:
    return Period("year", date(number, 1, 1), date(number, 12, 31), anchor="published")
