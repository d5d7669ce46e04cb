"""What a figure measures, under one name in all articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.linking.against import Against
from extract.linking.earlier import Earlier, figure_before, of_its_unit
from extract.linking.entries import COUNTED, MeasureEntry, Named
from extract.linking.own_words import OwnWords
from extract.linking.phrases import phrase_key
from extract.linking.scene import Scene
from extract.linking.sharing import Sharing
from extract.matching.match import Mention
from extract.rulebook.model import Rulebook
from extract.text.tokens import Sentence
from extract.values.quantities.value import Quantity

LEXICON, DEFAULTS = "measures", "measure-defaults"
LOOK_BACK = 24  # tokens before a figure in which what is done with a thing may be named
BEHIND = 12  # tokens after a figure in which its measure may be named
THING = 4  # tokens behind a figure in which the thing that something is done with ends
ACROSS = 5  # tokens of a phrase before the comma in it: "học sinh khá, giỏi"
SIZED = ("length", "area", "mass", "volume")
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
        self._sharing = Sharing(rulebook, self._own_words.cases)
        self._defaults = _defaults(rulebook)
        self._against = Against(rulebook, self._sharing)
        self._joiners = frozenset(rulebook.settings.joiners) - {";"}
        self._earlier = Earlier(rulebook, self._sharing, self._against)
        self._said_in = lru_cache(maxsize=1 << 14)(self._read_text)

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Measures":
        """The measures of a rulebook, made once for it."""
        return rulebook.once("measures", cls)

    def names(self, scene: Scene) -> list[Named]:
        """Every figure of an article with its measure, in their order; the text's own words where no entry fits."""
        named: list[Named] = []
        at, said = -1, list[_Said]()
        for number, figure in enumerate(scene.figures):
            sentence = scene.sentence(figure.start)
            if sentence.index != at:
                at, said = sentence.index, self._read(scene.keys, sentence.first, sentence.last)
            behind = scene.figures[number + 1].start if number + 1 < len(scene.figures) else sentence.last
            named.append(self._named(figure, named, scene, sentence, said, min(behind, sentence.last)))
        return named

    def _named(
        self, figure: Mention, named: list[Named], scene: Scene, sentence: Sentence, said: Sequence[_Said], last: int
    ) -> Named:
        """The figure with its name; a rank is of what is ranked, a share of a plan of what was planned."""
        before = figure_before(figure, named, scene, sentence)
        if figure.value.kind == "rank":
            return Named(figure, self._ranked(figure, before, scene, sentence, said), None)
        found = self._name(figure, before, named, scene, sentence, said, last)
        if found.entry is None and found.measure and figure.value.kind in ("count", "ratio"):
            return replace(found, measure=self._own_words.of_holder(found.measure, figure, scene, sentence))
        against = self._against.label(figure, scene, sentence)
        if not against:
            return found
        base = found.measure if found.entry is not None else self._against.planned(figure, before, scene)
        base = base or self._own_words.sized(before.figure.end if before else sentence.first, figure.start, scene)
        return replace(found, measure=self._against.name(base, against))

    def _ranked(
        self, figure: Mention, before: Named | None, scene: Scene, sentence: Sentence, said: Sequence[_Said]
    ) -> str:
        """What is ranked: said behind ("đứng thứ 7 về chỉ số hài lòng"), else before it, else by the figure before."""
        behind = self._own_words.behind(figure, scene, sentence)
        if behind:
            entry = _longest(iter(self._said_in(behind)))
            return entry.measure if entry is not None else behind
        low = before.figure.end if before is not None else sentence.first
        entry = _nearest(figure, [item for item in said if item.end <= figure.start], low, figure.start)
        if entry is not None:
            return entry.measure
        if before is not None and before.figure.value.kind not in ("count", "ratio"):
            return before.measure
        return self._own_words.sized(sentence.first, figure.start, scene)

    def _name(
        self,
        figure: Mention,
        before: Named | None,
        named: list[Named],
        scene: Scene,
        sentence: Sentence,
        said: Sequence[_Said],
        last: int,
    ) -> Named:
        quantity: Quantity = figure.value
        fitting = [item for item in said if item.entry.fits(quantity)]
        low = self._opening(figure, before, scene, sentence.first)
        if before is not None and self._listed(before.figure.end, figure.start, scene.keys):
            low = before.low
        high = self._closing(figure, scene, last, sentence.last)
        thing_end = self._stretch_end(figure, scene.keys, last)
        told = self._earlier.told(figure, before, named, scene)
        if told is not None and _nearest(figure, fitting, figure.start, thing_end) is None:
            return replace(told, low=low)
        entry = self._acted(figure, fitting, scene.keys, sentence.first, thing_end) or _nearest(
            figure, fitting, low, high
        )
        far = self._stretch_end(figure, scene.keys, last, (";", ":", "(", ")")) if entry is None else -1
        if far >= 0 and scene.keys[far] == "(":
            entry = self._acted(figure, fitting, scene.keys, figure.start, far)
            entry = entry or _nearest(figure, fitting, figure.start, far)
        if entry is None:
            narrowed = self._sharing.narrowed(figure, before, scene)
            if narrowed is None and before is not None and before.narrowed:
                narrowed = self._sharing.shared(figure, before, scene)
            if narrowed is not None:
                return replace(narrowed, narrowed=True)
            entry = _longest(item for item in self._said_in(quantity.of) if item.entry.fits(quantity))
        if entry is not None:
            entry = _narrower(entry, fitting, _clause(scene.keys, low, figure.start), high)
            return Named(figure, entry.measure, entry, low)
        shared = self._sharing.shared(figure, before, scene) or self._sharing.shared(
            figure, of_its_unit(figure, named, sentence.first), scene
        )
        own = self._own_words
        used_for = own.used_for(figure, scene, sentence)
        if shared is not None and not used_for and not own.filled(figure, scene, sentence):
            return shared
        words = own.of(figure, named, scene, sentence) or own.before(figure, low, scene, sentence)
        full = own.rate(low, figure, scene)
        words = full if phrase_key(full)[: len(phrase_key(words))] == phrase_key(words) else words
        if not words and quantity.kind not in COUNTED:
            first = low if quantity.kind == "percent" else before.figure.end if before else sentence.first
            behind = max(first, figure.start - LOOK_BACK)
            sized = self._said_in(own.sized(behind, figure.start, scene))
            entry = _longest(item for item in sized if item.entry.fits(quantity))
            if entry is not None:
                return Named(figure, entry.measure, entry, low)
            words = used_for
        if not words and quantity.kind == "money" and quantity.per:
            entry = _last_before(figure, fitting, scene.last(";", sentence.first, figure.start))
            if entry is not None:
                return Named(figure, entry.measure, entry, low)
        bare = quantity.kind == "count" and phrase_key(words) == phrase_key(quantity.unit)
        unsaid = not words and (quantity.kind == "percent" or (quantity.kind in SIZED and not quantity.per))
        if bare or unsaid:
            words = self._earlier.of_the_whole(figure, named, scene, sentence) or words
        rate = self._defaults.get((quantity.kind, quantity.per), "")
        return Named(figure, (f"{rate} ({words})" if words else rate) if rate else words, None, low)

    def _read(self, keys: Sequence[str], low: int, high: int) -> list[_Said]:
        """What is said within tokens [low, high), without the words that stand in a phrase that names nothing."""
        found = list(self._spans(keys, low, high))
        hidden = [item for item in found if item.entry.hides]
        if not hidden:
            return found
        return [
            item
            for item in found
            if not item.entry.hides and not any(h.start < item.end and item.start < h.end for h in hidden)
        ]

    def _spans(self, keys: Sequence[str], low: int, high: int) -> Iterator[_Said]:
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

        No comma counts with only words like "nay đã đạt" between it and the figure, nor one within a place.
        """
        keys = scene.keys
        first = max(first, before.figure.end if before else first)
        at = figure.start
        named = scene.named_tokens(scene.sentence(figure.start))
        while at > first:
            at -= 1
            if at in named:
                continue
            if keys[at] in self._joiners and figure.start - at <= 2:
                return at
            if keys[at] == ";" or (
                keys[at] in _MARKS and not self._sharing.only_links(scene.untimed(at + 1, figure.start), keys)
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
    def _stretch_end(figure: Mention, keys: Sequence[str], last: int, signs: Sequence[str] = (*_MARKS, ";")) -> int:
        at, last = figure.end, min(last, figure.end + BEHIND)
        while at < last and keys[at] not in signs:
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
            if not (things.within(keys, figure.start, min(high, figure.end + THING)) or things.begins(of)):
                continue
            if best is None or (
                item.start <= figure.start and (item.start, -item.entry.order) > (best.start, -best.entry.order)
            ):
                best = item
        return best.entry if best else None


def _nearest(figure: Mention, said: Sequence[_Said], low: int, high: int) -> MeasureEntry | None:
    """The entry whose words stand in the figure or right behind it, else nearest before it, else behind it."""
    best: tuple[tuple[int, int, int], MeasureEntry] | None = None
    for item in said:
        if item.entry.things is not None or item.end <= low or item.end > high or item.start < low - ACROSS:
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


def _narrower(entry: MeasureEntry, said: Sequence[_Said], low: int, high: int) -> MeasureEntry:
    """The entry, or one said near that names a kind of the same: "khách quốc tế đạt 3,2 triệu lượt khách"."""
    near = (item.entry for item in said if low <= item.start and item.end <= high and item.entry.things is None)
    return next((other for other in near if other.measure.startswith(f"{entry.measure} ")), entry)


def _clause(keys: Sequence[str], low: int, high: int) -> int:
    """Where the words without a sign begin that end at token `high`."""
    return next((at + 1 for at in range(high - 1, low - 1, -1) if not keys[at][0].isalnum()), low)


def _last_before(figure: Mention, said: Sequence[_Said], low: int) -> MeasureEntry | None:
    """The entry said last before a figure and behind token `low`: "hỗ trợ 20 hộ nghèo, mỗi hộ 5 triệu đồng"."""
    before = [item for item in said if low < item.start and item.end <= figure.start and item.entry.things is None]
    return max(before, key=lambda item: (item.end, item.end - item.start)).entry if before else None


def _longest(said: Iterator[_Said]) -> MeasureEntry | None:
    best = min(said, key=lambda item: (item.start - item.end, item.entry.order), default=None)
    return best.entry if best else None


def _defaults(rulebook: Rulebook) -> dict[tuple[str, str], str]:
    """Names for figures that no word names, by kind and what they are per."""
    lexicon = rulebook.lexicons.get(DEFAULTS)
    entries = lexicon.entries if lexicon else ()
    return {(e.fields["kind"], text): e.fields["measure"] for e in entries for text in e.texts}
