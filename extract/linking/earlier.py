"""Figures named before that a figure goes back to: the other end of a comparison, the whole that it is a part of."""

from collections.abc import Sequence
from dataclasses import replace

from extract.linking.against import Against
from extract.linking.comparisons import TO, Comparisons
from extract.linking.entries import Named, texts
from extract.linking.phrases import Phrases
from extract.linking.policy import policy_of
from extract.linking.scene import Scene
from extract.linking.sharing import GROUPS, Sharing
from extract.linking.timing import begins_clause
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.tokens import Sentence

WHOLE = 2  # sentences back in which a total may stand: "Trong đó, xã A 12 người"


class Earlier:
    """Finds the figure that gives another its measure; made once per rulebook."""

    def __init__(self, rulebook: Rulebook, sharing: Sharing, against: Against) -> None:
        policy = policy_of(rulebook)
        self._comparisons = Comparisons(policy.period)
        self._part_words = Phrases(policy.part_words)
        self._groups = Phrases(texts(rulebook, GROUPS))
        self._sharing = sharing
        self._against = against

    def told(self, figure: Mention, before: Named | None, named: Sequence[Named], scene: Scene) -> Named | None:
        """The measure of the figure that this one is the other end or a part of."""
        end, first = self._comparisons.end_of(figure, scene)
        if before is not None and before.measure and end == TO and first is before.figure:
            return replace(before, figure=figure)
        return self._sharing.part(figure, named, scene)

    def of_the_whole(self, figure: Mention, named: Sequence[Named], scene: Scene, sentence: Sentence) -> str:
        """What a bracket counts, or a sentence that begins with "trong đó": the same as the figure before either."""
        opened = scene.last("(", sentence.first, figure.start) if figure.start in scene.brackets else -1
        if opened < 0 and not self._resumes(figure, scene, sentence):
            return ""
        high, low = (opened, sentence.index) if opened >= 0 else (sentence.first, sentence.index - WHOLE)
        like = (figure.value.kind, figure.value.unit)
        for item in reversed(named):
            start, value = item.figure.start, item.figure.value
            if scene.sentence(start).index < low:
                return ""
            if start < high and start not in scene.brackets and (value.kind, value.unit) == like:
                return item.measure
        return ""

    def _resumes(self, figure: Mention, scene: Scene, sentence: Sentence) -> bool:
        """Whether a sentence begins with "trong đó", or a clause with what the figure before is measured against."""
        opening = scene.keys[sentence.first : figure.start]
        if self._part_words.begins(opening) or self._groups.begins(opening):
            return True
        spans = self._against.spans(scene.keys, sentence.first, figure.start)
        return any(begins_clause(scene, start, sentence.first) for start, _ in spans)


def figure_before(figure: Mention, named: Sequence[Named], scene: Scene, sentence: Sentence) -> Named | None:
    """The figure before in the sentence; behind a bracket, the one before the bracket."""
    here = figure.start in scene.brackets
    for item in reversed(named):
        if item.figure.start < sentence.first:
            return None
        if here or item.figure.start not in scene.brackets:
            return item
    return None


def of_its_unit(figure: Mention, named: Sequence[Named], first: int) -> Named | None:
    """The last figure of the sentence in the same unit."""
    unit = figure.value.unit
    return next(
        (item for item in reversed(named) if item.figure.start >= first and item.figure.value.unit == unit), None
    )
