"""What a figure measures, under one name in all articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.linking.entries import COUNTED, MeasureEntry, Named, texts
from extract.linking.own_words import OwnWords
from extract.linking.phrases import Phrases, phrase_key
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.tokens import Sentence
from extract.values.quantities.value import Quantity

LEXICON, LINKS, GROUPS = "measures", "measure-links", "group-words"
LOOK_BACK = 24  # tokens before a figure in which what is done with a thing may be named
BEHIND = 12  # tokens after a figure in which its measure may be named
GROUP = 9  # tokens at most that name a group: "nhất là các xã đặc biệt khó khăn"
_PARTED = (",", ";", "và", ":")
_MARKS = (",", ":", "(", ")")


@dataclass(frozen=True, slots=True)
class _Said:
    """Tokens [start, end) say a phrase of a measure."""

    start: int
    end: int
    entry: MeasureEntry


class Measures:
    """The lexicon of measures; the entry whose words stand nearest to a figure names it."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], MeasureEntry]]] = {}
        lexicon = rulebook.lexicons.get(LEXICON)
        for order, source in enumerate(lexicon.entries if lexicon else ()):
            entry = MeasureEntry(source, order)
            for text in source.texts:
                words = phrase_key(text)
                self._by_first.setdefault(words[0], []).append((words, entry))
        self._own_words = OwnWords(rulebook)
        self._links = Phrases(texts(rulebook, LINKS))
        self._groups = Phrases(texts(rulebook, GROUPS))
        self._joiners = frozenset(rulebook.settings.joiners)
        self._said_in = cache(self._read_text)

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Measures":
        return rulebook.once("measures", cls)

    def names(self, scene: Scene) -> list[str]:
        """The measure of every figure of an article, in their order; the text's own words where no entry fits."""
        named: list[Named] = []
        at, said = -1, list[_Said]()
        for number, figure in enumerate(scene.figures):
            sentence = scene.sentence(figure.start)
            if sentence.index != at:
                at, said = sentence.index, list(self._read(scene.keys, sentence.first, sentence.last))
            behind = scene.figures[number + 1].start if number + 1 < len(scene.figures) else sentence.last
            named.append(self._name(figure, named, scene, sentence, said, min(behind, sentence.last)))
        return [item.measure for item in named]

    def _name(
        self, figure: Mention, named: list[Named], scene: Scene, sentence: Sentence, said: Sequence[_Said], last: int
    ) -> Named:
        before = named[-1] if named and named[-1].figure.start >= sentence.first else None
        quantity: Quantity = figure.value
        fitting = [item for item in said if item.entry.fits(quantity)]
        low = self._opening(figure, before, scene, sentence.first)
        if before is not None and self._listed(before.figure.end, figure.start, scene.keys):
            low = before.low
        high = self._closing(figure, scene, last, sentence.last)
        thing_end = self._stretch_end(figure, scene.keys, last)
        entry = self._acted(figure, fitting, scene.keys, sentence.first, thing_end) or _nearest(
            figure, fitting, low, high
        )
        if entry is None:
            narrowed = self._narrowed(figure, before, scene)
            if narrowed is None and before is not None and before.narrowed:
                narrowed = self._shared(figure, before, scene)
            if narrowed is not None:
                return replace(narrowed, narrowed=True)
            entry = _longest(item for item in self._said_in(quantity.of) if item.entry.fits(quantity))
        if entry is not None:
            return Named(figure, entry.measure, entry, low)
        shared = self._shared(figure, before, scene)
        if shared is not None:
            return shared
        return Named(figure, self._own_words.of(figure, named, scene, sentence), None, low)

    def _read(self, keys: Sequence[str], low: int, high: int) -> Iterator[_Said]:
        for at in range(low, high):
            for words, entry in self._by_first.get(keys[at], ()):
                end = at + len(words)
                if end <= high and (len(words) == 1 or tuple(keys[at:end]) == words):
                    yield _Said(at, end, entry)

    def _read_text(self, text: str) -> tuple[_Said, ...]:
        keys = phrase_key(text)
        return tuple(item for item in self._read(keys, 0, len(keys)) if item.entry.things is None)

    def _opening(self, figure: Mention, before: Named | None, scene: Scene, first: int) -> int:
        """Where the words that may name a figure begin: behind the figure before it, "và" at its side, or a comma.

        No comma counts with only words like "nay đã đạt" between it and the figure.
        """
        keys = scene.keys
        first = max(first, before.figure.end if before else first)
        at = figure.start
        while at > first:
            at -= 1
            if keys[at] in self._joiners and figure.start - at <= 2:
                return at
            if keys[at] == ";" or (
                keys[at] in _MARKS and not self._only_links(scene.untimed(at + 1, figure.start), keys)
            ):
                return at + 1
        return at

    def _listed(self, end: int, start: int, keys: Sequence[str]) -> bool:
        """Whether two figures are members of one list: "16 tập thể và 35 cá nhân", "4 tập thể, 7 cá nhân"."""
        return 0 < start - end <= 2 and all(keys[at] == "," or keys[at] in self._joiners for at in range(end, start))

    def _closing(self, figure: Mention, scene: Scene, last: int, end: int) -> int:
        """Where the words behind a figure that may name it end; in a list of two, behind the second figure."""
        last = min(last, end)
        if self._listed(figure.end, last, scene.keys):
            following = next((other for other in scene.figures if other.start == last), None)
            if following is not None:
                return self._closing(following, scene, end, end)
        return self._stretch_end(figure, scene.keys, last)

    @staticmethod
    def _stretch_end(figure: Mention, keys: Sequence[str], last: int) -> int:
        at, last = figure.end, min(last, figure.end + BEHIND)
        while at < last and keys[at] not in _MARKS and keys[at] != ";":
            at += 1
        return at

    def _acted(
        self, figure: Mention, said: Sequence[_Said], keys: Sequence[str], first: int, high: int
    ) -> MeasureEntry | None:
        """What is done with the thing behind a figure, said before it or before the list that it is in."""
        start = max(first, figure.start - LOOK_BACK)
        of = phrase_key(figure.value.of)
        best: _Said | None = None
        for item in said:
            things = item.entry.things
            if things is None or item.start < start or item.end > high:
                continue
            if not (things.within(keys, figure.start, high) or things.within(of, 0, len(of))):
                continue
            if best is None or (
                item.start <= figure.start and (item.start, -item.entry.order) > (best.start, -best.entry.order)
            ):
                best = item
        return best.entry if best else None

    def _shared(self, figure: Mention, before: Named | None, scene: Scene) -> Named | None:
        """The measure of the figure before, where only words like "xuống còn" or a group stand between the two."""
        if before is None or not before.measure:
            return None
        quantity, known = figure.value, before.figure.value
        alike = (quantity.kind, quantity.unit) == (known.kind, known.unit)
        fits = before.entry is not None and before.entry.fits(quantity)
        compared = bool(quantity.change) and quantity.kind in ("percent", "multiple", "count")
        counted_on = bool(quantity.change) and phrase_key(quantity.unit) in self._own_words.cases
        if quantity.kind in COUNTED and not alike and not counted_on:
            return None
        if not (alike or fits or compared or self._share_of(before, figure, scene)):
            return None
        between = scene.untimed(before.figure.end, figure.start)
        if self._only_links(between, scene.keys) or (
            (alike or counted_on)
            and (quantity.kind in COUNTED or not quantity.of)
            and self._resumed(between, figure, scene)
        ):
            return Named(figure, before.measure, before.entry)
        return None

    def _narrowed(self, figure: Mention, before: Named | None, scene: Scene) -> Named | None:
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
        return (
            figure.value.kind == "percent"
            and not figure.value.change
            and scene.keys[before.figure.end : before.figure.end + 1] == ["("]
            and figure.start in scene.brackets
        )

    def _only_links(self, between: Sequence[int], keys: Sequence[str]) -> bool:
        if not between:
            return True
        covered = {
            at for start, end in self._links.spans(keys, between[0], between[-1] + 1) for at in range(start, end)
        }
        return all(at in covered or keys[at] in (",", "(", ")") for at in between)

    def _resumed(self, between: Sequence[int], figure: Mention, scene: Scene) -> bool:
        """Whether a place or words like "nay chỉ còn" alone part the figure from the last comma or semicolon.

        "Bình Sơn 21.386 nhà tốc mái, Đức Phổ 9.140 nhà"; "có 600 em bỏ lớp; nay chỉ còn 47 em".
        """
        groups = scene.groups.get(scene.sentence(figure.start).index, ())
        places = {at for group in groups for at in range(group.start, group.end)}
        tail = [at for at in between if at not in places]
        parted = next((n for n in range(len(tail) - 1, -1, -1) if scene.keys[tail[n]] in _PARTED), None)
        if parted is None or figure.start - tail[parted] <= 1:
            return False
        return self._only_links(tail[parted + 1 :], scene.keys)

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
                plain = self._only_links(before[: -_length(self._groups, scene, start)], scene.keys)
                return (start, end) if plain and self._only_links(after, scene.keys) else None
        return None


def _length(groups: Phrases, scene: Scene, end: int) -> int:
    """How many tokens the group word that ends at `end` has."""
    return max(end - start for start, stop in groups.spans(scene.keys, max(end - 4, 0), end) if stop == end)


def _nearest(figure: Mention, said: Sequence[_Said], low: int, high: int) -> MeasureEntry | None:
    """The entry whose words stand in the figure or right behind it, else nearest before it, else behind it."""
    best: tuple[tuple[int, int, int], MeasureEntry] | None = None
    for item in said:
        if item.entry.things is not None or item.end <= low or item.end > high or item.start < low - 3:
            continue
        if item.start >= figure.end:
            distance = item.start - figure.end
            rank = 0 if distance == 0 else 100 + distance
        else:
            rank = 0 if item.end > figure.start else 1 + figure.start - item.end
        key = (rank, item.start - item.end, item.entry.order)
        if best is None or key < best[0]:
            best = key, item.entry
    return best[1] if best else None


def _longest(said: Iterator[_Said]) -> MeasureEntry | None:
    best = min(said, key=lambda item: (item.start - item.end, item.entry.order), default=None)
    return best.entry if best else None
