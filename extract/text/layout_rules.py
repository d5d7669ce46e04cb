"""The words of rules/layout.yaml, ready for use."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.text.fold import fold_text

# Capital letters of Vietnamese and its neighbours, for use inside a character class.
CAPITAL = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))

# "Tags …", "Đọc nhiều trong …": such words, and anything in place of the sign, on a short line.
_ANYTHING = "…"
_LONGEST_MARKER_LINE = 120
_BULLETS = re.compile(r"\A[\W_]+")


def _with_gap(key: str) -> str:
    """A key with anything for its sign of omission."""
    parts = [part.strip() for part in key.split(_ANYTHING)]
    return "".join(re.escape(part) + (r"\b.*" if part[-1:].isalnum() else ".*") for part in parts[:-1]) + re.escape(
        parts[-1]
    )


def _gaps(keys: Iterable[str]) -> str:
    return "|".join(_with_gap(key) for key in keys if _ANYTHING in key) or r"(?!)"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@dataclass(frozen=True, slots=True)
class Markers:
    """Words that make a whole line furniture."""

    pattern: re.Pattern[str]

    @classmethod
    def from_words(cls, words: Iterable[str]) -> "Markers":
        """Markers for lines of these words alone, or with a sign or number behind them; 'Tags …' takes any rest."""
        keys = [fold_text(word) for word in words]
        whole = _any_of(key for key in keys if _ANYTHING not in key)
        begun = _any_of(key.removesuffix(_ANYTHING).rstrip() for key in keys if key.endswith(_ANYTHING))
        inner = "|".join(_with_gap(key) for key in keys if _ANYTHING in key[:-1]) or r"(?!)"
        return cls(re.compile(rf"(?:{whole})(?:\s*[^\w\s].*|\s*\d.*)?|(?:{begun})\b.*|(?:{inner}).{{0,9}}"))

    @classmethod
    def of_whole_lines(cls, words: Iterable[str]) -> "Markers":
        """Markers for lines of these words and nothing else, several of them parted by signs (Trang chủ > Xã hội)."""
        keys = [fold_text(word) for word in words]
        one = rf"(?:{_any_of(key for key in keys if _ANYTHING not in key)}|{_gaps(keys)})"
        return cls(re.compile(rf"{one}(?:[\s>»›/|\\·•,-]+{one})*\W*"))

    def match(self, line: str) -> bool:
        """Whether the line is one of these, whatever its letter case, tone placement and leading signs."""
        return len(line) <= _LONGEST_MARKER_LINE and bool(self.pattern.fullmatch(_BULLETS.sub("", fold_text(line))))


@dataclass(frozen=True, slots=True, eq=False)
class LayoutRules:
    """What surrounds an article's text, and which dots end no sentence; see rules/layout.yaml for each list."""

    end: Markers
    end_last: Markers
    line: Markers
    box: Markers
    tags: Markers
    head: Markers
    counter: re.Pattern[str]
    page_code: re.Pattern[str]
    clock: re.Pattern[str]
    date_words: re.Pattern[str]
    written_date: re.Pattern[str]
    byline_words: str
    byline_joiners: str
    outlet: str
    source_words: str
    reporter_words: str
    credit_end: re.Pattern[str]
    abbreviations: frozenset[str]
    abbreviations_before_number: frozenset[str]
    letter_follows: frozenset[str]
    sentence_starters: frozenset[str]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> "LayoutRules":
        """Build from lists of words; raises ValueError for missing and unknown lists and for what is no list."""
        lists = _check(mapping)
        outlets = rf"(?:{_any_of(lists['outlets'])}|(?:{_any_of(lists['outlet_words'])})(?: [{CAPITAL}][\w+-]*)+)"
        return cls(
            end=Markers.from_words(lists["end"]),
            end_last=Markers.from_words(lists["end_last"]),
            line=Markers.from_words([*lists["line"], *lists["box"], *lists["tags"]]),
            box=Markers.of_whole_lines(lists["box"]),
            tags=Markers.of_whole_lines(lists["tags"]),
            head=Markers.of_whole_lines(lists["head"]),
            counter=re.compile(
                rf"\W*(?:{_any_of(lists['counters'])})\W{{0,3}}\d[\d.,]*\W*(?:{_any_of(lists['counter_units'])})?\W*"
                rf"|\W*(?<!\d)\d[\d.,]*\s*(?:{_any_of(lists['views'])})(?!\w)\W*"
                rf"|\W*(?:{_any_of(lists['contacts'])})\W{{0,3}}\+?\d[\d.,() -]{{6,40}}",
                re.IGNORECASE,
            ),
            clock=re.compile(rf"\W*(?:{_any_of(lists['clock_words'])})(?!\w)", re.IGNORECASE),
            page_code=re.compile(rf"(?:{_any_of(lists['page_code'])})(?:[^\[\]\n]{{0,200}}\]|\S*)"),
            date_words=re.compile(rf"\b(?:{_any_of(lists['date_words'])})(?!\w)", re.IGNORECASE),
            written_date=re.compile(
                rf"(?:(?:{_any_of(lists['day_words'])})\s+)?(\d{{1,2}})\s+(?:{_any_of(lists['month_words'])})\s+(\d{{1,2}})"
                rf"\s*,?\s*(?:(?:{_any_of(lists['year_words'])})\s+)?(\d{{4}})",
                re.IGNORECASE,
            ),
            byline_words=f"(?i:{_any_of(lists['byline_words'])})",
            byline_joiners=_any_of(lists["byline_joiners"]),
            outlet=outlets,
            source_words=f"(?i:{_any_of(lists['source_words'])})",
            reporter_words=f"(?:{_any_of(lists['reporter_words'])})",
            credit_end=re.compile(
                rf"(?:{_any_of(lists['credit_words'])})\s*:"
                rf"(?:\s*(?:[{CAPITAL}]\.)+[{CAPITAL}]+|[^.!?:;]{{1,60}}?(?:\.[a-z]{{2,4}}|\)|\s(?=\s)))"
                rf"\s(?=\s*[{CAPITAL}])"
            ),
            abbreviations=frozenset(lists["abbreviations"]),
            abbreviations_before_number=frozenset(lists["abbreviations_before_number"]),
            letter_follows=frozenset(lists["letter_follows"]),
            sentence_starters=frozenset(lists["sentence_starters"]),
        )

    def keeps_dot(self, before: str, word: str, next_word: str, *, glued: bool) -> bool:
        """Whether `word` with a dot is an abbreviation inside a sentence; `glued`: no space before `next_word`."""
        if word in self.abbreviations_before_number:
            return next_word[:1].isdigit()
        if not glued and next_word in self.sentence_starters:
            return False
        last = word.rpartition(".")[2]
        if word in self.abbreviations or last in self.abbreviations or f"{word}.{next_word}" in self.abbreviations:
            return True
        if len(last) != 1 or not last.isalpha():
            return False
        # A single capital is a name cut short; at the very start of a line it would be a list's letter.
        words_before = before.split()
        return glued or (last.isupper() and bool(words_before) and words_before[-1] not in self.letter_follows)


_LISTS = (
    "end", "end_last", "line", "box", "tags", "head", "counters", "counter_units", "views", "contacts", "page_code",
    "clock_words", "date_words", "day_words", "month_words", "year_words",
    "byline_words", "byline_joiners", "outlet_words", "outlets", "source_words", "reporter_words", "credit_words",
    "abbreviations", "abbreviations_before_number", "letter_follows", "sentence_starters",
)  # fmt: skip


def _check(mapping: Mapping[str, object]) -> dict[str, list[str]]:
    unknown = sorted(set(mapping) - set(_LISTS))
    missing = sorted(set(_LISTS) - set(mapping))
    if unknown or missing:
        raise ValueError(
            "; ".join([f"unknown list {name}" for name in unknown] + [f"no list {name}" for name in missing])
        )
    lists = {}
    for name, words in mapping.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise ValueError(f"{name}: must be a list of words")
        lists[name] = [str(word) for word in words]
    return lists
