"""Figures that share the measure of the figure before them."""

from collections.abc import Iterable, Sequence

from extract.linking.entries import COUNTED, Named, texts
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.fold import fold
from extract.values.quantities.value import Quantity

LINKS, GROUPS = "measure-links", "group-words"
SHARES = ("share-words", "record-share-words")
WIDE = 14  # tokens between a figure and what it grew by, or its share
GROUP = 9  # tokens at most that name a group: "nhất là các xã đặc biệt khó khăn"
_PARTED = (",", ";", ":")


class Sharing:
    """Tells by the words between two figures whether they are of one measure."""

    def __init__(self, rulebook: Rulebook, cases: Iterable[tuple[str, ...]]) -> None:
        self._links = Phrases(texts(rulebook, LINKS))
        self._groups = Phrases(texts(rulebook, GROUPS))
        self._parted = frozenset((*_PARTED, *rulebook.settings.joiners))
        self._cases = frozenset(cases)
        self._share_words = frozenset(fold(text) for name in SHARES for text in texts(rulebook, name))

    def shared(self, figure: Mention, before: Named | None, scene: Scene) -> Named | None:
        """The measure of the figure before, where only words like "xuống còn" or a group stand between the two."""
        if before is None or not before.measure:
            return None
        quantity, known = figure.value, before.figure.value
        alike = (quantity.kind, quantity.unit) == (known.kind, known.unit)
        fits = before.entry is not None and before.entry.fits(quantity)
        compared = quantity.kind == "multiple" or (bool(quantity.change) and quantity.kind in ("percent", "count"))
        counted_on = bool(quantity.change) and phrase_key(quantity.unit) in self._cases
        if quantity.kind in COUNTED and not alike and not counted_on:
            return None
        between = scene.untimed(before.figure.end, figure.start)
        share = self._is_share(quantity, between, scene)
        bracketed = self._share_of(before, figure, scene)
        if not (alike or fits or compared or share or bracketed):
            return None
        if bracketed:
            between = [at for at in between if at in scene.brackets]
        resumes = (alike or counted_on) and (quantity.kind in COUNTED or not quantity.of)
        goes_on = (compared or share) and len(between) <= WIDE and not quantity.of
        if self.only_links(between, scene.keys) or ((resumes or goes_on) and self._resumed(between, figure, scene)):
            return Named(figure, before.measure, before.entry)
        return None

    def part(self, figure: Mention, named: Sequence[Named], scene: Scene) -> Named | None:
        """The measure of the figure before a bracket that tells its parts by place: "(xã A: 38 nhà; xã B: 55 nhà)"."""
        opened = scene.last("(", scene.sentence(figure.start).first, figure.start)
        if figure.start not in scene.brackets or opened < 0:
            return None
        inside = [item.figure for item in named if item.figure.start > opened]
        whole = next((item for item in reversed(named) if item.figure.end <= opened), None)
        if whole is None or not whole.measure or whole.figure.start < scene.sentence(figure.start).first:
            return None
        if not all(scene.keys[at][0].isalnum() or scene.keys[at] == "," for at in range(whole.figure.end, opened)):
            return None
        low = inside[-1].end if inside else opened + 1
        places = self._placed(scene, low, figure.start)
        alike = (figure.value.kind, figure.value.unit) == (whole.figure.value.kind, whole.figure.value.unit)
        plain = all(at in places or not scene.keys[at][0].isalnum() for at in range(low, figure.start))
        return Named(figure, whole.measure, whole.entry) if alike and places and plain else None

    @staticmethod
    def _placed(scene: Scene, low: int, high: int) -> set[int]:
        """The tokens [low, high) that are of places, with the words that join them."""
        groups = scene.groups.get(scene.sentence(low).index, ())
        return {at for group in groups for at in range(group.start, group.end) if low <= at < high}

    def _is_share(self, quantity: Quantity, between: Sequence[int], scene: Scene) -> bool:
        """Whether words like "chiếm" lead to a share: "324/590 trường, đạt tỷ lệ 55,4%"."""
        if quantity.kind != "percent" or quantity.change or not between:
            return False
        return any(scene.keys[at] in self._share_words for at in between)

    def narrowed(self, figure: Mention, before: Named | None, scene: Scene) -> Named | None:
        """The measure of the figure before for a group that the text names between the two."""
        if before is None or not before.measure:
            return None
        quantity, known = figure.value, before.figure.value
        if (quantity.kind, quantity.unit) != (known.kind, known.unit):
            return None
        group = self._group(scene.untimed(before.figure.end, figure.start), scene)
        if group is None:
            return None
        words = scene.written(*group)
        placed = any(
            g.start < group[1] and g.end > group[0] for g in scene.groups.get(scene.sentence(group[0]).index, ())
        )
        return Named(figure, before.measure if placed else f"{before.measure} ({words})", before.entry)

    def _share_of(self, before: Named, figure: Mention, scene: Scene) -> bool:
        """Whether the figure is a share in brackets of the count before it: "307 (bằng 96%) đảng viên"."""
        if figure.value.kind != "percent" or figure.value.change or figure.start not in scene.brackets:
            return False
        opened = scene.last("(", before.figure.end, figure.start)
        return opened >= 0 and all(scene.keys[at][0].isalnum() for at in range(before.figure.end, opened))

    def only_links(self, between: Sequence[int], keys: Sequence[str]) -> bool:
        """Whether these tokens are nothing but linking words, such as "nay đã đạt"."""
        if not between:
            return True
        covered = self._links.covered(keys, between[0], between[-1] + 1)
        return all(at in covered or keys[at] in (",", "(", ")") for at in between)

    def _resumed(self, between: Sequence[int], figure: Mention, scene: Scene) -> bool:
        """Whether a place or words like "nay chỉ còn" alone part the figure from the last comma or semicolon.

        "Bình Sơn 21.386 nhà tốc mái, Đức Phổ 9.140 nhà"; "có 600 em bỏ lớp; nay chỉ còn 47 em".
        """
        groups = scene.groups.get(scene.sentence(figure.start).index, ())
        places = {at for group in groups for at in range(group.start, group.end)}
        tail = [at for at in between if at not in places]
        if tail and scene.keys[tail[-1]] == ":" and tail[-1] - 1 in places:
            tail.pop()
        parted = next((n for n in range(len(tail) - 1, -1, -1) if scene.keys[tail[n]] in self._parted), None)
        if parted is None or figure.start - tail[parted] <= 1:
            return False
        return self.only_links(tail[parted + 1 :], scene.keys)

    def _group(self, between: Sequence[int], scene: Scene) -> tuple[int, int] | None:
        """The group that a comparison is narrowed to: "…, nhất là các xã đặc biệt khó khăn (giảm từ"."""
        if not between:
            return None
        low, high = between[0], between[-1] + 1
        for _, start in self._groups.spans(scene.keys, low, high):
            end = next((at for at in range(start, high) if scene.keys[at] == "("), start)
            before = [at for at in between if at < start]
            if 0 < end - start <= GROUP and all(scene.keys[at][0].isalnum() for at in range(start, end)):
                after = [at for at in between if at >= end]
                plain = self.only_links(before[: -_length(self._groups, scene, start)], scene.keys)
                return (start, end) if plain and self.only_links(after, scene.keys) else None
        return None


def _length(groups: Phrases, scene: Scene, end: int) -> int:
    """How many tokens the group word that ends at `end` has."""
    return max(end - start for start, stop in groups.spans(scene.keys, max(end - 4, 0), end) if stop == end)
