"""Periods of figures whose own sentence names none."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.scene import Scene
from extract.linking.timing import Timing, begins_clause
from extract.matching.match import Mention
from extract.text.tokens import Sentence

YEAR = timedelta(days=366)
LEVELS_OF_A_DAY = ("percent", "ratio", "rank", "multiple")
_ENDS = (".", "!", "?", ";", ",")
OPENING = 3  # tokens at the beginning of a sentence in which a place sets a new scene


class Inference:
    """Looks beyond the sentence; made once per policy."""

    def __init__(self, policy: PeriodLinks, timing: Timing) -> None:
        self._policy = policy
        self._timing = timing
        self._until = Phrases(policy.until_words)
        self._spans = Phrases(policy.span_words)
        self._persons = Phrases(policy.persons)
        self._not_persons = Phrases(policy.not_persons)
        self._scenes = Phrases(policy.scene_words)
        self._parts = Phrases(policy.part_of_time)
        self._reported = Phrases(policy.reported_words)
        self._own = Phrases(policy.own_times)
        self._now = Phrases(policy.ends_now)
        self._terms = Phrases(policy.term_words)
        self._events = Phrases(policy.term_events)

    def allowed(self, figure: Mention, scene: Scene) -> bool:
        """Whether the figure's sentence leaves its time open.

        It does not where it names a period or tells of now, nor where a length of time or a word such as "lúc đầu"
        stands before the figure: that is a time of its own, if one without dates. How long or wide a thing is has none.
        """
        sentence = scene.sentence(figure.start)
        if self._timing.usable(scene, sentence) or self._own.within(scene.keys, sentence.first, figure.start):
            return False
        if self._timing.is_timeless(figure, scene):
            return False
        periods = scene.periods.get(sentence.index, ())
        if any(period.value.kind == "duration" and period.start < figure.start for period in periods):
            return False
        return not self._speaks_of_now(figure, scene, sentence)

    def carried(self, figure: Mention, scene: Scene) -> Any:
        """The period that an earlier sentence of the paragraph begins with, as long as its scene lasts."""
        sentence = scene.sentence(figure.start)
        within: list[Mention] = []
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            usable = self._timing.usable(scene, earlier)
            topic = self._topic(scene, earlier)
            if topic is None:
                within.extend(usable)
                continue
            if not self._lasts(topic, figure, scene) or not all(_holds(topic, period) for period in within):
                return None
            moved = self._moves(scene, sentence, earlier) or self._hands_over(figure, scene, earlier)
            return None if moved else topic.value
        return None

    def heading(self, figure: Mention, scene: Scene) -> Any:
        """The period that a line above names, where neither that line nor the figure's ends like prose: of a table."""
        sentence = scene.sentence(figure.start)
        if scene.keys[sentence.last - 1] in _ENDS:
            return None
        for index in range(sentence.index - 1, max(sentence.index - self._policy.heading_lines, 1) - 1, -1):
            other = scene.article.sentences[index]
            if scene.keys[other.last - 1] in _ENDS:
                return None
            if other.paragraph != sentence.paragraph and other.last - other.first <= self._policy.heading_tokens:
                periods = self._timing.usable(scene, other)
                if periods and not scene.figures_before(periods[0]):
                    return periods[0].value if len(periods) == 1 else None
        return None

    def title(self, figure: Mention, scene: Scene) -> Any:
        """The one period longer than a day that the title names."""
        if not scene.article.layout.title or self._tells_of_a_person(figure, scene):
            return None
        first = scene.article.sentences[0]
        named = [p for p in self._timing.usable(scene, first) if p.value.kind != "date"]
        named = [p for p in named if not self._names_event(p, scene, first)]
        if len(named) != 1 or any(_is_over(topic, named[0]) for topic in self._topics_before(figure, scene)):
            return None
        return named[0].value

    def _topics_before(self, figure: Mention, scene: Scene) -> Iterator[Mention]:
        """The periods longer than a day that sentences between the title and a figure begin with."""
        for sentence in scene.article.sentences[1 : scene.sentence(figure.start).index]:
            topic = self._topic(scene, sentence)
            if topic is not None and topic.value.kind != "date":
                yield topic

    def only(self, figure: Mention, scene: Scene) -> Any:
        """The one period that the whole article speaks of, if it speaks of no other and has named it shortly before."""
        same = {(period.value.period_start, period.value.period_end) for period in scene.settled}
        if len(same) != 1:
            return None
        before = [period for period in scene.settled if period.start < figure.start]
        return next((p.value for p in reversed(before) if self._governs(p, figure, scene)), None)

    def _governs(self, period: Mention, figure: Mention, scene: Scene) -> bool:
        """Whether a period some paragraphs before may be that of the figure."""
        own, sentence = scene.sentence(figure.start), scene.sentence(period.start)
        if own.index - sentence.index > self._policy.only_sentences or self._parts.ends_at(scene.keys, period.start):
            return False
        topic = self._topic(scene, sentence)
        moved = self._moves(scene, own, sentence) or self._hands_over(figure, scene, sentence)
        return topic is period and self._lasts(period, figure, scene) and not moved

    def _speaks_of_now(self, figure: Mention, scene: Scene, sentence: Sentence) -> bool:
        """Whether a word like "hiện nay" stands before the figure, nearer than any period of its paragraph."""
        if self._timing.now(scene, sentence, sentence.first, figure.start):
            return True
        for earlier in scene.before(sentence, self._policy.carried_sentences):
            if self._timing.usable(scene, earlier):
                return False
            if self._timing.now(scene, earlier, earlier.first, earlier.last):
                return True
        return False

    def _topic(self, scene: Scene, sentence: Sentence) -> Mention | None:
        """The period at the head of a clause, before any figure: "Sở cho biết, năm 2020 có ...".

        Of a sentence with several periods it is the one that the sentence begins with.
        """
        periods = [p for p in self._timing.usable(scene, sentence) if not self._names_event(p, scene, sentence)]
        if not periods:
            return None
        if len(periods) > 1:
            return periods[0] if periods[0].start - sentence.first <= 1 else None
        period = periods[0]
        if period.start in scene.brackets or scene.figures_before(period):
            return None
        low = max(sentence.first, period.start - self._policy.topic_reach)
        heads = any(begins_clause(scene, at, sentence.first) for at in range(low, period.start + 1))
        return period if heads else None

    def _names_event(self, period: Mention, scene: Scene, sentence: Sentence) -> bool:
        """Whether a term is a part of a name: "Đại hội Đảng bộ lần thứ XXIII, nhiệm kỳ 2020 - 2025"."""
        term = self._terms.begins(scene.keys[period.start : period.end]) or self._terms.ends_at(
            scene.keys, period.start
        )
        return term and self._events.within(scene.keys, sentence.first, period.start)

    def _lasts(self, period: Mention, figure: Mention, scene: Scene) -> bool:
        """Whether a period may still hold in a later sentence.

        A time up to now or a day up to which was counted does not, nor does a span of years "từ … đến …", behind which
        stands what is so now; a year does not where a person's life is told, and a day holds no share, rank or ratio,
        nor what was reported on it.
        """
        value, keys = period.value, scene.keys
        if not (value.period_start and value.period_end) or self._now.within(keys, period.start, period.end):
            return False
        if value.kind == "date":
            if self._until.ends_at(keys, period.start) or self._until.within(keys, period.start, period.end):
                return False
            first = scene.sentence(figure.start).first
            return figure.value.kind not in LEVELS_OF_A_DAY and not self._reported.within(keys, first, figure.start)
        spanned = self._spans.begins(scene.keys[period.start : period.end])
        if spanned and value.period_end - value.period_start > YEAR:
            return False
        return not self._tells_of_a_person(figure, scene)

    def _tells_of_a_person(self, figure: Mention, scene: Scene) -> bool:
        """Whether "ông", "chị" or the like begins a clause before the figure."""
        first = scene.sentence(figure.start).first
        others = {at for at, _ in self._not_persons.spans(scene.keys, first, figure.start)}
        found = (at for at, _ in self._persons.spans(scene.keys, first, figure.start) if at not in others)
        return any(begins_clause(scene, at, first) for at in found)

    def _moves(self, scene: Scene, sentence: Sentence, earlier: Sentence) -> bool:
        """Whether a sentence begins with a place that the earlier one did not name: "Tại xã B, ..."."""
        if not self._scenes.begins(scene.keys[sentence.first : min(sentence.first + OPENING, sentence.last)]):
            return False
        known = {group.head.name for group in scene.groups.get(earlier.index, ())}
        return any(name not in known for name in self._opening_places(scene, sentence))

    @staticmethod
    def _hands_over(figure: Mention, scene: Scene, earlier: Sentence) -> bool:
        """Whether the figure's sentence begins with somebody whom the earlier one did not name."""
        opener = scene.openers.get(scene.sentence(figure.start).index, "")
        return bool(opener) and opener not in scene.written(earlier.first, earlier.last)

    @staticmethod
    def _opening_places(scene: Scene, sentence: Sentence) -> Iterator[str]:
        for group in scene.groups.get(sentence.index, ()):
            if group.start - sentence.first <= OPENING:
                yield group.head.name


def _holds(span: Mention, period: Mention) -> bool:
    """Whether a period lies within a longer one, as far as its days are known."""
    outer, inner = span.value, period.value
    if not (outer.period_start and outer.period_end):
        return False
    days = [day for day in (inner.period_start, inner.period_end) if day]
    return all(outer.period_start <= day <= outer.period_end for day in days)


def _is_over(one: Mention, other: Mention) -> bool:
    """Whether a period began before another and was over before the end of that."""
    first, second = one.value, other.value
    if not (first.period_start and first.period_end and second.period_start and second.period_end):
        return False
    return bool(first.period_start < second.period_start and first.period_end < second.period_end)
