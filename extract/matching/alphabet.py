"""One character per token: the alphabet in which sentences are written for matching.

A word that some rule or lexicon names has three characters of its own, for its lower-case, capitalised and upper-case
form; every other token is written with the character of its shape. All characters lie outside everything that a
regular expression treats specially.
"""

import re
from collections.abc import Iterable

from extract.text.fold import fold
from extract.text.memo import Memo
from extract.text.tokens import Tokens

SENTENCE, PARAGRAPH, ARTICLE = "㐀", "㐁", "㐂"
LOWER, CAPITALISED, UPPER, INITIAL, MIXED, SIGN = "㐃", "㐄", "㐅", "㐆", "㐇", "㐈"
INSIDE = "㐉"  # the tokens of a masked mention after its first
TIGHT = "㐊"  # a dash that touches a letter or digit on both sides
TO12, TO31, TO99, TO999, YEAR, LONG = "㐐", "㐑", "㐒", "㐓", "㐔", "㐕"
GROUPED, GROUPED_DECIMAL, DECIMAL, DOTTED, DOTTED_DATE, DOTTED_MONTH, ODD = "㐖", "㐗", "㐘", "㐙", "㐚", "㐛", "㐜"
NUMBERS = TO12 + TO31 + TO99 + TO999 + YEAR + LONG + GROUPED + GROUPED_DECIMAL + DECIMAL + DOTTED + ODD
BREAKS = SENTENCE + PARAGRAPH + ARTICLE
_BREAK_OF = {"\x1e": SENTENCE, "\n": PARAGRAPH, "\x03": ARTICLE}

# The first character for named words, and how many there is room for in each letter case; named signs and numbers
# follow. Characters of the wide plane take four bytes, so that they are left to rulebooks with very many words.
_NARROW = (0x4E00, 0x1C00, 0xD800)
_WIDE = (0x10000, 0x40000, 0x110000)
_MASKS = 0x3500
_MEMO_SIZE = 50_000

_NUMBER_SHAPES = (
    (re.compile(r"0*(?:[1-9]|1[0-2])|0"), TO12),
    (re.compile(r"0?(?:1[3-9]|2\d|3[01])"), TO31),
    (re.compile(r"\d\d"), TO99),
    (re.compile(r"\d{3}"), TO999),
    (re.compile(r"(?:19|20)\d\d"), YEAR),
    (re.compile(r"\d+"), LONG),
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+"), GROUPED),
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+"), GROUPED_DECIMAL),
    (re.compile(r"\d+,\d+"), DECIMAL),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)?\d\d"), DOTTED_DATE),
    (re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d"), DOTTED_MONTH),
    (re.compile(r"\d+\.\d+"), DOTTED),
)


def number_shape(text: str) -> str:
    """The shape of a token that begins with a digit."""
    for pattern, shape in _NUMBER_SHAPES:
        if pattern.fullmatch(text):
            return shape
    return ODD


def span(first: int, count: int) -> str:
    """A stretch of characters as it stands inside a regex class."""
    return f"{chr(first)}-{chr(first + count - 1)}" if count else ""


