"""Shares of a plan or of the year before: "bằng 73,8% dự toán", "bằng 118,4% so với cùng kỳ"."""

from extract.linking.entries import Named
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.scene import Scene
from extract.linking.sharing import Sharing
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.tokens import Sentence

YARDSTICKS = "measure-yardsticks"
NEAR = 6  # tokens between a share and the figure whose plan it is of


class Against:
    """Names what such a share is of; the phrases behind the share stand in a lexicon."""

    def __init__(self, rulebook: Rulebook, sharing: Sharing) -> None:
        lexicon = rulebook.lexicons.get(YARDSTICKS)
        entries = lexicon.entries if lexicon else ()
        self._labels = {phrase_key(text): entry.fields["against"] for entry in entries for text in entry.texts}
        self.spans = Phrases(text for entry in entries for text in entry.texts).spans
        self._longest = max(map(len, self._labels), default=0)
        self._sharing = sharing

    def label(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """What stands right behind a share that it is a share of, '' where it is no such share."""
        quantity = figure.value
        if quantity.kind != "percent" or quantity.change or quantity.unit != "%":
            return ""
        end = figure.end
        for length in range(min(self._longest, sentence.last - end), 0, -1):
            label = self._labels.get(tuple(scene.keys[end : end + length]))
            if label:
                return label
        return ""

    def planned(self, figure: Mention, before: Named | None, scene: Scene) -> str:
        """The measure of the figure before, which the plan was for; '' where none stands near."""
        if before is None:
            return ""
        between = [at for at in scene.untimed(before.figure.end, figure.start) if at not in scene.brackets]
        near = len(between) <= NEAR or self._sharing.only_links(between, scene.keys)
        parted = any(scene.keys[at] == ";" for at in between)
        if not near or parted:
            return ""
        measure = before.measure
        for label in set(self._labels.values()):
            measure = measure.removesuffix(f" ({label})")
        return measure

    @staticmethod
    def name(measure: str, label: str) -> str:
        """The name of the share of a measure: "thu ngân sách (so với kế hoạch)"."""
        return f"{measure} ({label})" if measure else label
