"""Figures that hold for each of several: "mỗi hộ 2 con bò và 500 nghìn đồng"; "các xã A, B, mỗi xã có 3 mô hình"."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from extract.linking.entries import texts
from extract.linking.phrases import phrase_key
from extract.linking.policy import EachLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.fold import fold

NOUNS, UNITS = "nouns", "per-units"
LISTED = 3  # tokens between two members of a list, or two ends of a comparison
SHARES = ("percent", "ratio", "rank", "multiple")


class Distribution:
    """Finds for what "mỗi" says a figure holds; made once per policy."""

    def __init__(self, policy: EachLinks, rulebook: Rulebook) -> None:
        self._words = frozenset(map(fold, policy.words))
        self._times = frozenset(phrase_key(text) for text in policy.times)
        self._types = frozenset(phrase_key(text) for text in policy.place_types)
        self._reach = policy.reach
        self._joiners = frozenset(rulebook.settings.joiners)
        nouns = [*texts(rulebook, NOUNS), *texts(rulebook, UNITS), *policy.times]
        self._nouns = {phrase_key(text): text for text in nouns}
        self._longest = max(map(len, self._nouns), default=0)

    def per(self, figure: Mention, before: Mention | None, scene: Scene) -> str:
        """What a figure is per, where its own words do not say it; `before` is the figure before it, so completed."""
        value = figure.value
        if value.per or value.kind in SHARES:
            return str(value.per)
        if before is not None and self._compared(figure, before, scene):
            return str(before.value.per)
        at = self._each_before(figure, scene)
        said_of_before = before is not None and before.start <= at < before.end and not value.change
        if at < 0 or said_of_before:
            return ""
        if before is not None and before.start > at:
            joined = scene.keys[before.end : figure.start]
            together = 0 < len(joined) <= LISTED and joined[-1] in self._joiners and all(k[0].isalnum() for k in joined)
            return str(before.value.per) if together else ""
        noun = self._noun(scene.keys, at + 1)
        end = at + 1 + len(noun)
        while noun and scene.keys[end] == "," and (more := self._noun(scene.keys, end + 1)) and noun not in self._times:
            end += 1 + len(more)
        between = scene.keys[end : figure.start]
        if noun in self._times and between[:1] == [","]:
            between = between[1:]
        plain = noun and len(between) <= self._reach and all(key[0].isalnum() for key in between)
        if not plain:
            return ""
        return self._nouns[noun] if end == at + 1 + len(noun) else scene.written(at + 1, end)

    def places(self, figure: Mention, scene: Scene) -> list[Any]:
        """The places of a list each of which has the figure: "các xã A, B và C, mỗi xã 3 mô hình"."""
        at = self._each_before(figure, scene)
        if at < 0 or self._noun(scene.keys, at + 1) not in self._types or scene.counts_between(at, figure.start):
            return []
        groups = [group for group in scene.groups.get(scene.sentence(at).index, ()) if group.end <= at]
        members: list[Any] = []
        edge = at
        for group in reversed(groups):
            if edge - group.end > 1 or not group.listed:
                break
            members.append(group.head)
            edge = group.start
        return members[::-1] if len(members) > 1 else []

    @staticmethod
    def _compared(figure: Mention, before: Mention, scene: Scene) -> bool:
        """Whether a figure is the rate before it at another time: "3.550 đ/kg, giảm 900 đồng", "(hiện là 46 triệu)"."""
        between = scene.keys[before.end : figure.start]
        again = bool(figure.value.change) or "(" in between
        return again and len(between) <= LISTED and before.value.unit == figure.value.unit

    def _each_before(self, figure: Mention, scene: Scene) -> int:
        """Where the last word like "mỗi" stands before a figure, in its sentence and part of it; -1 for none."""
        if scene.each is None:
            scene.each = [at for at, key in enumerate(scene.keys) if key in self._words]
        number = bisect_left(scene.each, figure.start)
        if not number or scene.each[number - 1] < scene.sentence(figure.start).first:
            return -1
        at = scene.each[number - 1]
        return -1 if ";" in scene.keys[at : figure.start] else at

    def _noun(self, keys: Sequence[str], at: int) -> tuple[str, ...]:
        """The longest noun from token `at`, () where there is none."""
        spans = (tuple(keys[at : at + length]) for length in range(self._longest, 0, -1))
        return next((span for span in spans if span in self._nouns), ())
