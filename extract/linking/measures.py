"""What a figure measures, under one name in all articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.linking.phrases import Phrases, phrase_key
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.rulebook.model import Entry, Rulebook
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.quantities.value import Quantity

LEXICON, SHELLS, LINKS, GROUPS = "measures", "shell-words", "measure-links", "group-words"
NOUNS, STOPS = "nouns", "no-things"
LOOK_BACK = 24  # tokens before a figure in which what is done with a thing may be named
BEHIND = 12  # tokens after a figure in which its measure may be named
NEAR = 3  # sentences back in which a classifier's noun may stand
GROUP = 9  # tokens at most that name a group: "nhất là các xã đặc biệt khó khăn"
_PARTED = (",", ";", "và", ":")
_MARKS = (",", ":", "(", ")")
COUNTED = ("count", "ratio", "rank")


class _Entry:
    """One measure: its phrases, the kinds and units it takes, and the thing that it may ask for."""

    def __init__(self, entry: Entry, order: int) -> None:
        fields = entry.fields
        self.order = order
        self.measure = fields.get("measure", entry.texts[0])
        self.things = Phrases(fields["thing"].split(" | ")) if "thing" in fields else None
        self._wanted = {name: fields[name].split(" | ") for name in ("kind", "unit", "change") if name in fields}

    def fits(self, quantity: Quantity) -> bool:
        return all(getattr(quantity, name) in values for name, values in self._wanted.items())


@dataclass(frozen=True, slots=True)
class _Said:
    """Tokens [start, end) say a phrase of a measure."""

    start: int
    end: int
    entry: _Entry


@dataclass(frozen=True, slots=True)
class _Named:
    """A figure that has its measure: the name, and the entry that gave it."""

    figure: Mention
    measure: str
    entry: _Entry | None
    low: int = 0
    narrowed: bool = False


class Measures:
    """The lexicon of measures; the entry whose words stand nearest to a figure names it."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
        lexicon = rulebook.lexicons.get(LEXICON)
        for order, source in enumerate(lexicon.entries if lexicon else ()):
            entry = _Entry(source, order)
            for text in source.texts:
                words = phrase_key(text)
                self._by_first.setdefault(words[0], []).append((words, entry))
        self._shells = frozenset(map(phrase_key, _texts(rulebook, SHELLS)))
        self._classifiers = frozenset(map(phrase_key, _texts(rulebook, SHELLS, sort="classifier")))
        self._cases = frozenset(map(phrase_key, _texts(rulebook, SHELLS, sort="case")))
        self._parts = frozenset(map(phrase_key, _texts(rulebook, SHELLS, sort="part")))
        self._nouns = frozenset(map(phrase_key, _texts(rulebook, NOUNS)))
        self._stops = frozenset(map(fold, _texts(rulebook, STOPS)))
        self._links = Phrases(_texts(rulebook, LINKS))
        self._groups = Phrases(_texts(rulebook, GROUPS))
        self._joiners = frozenset(rulebook.settings.joiners)
        self._said_in = cache(self._read_text)

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Measures":
        return rulebook.once("measures", cls)

    def names(self, scene: Scene) -> list[str]:
        """The measure of every figure of an article, in their order; the text's own words where no entry fits."""
        named: list[_Named] = []
        at, said = -1, list[_Said]()
        for number, figure in enumerate(scene.figures):
            sentence = scene.sentence(figure.start)
            if sentence.index != at:
                at, said = sentence.index, list(self._read(scene.keys, sentence.first, sentence.last))
            behind = scene.figures[number + 1].start if number + 1 < len(scene.figures) else sentence.last
            named.append(self._name(figure, named, scene, sentence, said, min(behind, sentence.last)))
        return [item.measure for item in named]

    def _name(
        self, figure: Mention, named: list[_Named], scene: Scene, sentence: Sentence, said: Sequence[_Said], last: int
    ) -> _Named:
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
            return _Named(figure, entry.measure, entry, low)
        shared = self._shared(figure, before, scene)
        if shared is not None:
            return shared
        return _Named(figure, self._own_words(figure, named, scene, sentence), None, low)

    def _read(self, keys: Sequence[str], low: int, high: int) -> Iterator[_Said]:
        for at in range(low, high):
            for words, entry in self._by_first.get(keys[at], ()):
                end = at + len(words)
                if end <= high and (len(words) == 1 or tuple(keys[at:end]) == words):
                    yield _Said(at, end, entry)

    def _read_text(self, text: str) -> tuple[_Said, ...]:
        keys = phrase_key(text)
        return tuple(item for item in self._read(keys, 0, len(keys)) if item.entry.things is None)

    def _opening(self, figure: Mention, before: _Named | None, scene: Scene, first: int) -> int:
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
    ) -> _Entry | None:
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

    def _shared(self, figure: Mention, before: _Named | None, scene: Scene) -> _Named | None:
        """The measure of the figure before, where only words like "xuống còn" or a group stand between the two."""
        if before is None or not before.measure:
            return None
        quantity, known = figure.value, before.figure.value
        alike = (quantity.kind, quantity.unit) == (known.kind, known.unit)
        fits = before.entry is not None and before.entry.fits(quantity)
        compared = bool(quantity.change) and quantity.kind in ("percent", "multiple", "count")
        counted_on = bool(quantity.change) and phrase_key(quantity.unit) in self._cases
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
            return _Named(figure, before.measure, before.entry)
        return None

    def _narrowed(self, figure: Mention, before: _Named | None, scene: Scene) -> _Named | None:
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
        return _Named(figure, before.measure if placed else f"{before.measure} ({words})", before.entry)

    def _share_of(self, before: _Named, figure: Mention, scene: Scene) -> bool:
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

    def _own_words(self, figure: Mention, named: Sequence[_Named], scene: Scene, sentence: Sentence) -> str:
        """What the text itself says: the counted thing, else the noun phrase; nothing where it says neither.

        A classifier alone ("34 con", "29 chiếc") tells nothing: it takes the noun behind it, or the one that the
        figure before counts.
        """
        quantity: Quantity = figure.value
        words = quantity.of
        if quantity.kind in COUNTED and quantity.unit and not _is_base(quantity):
            words = quantity.unit
            if phrase_key(words) in self._shells:
                words = self._filled(figure, scene, sentence) or self._counted_before(named, figure, scene) or words
        return _uncapitalised(words, scene, sentence)

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
        known = max((n for n in range(1, 5) if tuple(keys[end : end + n]) in self._nouns), default=0)
        if not known and head in self._classifiers:
            words = scene.article.words(sentence.index)
            known = next((last - first for first, last in words if first == end), 1)
        return scene.written(at, end + known) if known else ""

    def _counted_before(self, named: Sequence[_Named], figure: Mention, scene: Scene) -> str:
        """What the classifier stands for: "51 tàu cá chìm, trong đó 29 chiếc", "1.836 ca mắc" and further "775 ca"."""
        head, unit = phrase_key(figure.value.unit), figure.value.unit
        alike = [item for item in named if item.figure.value.unit == unit and phrase_key(item.measure) != head]
        if head in self._cases:
            return alike[0].measure if alike else ""
        first = scene.sentence(figure.start).first
        if head in self._parts:
            known = [item.measure for item in named if item.figure.start >= first]
            return next((name for name in reversed(known) if phrase_key(name)[: len(head)] == head), "")
        if head not in self._classifiers or figure.value.kind != "count":
            return ""
        if named and named[-1].figure.start >= first and named[-1].figure.value.kind == "count":
            return named[-1].measure
        near = scene.sentence(figure.start).index - NEAR
        return alike[-1].measure if alike and scene.sentence(alike[-1].figure.start).index >= near else ""


