"""What a figure measures in the text's own words, where no entry of the lexicon names it."""

from collections.abc import Sequence

from extract.linking.entries import COUNTED, Named, texts
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.quantities.value import Quantity

SHELLS, NOUNS, STOPS, TAILS, VERBS = "shell-words", "nouns", "no-things", "shell-tails", "no-nouns"
LINKS, LEADS = "measure-links", "measure-leads"
ENDS, HEADS, BREAKS = "measure-ends", "measured-heads", "measure-breaks"
LONGEST = 12  # tokens of a noun phrase
SHORT = 5  # tokens of one that begins with no word for a thing that has a size
BONDS, GOODS, RATES = "measure-bonds", "measure-goods", "measure-rates"
LONGEST_RATE = 20  # tokens of a rate that is named in full
LED = 2  # tokens between whose the counted things are and their number
NEAR = 3  # sentences back in which a classifier's noun may stand


class OwnWords:
    """The counted thing or the noun phrase of a figure."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._shells = frozenset(map(phrase_key, texts(rulebook, SHELLS)))
        self._classifiers = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="classifier")))
        self.cases = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="case")))
        self._parts = frozenset(map(phrase_key, texts(rulebook, SHELLS, sort="part")))
        self._nouns = frozenset(map(phrase_key, texts(rulebook, NOUNS)))
        self._stops = frozenset(map(fold, texts(rulebook, STOPS)))
        self._ranked_by = frozenset(map(fold, texts(rulebook, BONDS, sort="ranked-by")))
        self._held_by = frozenset(map(fold, texts(rulebook, BONDS, sort="held-by")))
        self._verbs = frozenset(map(fold, texts(rulebook, VERBS)))
        self._behind_shell = self._nouns.union(map(phrase_key, texts(rulebook, TAILS)))
        self._links = Phrases([*texts(rulebook, LINKS), *texts(rulebook, LEADS)])
        self._ends = frozenset(map(phrase_key, texts(rulebook, ENDS)))
        self._heads = Phrases(texts(rulebook, HEADS))
        self._owning = frozenset(map(fold, texts(rulebook, LEADS, sort="owning")))
        self._goods = frozenset(map(fold, texts(rulebook, GOODS)))
        self._used_for = Phrases(texts(rulebook, BONDS, sort="used-for"))
        self._rates = Phrases(texts(rulebook, RATES))
        self._breaks = frozenset(map(phrase_key, texts(rulebook, BREAKS)))

    def of(self, figure: Mention, named: Sequence[Named], scene: Scene, sentence: Sentence) -> str:
        """What the text itself says: the counted thing, else the noun phrase; nothing where it says neither.

        A classifier alone ("34 con", "29 chiếc") tells nothing: it takes the noun behind it, or the one that the
        figure before counts.
        """
        quantity: Quantity = figure.value
        words = quantity.of if not self._begins_with_verb(quantity) else ""
        if quantity.kind in COUNTED and quantity.unit and not _is_base(quantity):
            words = _fuller(quantity)
            if phrase_key(words) in self._shells:
                words = self._filled(figure, scene, sentence) or self._counted_before(named, figure, scene) or words
        return _uncapitalised(words, scene, sentence)

    def _begins_with_verb(self, quantity: Quantity) -> bool:
        """Whether what a share is said to be of is what all do: "100% dùng chữ ký số"."""
        words = phrase_key(quantity.of)
        if quantity.kind != "percent" or not words or words[0] not in self._verbs:
            return False
        return not any(words[:length] in self._nouns for length in range(1, len(words) + 1))

    def of_holder(self, measure: str, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """The measure with whose the counted things are, where a sentence sets two holders side by side.

        "24.067 việc của tập thể, 1.024.574 việc của cá nhân"; "của tập thể đạt 23.533, của cá nhân đạt 1.001.762".
        """
        spans = scene.holders.get(sentence.index)
        if spans is None:
            spans = scene.holders[sentence.index] = self._holders(scene, sentence)
        near = [span for span in spans if span[0] == figure.end] or [
            span
            for span in spans
            if 0 <= figure.start - span[1] <= LED and all(key.isalpha() for key in scene.keys[span[1] : figure.start])
        ]
        if not near or len({tuple(scene.keys[start:end]) for start, end in spans}) < 2:
            return measure
        for span in spans:
            measure = measure.removesuffix(f" {scene.written(*span)}")
        return f"{measure} {scene.written(*near[0])}"

    def _holders(self, scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
        """The phrases "của tập thể", "của cá nhân" of a sentence that hold a noun and no place."""
        found: list[tuple[int, int]] = []
        named = scene.named_tokens(sentence)
        for at in range(sentence.first, sentence.last - 1):
            if scene.keys[at] in self._held_by and at + 1 not in named:
                length = max(
                    (n for n in range(1, 5) if tuple(scene.keys[at + 1 : at + 1 + n]) in self._nouns), default=0
                )
                if length:
                    found.append((at, at + 1 + length))
        return found

    def filled(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """What a figure that counts with a classifier counts itself, '' for all others."""
        quantity: Quantity = figure.value
        if quantity.kind not in COUNTED or phrase_key(quantity.unit) not in self._classifiers:
            return ""
        return self._filled(figure, scene, sentence)

    def before(self, figure: Mention, low: int, scene: Scene, sentence: Sentence) -> str:
        """The few words from token `low` up to a figure and the words that lead to it: "dịch vụ tăng 6,84%".

        Nothing where a word among them is no noun's: a verb stands between that names no measure.
        """
        if figure.value.kind in COUNTED:
            return ""
        start, end = low, figure.start
        while start < end and not scene.keys[start][0].isalnum():
            start += 1
        linked = self._links.covered(scene.keys, start, end)
        while end > start and (end - 1 in linked or end - 1 in scene.timed):
            end -= 1
        while start < end and (start in linked or start in scene.timed):
            start += 1
        words = scene.keys[start:end]
        plain = all(word.isalpha() and word not in self._stops for word in words)
        plain = plain and not any((word,) in self._ends or word in self._verbs for word in words)
        owns = end < figure.start and scene.keys[end] in self._owning
        known = len(words) > 1 or (tuple(words) in self._nouns and not owns) or (words and words[0] in self._goods)
        if not words or len(words) > SHORT or not plain or not known:
            return ""
        name = start > sentence.first and not scene.article.tokens.surfaces[start].islower()
        named = name or any(group.start < end and start < group.end for group in scene.groups.get(sentence.index, ()))
        return "" if named else _uncapitalised(scene.written(start, end), scene, sentence)

    def rate(self, low: int, figure: Mention, scene: Scene) -> str:
        """A rate in the text's full words: "tỷ lệ người trong độ tuổi lao động có việc làm đạt 92%"."""
        if figure.value.kind != "percent" or figure.value.unit != "%":
            return ""
        starts = [start for start, _ in self._rates.spans(scene.keys, low, figure.start)]
        if not starts:
            return ""
        start, end = starts[-1], figure.start
        linked = self._links.covered(scene.keys, start, end)
        while end > start and (end - 1 in linked or end - 1 in scene.timed):
            end -= 1
        plain = all(scene.keys[at][0].isalnum() or scene.keys[at] == "," for at in range(start, end))
        words = scene.written(start, end) if plain and 2 < end - start <= LONGEST_RATE else ""
        return _uncapitalised(words, scene, scene.sentence(start))

    def used_for(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """What an area is used for, right behind it: "941 ha trồng cây dược liệu"."""
        if figure.value.kind != "area":
            return ""
        end = next(
            (end for at, end in self._used_for.spans(scene.keys, figure.end, sentence.last) if at == figure.end), -1
        )
        while 0 < end < min(sentence.last, figure.end + SHORT) and self._goes_on(scene.keys[end]):
            end += 1
        return scene.written(figure.end, end) if end > figure.end + 1 else ""

    def _goes_on(self, key: str) -> bool:
        return key.isalpha() and key not in self._stops and key not in self._verbs and (key,) not in self._breaks

    def behind(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """What stands behind a rank and "về": "đứng thứ 7/99 xã, phường về chỉ số hài lòng của người dân"."""
        start = next(
            (at for at in range(figure.end, min(figure.end + 4, sentence.last)) if scene.keys[at] in self._ranked_by),
            -1,
        )
        if start < 0:
            return ""
        start += 1
        while start < sentence.last and not scene.keys[start][0].isalnum():
            start += 1
        end = start
        while end < min(sentence.last, start + LONGEST) and scene.keys[end][0].isalnum():
            end += 1
        return scene.written(start, end)

    def sized(self, low: int, high: int, scene: Scene) -> str:
        """The last noun phrase of tokens [low, high) that begins with a word for a thing that has a size."""
        found = list(self._heads.spans(scene.keys, low, high))
        if not found:
            return ""
        start = max(found, key=lambda span: (span[1], -span[0]))[0]
        end = start + 1
        while (
            end < min(high, start + LONGEST) and scene.keys[end][0].isalnum() and (scene.keys[end],) not in self._breaks
        ):
            end += 1
        return scene.written(start, end)

    def _filled(self, figure: Mention, scene: Scene, sentence: Sentence) -> str:
        """A classifier with the noun behind it, in the figure or right behind; '' where there is none."""
        keys, end, quantity = scene.keys, figure.end, figure.value
        head = phrase_key(quantity.unit)
        if len(phrase_key(quantity.unit_written)) > len(head):
            return str(quantity.unit_written)
        at = next((n for n in range(end - 1, figure.start - 1, -1) if keys[n] == head[0]), end)
        if at == end or quantity.per:
            return ""
        if at + len(head) < end:
            return scene.written(at, end)
        if end >= sentence.last or not scene.article.tokens.surfaces[end].islower() or keys[end] in self._stops:
            return ""
        known = max((n for n in range(1, 5) if tuple(keys[end : end + n]) in self._behind_shell), default=0)
        if not known and head in self._classifiers:
            words = scene.article.words(sentence.index)
            known = next((last - first for first, last in words if first == end), 1)
        return scene.written(at, end + known) if known else ""

    def _counted_before(self, named: Sequence[Named], figure: Mention, scene: Scene) -> str:
        """What the classifier stands for: "51 tàu cá chìm, trong đó 29 chiếc", "1.836 ca mắc" and further "775 ca"."""
        head, unit = phrase_key(figure.value.unit), figure.value.unit
        alike = [item for item in named if item.figure.value.unit == unit and phrase_key(item.measure) != head]
        if head in self.cases:
            return alike[0].measure if alike else ""
        first = scene.sentence(figure.start).first
        if head in self._parts:
            known = [item.measure for item in named if item.figure.start >= first]
            return next((name for name in reversed(known) if phrase_key(name)[: len(head)] == head), "")
        if head not in self._classifiers or figure.value.kind != "count":
            return ""
        if alike and alike[-1].figure.start >= first:
            return alike[-1].measure
        if named and named[-1].figure.start >= first and named[-1].figure.value.kind == "count":
            return named[-1].measure
        near = scene.sentence(figure.start).index - NEAR
        return alike[-1].measure if alike and scene.sentence(alike[-1].figure.start).index >= near else ""


def _fuller(quantity: Quantity) -> str:
    """The counted noun as written, where it goes on behind its head: "nhiệm vụ trọng tâm"."""
    unit, written = phrase_key(quantity.unit), phrase_key(quantity.unit_written)
    goes_on = written[: len(unit)] == unit and all(word.isalpha() for word in written[len(unit) :])
    return " ".join(quantity.unit_written.split()) if goes_on and len(written) > len(unit) else quantity.unit


def _is_base(quantity: Quantity) -> bool:
    """Whether a ratio is one of amounts ("16,6/21,9 km"), whose unit counts nothing."""
    return quantity.unit in ("m", "m²", "m³", "kg", "VND", "USD", "EUR", "%")


def _uncapitalised(words: str, scene: Scene, sentence: Sentence) -> str:
    """The capital of a sentence's first word is none of the measure's."""
    opening = scene.article.tokens.surfaces[sentence.first] if sentence.last > sentence.first else ""
    capital = words[:1].isupper() and opening[:1] == words[:1] and not words[:2].isupper()
    return words[0].lower() + words[1:] if capital else words