class Alphabet:
    """Characters for the words that the rulebook names, and classes of characters for the built-in kinds."""

    def __init__(
        self, words: Iterable[tuple[str, int]], mention_types: Iterable[tuple[str, str]], dashes: Iterable[str]
    ) -> None:
        """`words` come with the layer of rules that names them: users' words leave those of shipped rules as they are,
        so that the regexes of shipped rules stay the same."""
        self._dashes = frozenset(dashes)
        layers: dict[str, int] = {}
        for word, layer in words:
            key = self.key(word)
            layers[key] = min(layer, layers.get(key, layer))
        keys = sorted(layers, key=lambda key: (layers[key], key))
        letters = [key for key in keys if key[:1].isalpha()]
        signs = [key for key in keys if not key[:1].isalpha()]
        fits = len(letters) <= _NARROW[1] and len(signs) <= _NARROW[2] - _NARROW[0] - 3 * _NARROW[1]
        first, self._block, _ = _NARROW if fits else _WIDE
        self._letters = {key: first + n for n, key in enumerate(letters)}
        self._signs = {key: chr(first + 3 * self._block + n) for n, key in enumerate(signs)}
        named: dict[str, str] = {}
        for key in signs:
            if key[:1].isdigit():
                shape = number_shape(key)
                named[shape] = named.get(shape, "") + self._signs[key]
        self._masks = {name: chr(_MASKS + n) for n, name in enumerate(sorted(set(mention_types)))}
        self.masked = frozenset((*self._masks.values(), INSIDE))
        self._memo = Memo(self._write, _MEMO_SIZE)
        self._literals: dict[str, str] = {}
        lower, title, upper = (span(first + n * self._block, self._block) for n in range(3))
        self.classes = self._classes(lower, title, upper, named)

    @staticmethod
    def _classes(lower: str, title: str, upper: str, named: dict[str, str]) -> dict[str, str]:
        def shaped(shapes: str) -> str:
            return shapes + "".join(named.get(shape, "") for shape in shapes)

        capitals = CAPITALISED + UPPER + INITIAL + title + upper
        return {
            "cap": capitals,
            "caps": UPPER + INITIAL + upper,
            "lower": LOWER + lower,
            "word": LOWER + MIXED + lower + capitals,
            "digits": shaped(NUMBERS),
            "integer": shaped(TO12 + TO31 + TO99 + TO999 + YEAR + LONG),
            "year": shaped(YEAR),
            "month": shaped(TO12),
            "day": shaped(TO12 + TO31),
            "grouped": shaped(GROUPED),
            "decimal": shaped(DECIMAL),
            "dotted": shaped(DOTTED),
            "dotted-date": shaped(DOTTED_DATE),
            "dotted-month": shaped(DOTTED_MONTH),
            "mixed": MIXED,
        }

    def key(self, word: str) -> str:
        """The form in which words are compared: folded; every dash is "-"."""
        return "-" if word in self._dashes else fold(word)

    def literal(self, word: str) -> str:
        """The characters, as inside a class, of a word of a pattern; empty if no rule names it."""
        found = self._literals.get(word)
        if found is None:
            found = self._literals[word] = self._literal(word)
        return found

    def _literal(self, word: str) -> str:
        key = self.key(word)
        if key == "-":
            return self._signs.get(key, "") + TIGHT
        if key in self._signs:
            return self._signs[key]
        code = self._letters.get(key)
        if code is None:
            return ""
        capitalised = chr(code + self._block) + chr(code + 2 * self._block)
        return capitalised if word[:1].isupper() else chr(code) + capitalised

    def mask(self, slot: str, kind: str) -> str:
        """The character of a mention; `kind` matters only where some pattern asks for it."""
        return self._masks.get((slot, kind)) or self._masks.get((slot, ""), INSIDE)

    def masks(self, slot: str, kind: str) -> str:
        """All characters of mentions that a slot {slot} or {slot:kind} takes."""
        return "".join(sign for (name, other), sign in self._masks.items() if name == slot and kind in ("", other))

    def write(self, surfaces: list[str]) -> list[str]:
        """One character per token."""
        return list(map(self._memo.__getitem__, surfaces))

    def mark_tight(self, codes: list[str], tokens: Tokens) -> None:
        """Rewrite, in place, each dash that touches its neighbours on both sides ("Bà Rịa-Vũng Tàu")."""
        dash = self._signs.get("-")
        at = -1
        for _ in range(codes.count(dash) if dash else 0):
            at = codes.index(dash or "", at + 1)
            if (
                0 < at < len(codes) - 1
                and tokens.ends[at - 1] == tokens.starts[at]
                and tokens.ends[at] == tokens.starts[at + 1]
            ):
                codes[at] = TIGHT

    def _write(self, surface: str) -> str:
        if surface in _BREAK_OF:
            return _BREAK_OF[surface]
        key = self.key(surface)
        if key in self._signs:
            return self._signs[key]
        first = surface[0]
        if first.isdigit():
            return number_shape(surface)
        if not first.isalpha():
            return SIGN
        code = self._letters.get(key)
        if code is not None:
            if not first.isupper():
                return chr(code)
            return chr(code + (2 if surface.isupper() and len(surface) > 1 else 1) * self._block)
        if not first.isupper():
            return MIXED if surface[-1].isdigit() else LOWER
        if len(surface) == 1:
            return INITIAL
        return UPPER if surface.isupper() else CAPITALISED
