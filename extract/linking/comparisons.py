"""Comparisons of two figures: "từ 13,9% vào năm 2015 xuống còn 3,5% vào năm 2020"."""

from extract.linking.phrases import Phrases
from extract.linking.policy import PeriodLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention

WIDE = 8  # tokens between the two figures
FROM, TO = "from", "to"


class Comparisons:
    """Finds the two ends of a comparison; made once per policy."""

    def __init__(self, policy: PeriodLinks) -> None:
        self._from = Phrases(policy.from_words)
        self._to = Phrases(policy.to_words)

    def end_of(self, figure: Mention, scene: Scene) -> tuple[str, Mention | None]:
        """Which end of a comparison a figure is (FROM, TO or ''), and the figure that the comparison begins with."""
        if self._from.ends_at(scene.keys, figure.start):
            return FROM, figure
        before = scene.figures_before(figure)
        if before and self._from.ends_at(scene.keys, before[-1].start):
            low, high = before[-1].end, figure.start
            alike = before[-1].value.unit == figure.value.unit
            if alike and high - low <= WIDE and self._to.within(scene.keys, low, high):
                return TO, before[-1]
        return "", None
