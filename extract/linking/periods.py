"""The period that a figure speaks of."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from extract.linking.comparisons import Comparisons
from extract.linking.inferred import Inference
from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.relative import RelativeYears
from extract.linking.scene import Scene
from extract.linking.timing import Timing, begins_clause
from extract.matching.match import Mention
from extract.text.fold import fold

VERB_REACH = 3  # tokens behind a verb within which its figure begins: "đạt hơn 45 triệu"
INFERRED = ("heading", "carried", "title", "only")  # ways that look beyond the figure's sentence


class PeriodLinker:
    """Links by the ways that `policy.order` names; made once per policy."""

    def __init__(self, policy: PeriodLinks, joiners: Iterable[str]) -> None:
        self._policy = policy
        self._barred = frozenset(map(fold, policy.behind_barred))
        self._verbs = frozenset(map(fold, policy.bracket_verbs))
        self._shared = Phrases(policy.shared_leads)
        self._timing = Timing(policy, joiners)
        self._yearly = frozenset(policy.yearly)
        self._whole_year = Phrases(policy.whole_year)
        self._comparisons = Comparisons(policy)
        self._inference = inference = Inference(policy, self._timing)
        ways: dict[str, Callable[[Mention, Scene], Any]] = {
            "behind": self._behind,
            "parallel": self._parallel,
            "relative": RelativeYears(policy, self._timing).link,
            "before": self._before,
            "after": self._after,
            "heading": inference.heading,
            "carried": inference.carried,
            "title": inference.title,
            "only": inference.only,
        }
        self._ways = [(name, ways[name]) for name in policy.order]

    def link(self, figure: Mention, scene: Scene) -> tuple[Any, str]:
        """The period (a Period or None) and the way in which it was found."""
        allowed: bool | None = None
        for name, way in self._ways:
            if name in INFERRED:
                allowed = self._inference.allowed(figure, scene) if allowed is None else allowed
                if not allowed:
                    break
            period = way(figure, scene)
            if period is not None:
                return period, name
        return None, ""

    def _behind(self, figure: Mention, scene: Scene) -> Any:
        period = self._right_behind(figure, scene)
        return period.value if period else None

    def _right_behind(self, figure: Mention, scene: Scene) -> Mention | None:
        if figure.value.kind in ("multiple", "rank") or self._timing.is_timeless(figure, scene):
            return None
        for period in self._timing.usable(scene, scene.sentence(figure.start)):
            if period.start >= figure.end:
                between = scene.keys[figure.end : period.start]
                if between[-1:] == ["("] and scene.keys[period.end : period.end + 1] == [")"]:
                    between = between[:-1]
                    if between and self._leads_on(period, scene):
                        return None
                plain = all(key[0].isalnum() and key not in self._timing.joiners for key in between)
                barred = not self._barred.isdisjoint([*between, scene.keys[period.start]])
                return period if plain and not barred and len(between) <= self._policy.behind_reach else None
        return None

    def _leads_on(self, period: Mention, scene: Scene) -> bool:
        """Whether a verb and a figure stand behind the bracket of a period: "với dân số (năm 2016) là 179.000"."""
        verb = period.end + 1
        return scene.keys[verb] in self._verbs and scene.counts_between(verb + 1, verb + 1 + VERB_REACH)

    def _parallel(self, figure: Mention, scene: Scene) -> Any:
        """The period of the same end of the comparison before: "từ 13,9% vào năm 2015 … (giảm từ 51,6% …)"."""
        end, first = self._comparisons.end_of(figure, scene)
        if first is None:
            return None
        for other in reversed(scene.figures_before(first)):
            if self._comparisons.end_of(other, scene)[0] == end and other.value.unit == figure.value.unit:
                return self._behind(other, scene)
        return None

    def _before(self, figure: Mention, scene: Scene) -> Any:
        sentence = scene.sentence(figure.start)
        taken = [self._right_behind(other, scene) for other in scene.figures_before(figure)]
        free = [
            p
            for p in self._timing.usable(scene, sentence)
            if p.end <= figure.start and (p not in taken or self._shared.ends_at(scene.keys, p.start))
        ]
        free = [p for p in free if not self._left_for_now(p, figure, scene)]
        here = figure.start in scene.brackets
        earlier = [p for p in free if here or p.start not in scene.brackets] or [
            p for p in free if ";" not in scene.keys[p.end : figure.start] and p.value.kind != "date"
        ]
        if not earlier:
            return None
        topic, nearest = earlier[0], earlier[-1]
        if topic.start - sentence.first <= 1 and not self._timing.opens_clause(scene, nearest, sentence):
            return self._whole(topic.value, nearest.end, figure, scene)
        if figure.value.per in self._yearly:
            for period in reversed(earlier[:-1]):
                if _ends_with(period.value, nearest.value):
                    return period.value
        return self._whole(self._enumerated(earlier, scene), nearest.end, figure, scene)

    def _after(self, figure: Mention, scene: Scene) -> Any:
        """The first period of a sentence, words alone between: "28 đơn vị kết thúc hoạt động từ ngày 1/7/2025"."""
        periods = self._timing.usable(scene, scene.sentence(figure.start))
        if not periods or periods[0].start < figure.end or figure.value.kind in ("multiple", "rank"):
            return None
        if self._timing.is_timeless(figure, scene):
            return None
        between = scene.keys[figure.end : periods[0].start]
        plain = all(key[0].isalnum() for key in between) and self._barred.isdisjoint(between)
        last = not scene.counts_between(figure.end, periods[0].start)
        return periods[0].value if between and plain and last and len(between) <= self._policy.after_reach else None

    def _whole(self, period: Any, low: int, figure: Mention, scene: Scene) -> Any:
        """The whole year where the text says so behind a part of it: "Quý IV, nếu ..., cả năm có thể tăng 13%"."""
        first, last = period.period_start, period.period_end
        if not (first and last and first.year == last.year and self._whole_year.within(scene.keys, low, figure.start)):
            return period
        return replace(period, kind="year", period_start=date(first.year, 1, 1), period_end=date(first.year, 12, 31))

    def _left_for_now(self, period: Mention, figure: Mention, scene: Scene) -> bool:
        """Whether another figure and then a clause of now stand between: "Năm 2017, có 28 vụ, đến nay xong 24 vụ".

        A clause of now in brackets ends with them.
        """
        now = [
            start
            for start in self._timing.now(scene, scene.sentence(figure.start), period.end, figure.start)
            if begins_clause(scene, start, period.end)
            and (start not in scene.brackets or all(at in scene.brackets for at in range(start, figure.start)))
        ]
        if now and period.value.period_end is None:
            return True
        return any(period.end <= other.start < max(now, default=0) for other in scene.figures_before(figure))

    def _enumerated(self, periods: list[Mention], scene: Scene) -> Any:
        """The last period, together with those it is enumerated with: "Năm 2017, 2018, ..." is both years."""
        last = first = periods[-1]
        for period in reversed(periods[:-1]):
            between = scene.keys[period.end : first.start]
            if period.value.kind != last.value.kind or len(between) != 1 or between[0] not in self._timing.joiners:
                break
            first = period
        return last.value if first is last else replace(last.value, period_start=first.value.period_start)


def _ends_with(span: Any, year: Any) -> bool:
    """Whether a span of years ends with a year: "nhiệm kỳ 2015 - 2020, phấn đấu đến năm 2020 …"."""
    known = span.period_start and span.period_end and year.period_end
    return bool(known) and span.period_end == year.period_end and span.period_start.year < year.period_end.year
