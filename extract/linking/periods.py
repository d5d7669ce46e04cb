"""The period that a figure speaks of."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.text.fold import fold
from extract.text.tokens import Sentence

LOOK_BACK = 3  # tokens before a period in which a word or a document makes it no period of a figure

INFERRED = ("carried", "title", "only")  # ways that look beyond the figure's sentence


class PeriodLinker:
    """Links by the ways that `policy.order` names; made once per policy."""

    def __init__(self, policy: PeriodLinks, joiners: Iterable[str]) -> None:
        self._policy = policy
        self._joiners = frozenset(map(fold, joiners))
        self._barred = frozenset(map(fold, policy.behind_barred))
        self._leads = Phrases(policy.clause_leads)
        self._barring = Phrases([*policy.comparing_words, *policy.private_words])
        self._now = Phrases(policy.now_words)
        ways: dict[str, Callable[[Mention, Scene], Any]] = {
            "behind": self._behind,
            "before": self._before,
            "carried": self._carried,
            "title": self._title,
            "only": self._only,
        }
        self._ways = [(name, ways[name]) for name in policy.order]

    def link(self, figure: Mention, scene: Scene) -> tuple[Any, str]:
        """The period (a Period or None) and the way in which it was found."""
        for name, way in self._ways:
            if name in INFERRED and self._speaks_of_now(figure, scene):
                break
            period = way(figure, scene)
            if period is not None:
                return period, name
        return None, ""

    def _speaks_of_now(self, figure: Mention, scene: Scene) -> bool:
        """Whether a word like "hiện nay" stands before the figure, nearer than any period of its paragraph."""
        sentence = scene.sentence(figure.start)
        if self._now.within(scene.keys, sentence.first, figure.start):
            return True
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            if self._usable(scene, earlier):
                return False
            if self._now.within(scene.keys, earlier.first, earlier.last):
                return True
        return False

    def _usable(self, scene: Scene, sentence: Sentence) -> list[Mention]:
        """The periods of a sentence that can be a figure's."""
        if sentence.index not in scene.usable_periods:
            scene.usable_periods[sentence.index] = self._find_usable(scene, sentence)
        return scene.usable_periods[sentence.index]

    def _find_usable(self, scene: Scene, sentence: Sentence) -> list[Mention]:
        return [
            period
            for period in scene.periods.get(sentence.index, ())
            if (period.value.period_start or period.value.period_end)
            and not self._barring.within(scene.keys, max(period.start - LOOK_BACK, sentence.first), period.start)
            and not any(end in scene.document_ends for end in range(period.start - LOOK_BACK, period.start + 1))
        ]

    def _behind(self, figure: Mention, scene: Scene) -> Any:
        period = self._right_behind(figure, scene)
        return period.value if period else None

    def _right_behind(self, figure: Mention, scene: Scene) -> Mention | None:
        if figure.value.kind in ("multiple", "rank"):
            return None
        for period in self._usable(scene, scene.sentence(figure.start)):
            if period.start >= figure.end:
                between = scene.keys[figure.end : period.start]
                if between[-1:] == ["("] and scene.keys[period.end : period.end + 1] == [")"]:
                    between = between[:-1]
                plain = all(key[0].isalnum() and key not in self._joiners for key in between)
                barred = not self._barred.isdisjoint([*between, scene.keys[period.start]])
                return period if plain and not barred and len(between) <= self._policy.behind_reach else None
        return None

    def _before(self, figure: Mention, scene: Scene) -> Any:
        sentence = scene.sentence(figure.start)
        taken = [self._right_behind(other, scene) for other in scene.figures_before(figure)]
        free = [p for p in self._usable(scene, sentence) if p.end <= figure.start and p not in taken]
        free = [p for p in free if not self._left_for_now(p, figure, scene)]
        here = figure.start in scene.brackets
        earlier = [p for p in free if here or p.start not in scene.brackets] or [
            p for p in free if ";" not in scene.keys[p.end : figure.start] and p.value.kind != "date"
        ]
        if not earlier:
            return None
        topic, nearest = earlier[0], earlier[-1]
        if topic.start - sentence.first <= 1 and not self._opens_clause(scene, nearest, sentence):
            return topic.value
        return self._enumerated(earlier, scene)

    def _left_for_now(self, period: Mention, figure: Mention, scene: Scene) -> bool:
        """Whether another figure and then a clause of now stand between: "Năm 2017, có 28 vụ, đến nay xong 24 vụ"."""
        spans = self._now.spans(scene.keys, period.end, figure.start)
        now = [start for start, _ in spans if not scene.keys[start - 1][0].isalnum()]
        return any(period.end <= other.start < max(now, default=0) for other in scene.figures_before(figure))

    def _enumerated(self, periods: list[Mention], scene: Scene) -> Any:
        """The last period, together with those it is enumerated with: "Năm 2017, 2018, ..." is both years."""
        last = first = periods[-1]
        for period in reversed(periods[:-1]):
            between = scene.keys[period.end : first.start]
            if period.value.kind != last.value.kind or len(between) != 1 or between[0] not in self._joiners:
                break
            first = period
        return last.value if first is last else replace(last.value, period_start=first.value.period_start)

    def _opens_clause(self, scene: Scene, period: Mention, sentence: Sentence) -> bool:
        """Whether a period begins its clause: "…, năm 2020 đạt …", not "hạn chế năm 2021"."""
        if period.start <= sentence.first:
            return True
        key = scene.keys[period.start - 1]
        return not key[0].isalnum() or key in self._joiners or self._leads.ends_at(scene.keys, period.start)

    def _carried(self, figure: Mention, scene: Scene) -> Any:
        sentence = scene.sentence(figure.start)
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            periods = [
                period
                for period in self._usable(scene, earlier)
                if period.value.period_start and period.value.period_end and period.start not in scene.brackets
            ]
            if periods:
                return periods[-1].value
        return None

    def _title(self, figure: Mention, scene: Scene) -> Any:
        """The one period longer than a day that the title names."""
        if not scene.article.layout.title:
            return None
        named = [p for p in self._usable(scene, scene.article.sentences[0]) if p.value.kind != "date"]
        return named[0].value if len(named) == 1 else None

    def _only(self, figure: Mention, scene: Scene) -> Any:
        """The one period that the whole article speaks of, if it speaks of no other and has named it before."""
        settled = [
            period
            for periods in scene.periods.values()
            for period in periods
            if period.value.period_start or period.value.period_end
        ]
        same = {(period.value.period_start, period.value.period_end) for period in settled}
        first = min(settled, key=lambda period: period.start, default=None)
        if len(same) != 1 or first is None or first.start > figure.start:
            return None
        usable = self._usable(scene, scene.sentence(first.start))
        return first.value if first in usable else None