def _texts(rulebook: Rulebook, name: str, sort: str = "") -> Iterator[str]:
    lexicon = rulebook.lexicons.get(name)
    for entry in lexicon.entries if lexicon else ():
        if not sort or entry.fields.get("sort") == sort:
            yield from entry.texts


def _length(groups: Phrases, scene: Scene, end: int) -> int:
    """How many tokens the group word that ends at `end` has."""
    return max(end - start for start, stop in groups.spans(scene.keys, max(end - 4, 0), end) if stop == end)


def _rank(item: _Said, figure: Mention) -> tuple[bool, int, int]:
    """Words before a figure come first, the nearest of them; then the order of the lexicon."""
    return item.start <= figure.start, item.start, -item.entry.order


def _nearest(figure: Mention, said: Sequence[_Said], low: int, high: int) -> _Entry | None:
    """The entry whose words stand in the figure or right behind it, else nearest before it, else behind it."""
    best: tuple[tuple[int, int, int], _Entry] | None = None
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


def _longest(said: Iterator[_Said]) -> _Entry | None:
    best = min(said, key=lambda item: (item.start - item.end, item.entry.order), default=None)
    return best.entry if best else None


def _is_base(quantity: Quantity) -> bool:
    """Whether a ratio is one of amounts ("16,6/21,9 km"), whose unit counts nothing."""
    return quantity.unit in ("m", "m²", "m³", "kg", "VND", "USD", "EUR", "%")


def _uncapitalised(words: str, scene: Scene, sentence: Sentence) -> str:
    """The capital of a sentence's first word is none of the measure's."""
    opening = scene.article.tokens.surfaces[sentence.first] if sentence.last > sentence.first else ""
    capital = words[:1].isupper() and opening[:1] == words[:1] and not words[:2].isupper()
    return words[0].lower() + words[1:] if capital else words
