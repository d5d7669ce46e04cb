"""The times that a sentence speaks of."""

from collections.abc import Iterable

from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.text.fold import fold
from extract.text.tokens import Sentence

LOOK_BACK = 3  # tokens before a period in which a word or a document makes it no period of a figure


class Timing:
    """Which periods can be a figure's, and where words tell of now; made once per policy."""

    def __init__(self, policy: PeriodLinks, joiners: Iterable[str]) -> None:
        self.joiners = frozenset(map(fold, joiners))
        self._leads = Phrases(policy.clause_leads)
        self._barring = Phrases([*policy.comparing_words, *policy.private_words])
        self._timeless = Phrases(policy.timeless_words)
        self._now = Phrases(policy.now_words)
        self._now_first = Phrases(policy.now_at_start)

    def usable(self, scene: Scene, sentence: Sentence) -> list[Mention]:
        """The periods of a sentence that can be a figure's."""
        if sentence.index not in scene.usable_periods:
            scene.usable_periods[sentence.index] = [
                period
                for period in scene.periods.get(sentence.index, ())
                if (period.value.period_start or period.value.period_end)
                and not self._is_compared(period, scene, sentence)
                and not any(end in scene.document_ends for end in range(period.start - LOOK_BACK, period.start + 1))
            ]
        return scene.usable_periods[sentence.index]

    def _is_compared(self, period: Mention, scene: Scene, sentence: Sentence) -> bool:
        """Whether a word right before a period, or one that runs into it ("với cùng kỳ năm trước"), bars it."""
        low, high = max(period.start - LOOK_BACK, sentence.first), min(period.start + 2, period.end)
        spans = self._barring.spans(scene.keys, low, high)
        return any(end <= period.start or start < period.start for start, end in spans)

    def opens_clause(self, scene: Scene, period: Mention, sentence: Sentence) -> bool:
        """Whether a period begins its clause: "…, năm 2020 đạt …", not "hạn chế năm 2021"."""
        if begins_clause(scene, period.start, sentence.first):
            return True
        key = scene.keys[period.start - 1]
        return key in self.joiners or self._leads.ends_at(scene.keys, period.start)

    def is_timeless(self, figure: Mention, scene: Scene) -> bool:
        """Whether a figure tells how long or wide a thing is: no period behind it or in another sentence is its own."""
        return self._timeless.ends_at(scene.keys, figure.start)

    def now(self, scene: Scene, sentence: Sentence, low: int, high: int) -> list[int]:
        """Where words of now begin within tokens [low, high) of a sentence."""
        if sentence.index not in scene.now:
            found = [start for start, _ in self._now.spans(scene.keys, sentence.first, sentence.last)]
            first = (start for start, _ in self._now_first.spans(scene.keys, sentence.first, sentence.last))
            clauses = (start for start in first if begins_clause(scene, start, sentence.first))
            scene.now[sentence.index] = sorted({*found, *clauses})
        return [at for at in scene.now[sentence.index] if low <= at < high]


def begins_clause(scene: Scene, at: int, first: int) -> bool:
    """Whether a token begins its sentence, or stands behind a sign."""
    return at <= first or not scene.keys[at - 1][0].isalnum()
