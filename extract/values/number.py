"""Numbers as Vietnamese newspapers write them: digits, scale words, number words and mixtures of these."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.text.fold import fold

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_FOREIGN_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_DECIMAL_POINT = re.compile(r"\d+\.\d+")
_WHOLE = re.compile(r"\d+")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number; of a vague one ("hàng trăm", "vài chục") `value` is the magnitude that it names.

    `scale` is the power that its last scale word stands for (1 where there is none), `in_words` tells number words from
    digits, and `article` marks the lone "một", which mostly is the indefinite article.
    """

    value: Decimal
    written: str
    scale: int = 1
    vague: bool = False
    in_words: bool = False
    article: bool = False


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a number word means: its role in a number, its value, and where it may stand after mươi or mười."""

    role: str
    value: Decimal
    only_after_tens: bool = False
    never_after_tens: bool = False
    wants: str = ""


NumberWords = Mapping[str, NumberWord]


def number_words(entries: Iterable[tuple[Sequence[str], Mapping[str, str]]]) -> NumberWords:
    """The words of a lexicon of numbers, by folded spelling; entries are (spellings, fields)."""
    words = {}
    for spellings, fields in entries:
        word = NumberWord(
            fields["role"],
            Decimal(fields["value"]),
            fields.get("only") == "after-tens",
            fields.get("never") == "after-tens",
            fields.get("wants", ""),
        )
        words.update({fold(spelling): word for spelling in spellings})
    return words


def parse_digits(text: str) -> Decimal | None:
    """The value of a token of digits, '.' and ','; None where it follows no way of writing numbers.

    '.' groups thousands and ',' marks decimals; a '.' not followed by exactly three digits is a decimal point, and
    groups of three after several commas are thousands.
    """
    if _WHOLE.fullmatch(text):
        return Decimal(text)
    text = text.replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _FOREIGN_THOUSANDS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _DECIMAL_POINT.fullmatch(text):
        return Decimal(text)
    return None


def parse_number(words: Sequence[str], lexicon: NumberWords) -> Number | None:
    """The number that these tokens write; None if they write none."""
    if not words:
        return None
    reader = _Reader([fold(word) for word in words], lexicon)
    value = reader.vague_number() if reader.begins_vague() else reader.number()
    if value is None or reader.left():
        return None
    return Number(
        value,
        " ".join(words),
        int(reader.scale),
        reader.vague,
        not words[0][0].isdigit(),
        len(words) == 1 and reader.role(0) == "article",
    )


class _Reader:
    """Reads one number from its folded words, left to right."""

    def __init__(self, words: Sequence[str], lexicon: NumberWords) -> None:
        self.words = words
        self.lexicon = lexicon
        self.at = 0
        self.scale = Decimal(1)
        self.vague = False

    def left(self) -> int:
        return len(self.words) - self.at

    def word(self, ahead: int = 0) -> NumberWord | None:
        at = self.at + ahead
        return self.lexicon.get(self.words[at]) if at < len(self.words) else None

    def role(self, at: int) -> str:
        word = self.lexicon.get(self.words[at])
        return word.role if word else ""

    def next_role(self, ahead: int = 0) -> str:
        word = self.word(ahead)
        return word.role if word else ""

    def take(self, *roles: str) -> Decimal | None:
        word = self.word()
        if word is None or word.role not in roles:
            return None
        self.at += 1
        return word.value

    def begins_vague(self) -> bool:
        return self.next_role() in ("vague", "hundred", "tens") or (
            self.next_role() == "scale" and self.word().value <= 10_000  # type: ignore[union-attr]
        )

    def vague_number(self) -> Decimal | None:
        """A magnitude without a count before it: hàng trăm, vài chục, dăm ba, trăm."""
        self.vague = True
        wants = ""
        while (word := self.word()) is not None and word.role == "vague":
            wants = word.wants
            self.at += 1
        if self.at and wants != "magnitude" and self.take("digit") is not None:
            wants = ""
        magnitude = Decimal(1)
        first = self.at
        while (value := self.take("tens", "dozen", "hundred", "scale")) is not None:
            magnitude *= value
        return None if wants and self.at == first else magnitude

    def number(self) -> Decimal | None:
        """Parts with falling scale words ("1 tỷ 200 triệu"), the last perhaps without one."""
        parts: list[tuple[Decimal, Decimal]] = []
        while self.left():
            in_digits = self.words[self.at][0].isdigit()
            group = self.group(first=not parts)
            if group is None and self.next_role() != "scale":
                return None
            scale = self.take("scale")
            if scale is None:
                if group is None or (parts and (in_digits or group >= parts[-1][1])):
                    return None
                parts.append((group, Decimal(1)))
                break
            self.scale = scale
            lower = Decimal(0)
            while parts and parts[-1][1] < scale:
                lower += parts.pop()[0]
            if group is None and not lower:
                return None
            whole = (lower + (group or 0)) * scale
            if parts and whole >= parts[-1][1]:
                return None
            parts.append((whole, scale))
            if (tail := self.tail(scale)) is not None:
                parts.append((tail, Decimal(1)))
                break
        return sum((value for value, _ in parts), Decimal(0)) if parts else None

    def tail(self, scale: Decimal) -> Decimal | None:
        """Behind a scale word at the very end: rưỡi, or a lone digit for tenths ("một triệu hai")."""
        if self.left() != 1:
            return None
        word = self.word()
        if word is None:
            return None
        if word.role == "half-after" or (
            word.role in ("digit", "article") and self._digit_stands(word, after_tens=True)
        ):
            self.at += 1
            return scale * (_HALF if word.role == "half-after" else word.value / 10)
        return None

    def group(self, *, first: bool) -> Decimal | None:
        """What stands before a scale word: digits, or words for a number under a thousand."""
        token = self.words[self.at]
        if token[0].isdigit():
            self.at += 1
            value = parse_digits(token)
            if value is None:
                return None
            by = self.take("dozen", "hundred")
            value = value * by if by else value
            return value + (by or 1) * _HALF if self.take("half-after") is not None else value
        if first and (half := self.take("half")) is not None:
            return half
        if self.next_role() == "zero-joiner":
            return None if first else self.under_ten()
        hundreds = self.hundreds()
        rest = self.tens(after_hundreds=hundreds is not None)
        if hundreds is None and rest is None:
            return None
        return (hundreds or Decimal(0)) + (rest or Decimal(0))

    def hundreds(self) -> Decimal | None:
        if self.next_role(1) != "hundred" or (digit := self.take("digit", "article", "zero")) is None:
            return None
        return digit * (self.take("hundred") or 0)

    def tens(self, *, after_hundreds: bool) -> Decimal | None:
        """Under a hundred; after trăm a lone last digit means tens, as in "một trăm hai"."""
        if after_hundreds and self.next_role() == "zero-joiner":
            return self.under_ten()
        if after_hundreds and self.take("half-after") is not None:
            return Decimal(50)
        if (ten := self.take("ten")) is not None:
            return ten + (self.unit(after_tens=True) or 0)
        if (dozen := self.take("dozen")) is not None:
            return dozen
        if self.next_role(1) in ("tens", "dozen"):
            digit = self.unit(after_tens=False)
            if digit is None:
                return None
            spoken_tens = self.next_role() == "tens"
            by = self.take("tens", "dozen") or Decimal(0)
            if self.take("half-after") is not None:
                return digit * by + by * _HALF
            return digit * by + ((self.unit(after_tens=True) or 0) if spoken_tens else 0)
        digit = self.unit(after_tens=after_hundreds)
        return digit * 10 if digit is not None and after_hundreds else digit

    def under_ten(self) -> Decimal | None:
        """The digit behind linh or lẻ; without one the joiner is left over, and there is no number."""
        self.at += 1
        value = self.unit(after_tens=None)
        if value is None:
            self.at -= 1
        return value

    def unit(self, *, after_tens: bool | None) -> Decimal | None:
        word = self.word()
        if word is None or word.role not in ("digit", "article"):
            return None
        if after_tens is not None and not self._digit_stands(word, after_tens=after_tens):
            return None
        self.at += 1
        return word.value

    @staticmethod
    def _digit_stands(word: NumberWord, *, after_tens: bool) -> bool:
        return not (word.never_after_tens if after_tens else word.only_after_tens)
