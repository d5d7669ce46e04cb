"""The lexicons of this family as tables of folded phrases, and an article as those tables see it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.matching.match import Context
from extract.rulebook.model import Fields, Lexicon, Rulebook
from extract.text.fold import fold
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK, TOKEN

_BULLETS = frozenset("+•*")
_LONG_LINE = 8  # capitalised words of a line in which capitals tell nothing
_MOSTLY = 4  # how many of them there are to one in small letters
_HEADLINE = 2  # sentences whose praise is meant for the main characters of an article
BREAKS = frozenset((SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in an article: how many tokens it has, and the fields of its lexicon entry."""

    length: int
    fields: Fields


class Phrases:
    """A lexicon's plain phrases, looked up at a token of an article; the longest one counts."""

    def __init__(self, lexicon: Lexicon | None) -> None:
        self._fields: dict[tuple[str, ...], Fields] = {}
        for entry in lexicon.entries if lexicon else ():
            for text in entry.texts:
                key = tuple(fold(token) for token in TOKEN.findall(text))
                self._fields.setdefault(key, entry.fields)
        self._firsts = self._lengths(0)
        self._lasts = self._lengths(-1)

    def _lengths(self, at: int) -> dict[str, list[int]]:
        lengths: dict[str, set[int]] = {}
        for key in self._fields:
            lengths.setdefault(key[at], set()).add(len(key))
        return {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def starting(self, keys: Sequence[str], at: int) -> Phrase | None:
        """The longest phrase whose first word is the token `at`."""
        for length in self._firsts.get(keys[at], ()) if at < len(keys) else ():
            fields = self._fields.get(tuple(keys[at : at + length])) if at + length <= len(keys) else None
            if fields is not None:
                return Phrase(length, fields)
        return None

    def ending(self, keys: Sequence[str], end: int) -> Phrase | None:
        """The longest phrase whose last word is the token before `end`."""
        for length in self._lasts.get(keys[end - 1], ()) if end > 0 else ():
            fields = self._fields.get(tuple(keys[end - length : end])) if length <= end else None
            if fields is not None:
                return Phrase(length, fields)
        return None

    def __contains__(self, words: Sequence[str]) -> bool:
        return tuple(words) in self._fields


@dataclass(frozen=True)
class Words:
    """The phrase tables that names, titles and organisations are read with."""

    titles: Phrases
    surnames: Phrases
    middle_names: Phrases
    heads: Phrases
    inner: Phrases
    ends: Phrases
    not_people: Phrases
    not_models: Phrases
    awards: Phrases
    model_kinds: Phrases
    model_heads: Phrases
    model_starts: Phrases
    model_inner: Phrases
    model_ends: Phrases
    campaigns: Phrases
    small: Phrases
    peoples: Phrases
    quotes: frozenset[str]
    dashes: frozenset[str]
    joiners: frozenset[str]

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Words":
        """The tables of a rulebook, made once for it."""
        return rulebook.once("exemplar-words", cls._read)

    @classmethod
    def _read(cls, rulebook: Rulebook) -> "Words":
        def table(name: str) -> Phrases:
            return Phrases(rulebook.lexicons.get(name))

        return cls(
            titles=table("titles"),
            surnames=table("family-names"),
            middle_names=table("middle-names"),
            heads=table("org-heads"),
            inner=table("org-inner"),
            ends=table("phrase-ends"),
            not_people=table("not-people"),
            not_models=table("not-models"),
            awards=table("awards"),
            model_kinds=table("model-kinds"),
            model_heads=table("model-heads"),
            model_starts=table("model-starts"),
            model_inner=table("model-inner"),
            model_ends=table("model-ends"),
            campaigns=table("campaign-heads"),
            small=table("small-words"),
            peoples=table("peoples"),
            quotes=frozenset(rulebook.settings.quotes),
            dashes=frozenset(rulebook.settings.dashes),
            joiners=frozenset(fold(joiner) for joiner in rulebook.settings.joiners),
        )


@dataclass(frozen=True)
class Sight:
    """An article as the readers of names see it: surfaces, folded keys, and where the places stand."""

    words: Words
    surfaces: Sequence[str]
    keys: Sequence[str]
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    sentence_starts: Sequence[int]
    places: Mapping[int, int] = field(default_factory=dict)
    place_ends: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, context: Context) -> "Sight":
        """The article of a context, made once for it."""
        return context.once("sight", cls._of)

    @classmethod
    def _of(cls, context: Context) -> "Sight":
        tokens = context.article.tokens
        places = {item.start: item.end for item in context.mentions.get("localities", ())}
        return cls(
            Words.of(context.rulebook),
            tokens.surfaces,
            context.article.keys,
            context.article.text,
            tokens.starts,
            tokens.ends,
            [sentence.first for sentence in context.article.sentences],
            places,
            {end: start for start, end in places.items()},
        )

    def written(self, start: int, end: int) -> str:
        """The text of tokens [start, end), with runs of white space as one space."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if start < end else ""

    def is_quote(self, at: int) -> bool:
        """Whether the token is a quotation mark."""
        return not self.is_break(at) and self.surfaces[at] in self.words.quotes

    def is_dash(self, at: int) -> bool:
        """Whether the token is a dash."""
        return not self.is_break(at) and self.surfaces[at] in self.words.dashes

    def is_joiner(self, at: int) -> bool:
        """Whether the token stands between the members of lists: a comma, "và"."""
        return not self.is_break(at) and self.keys[at] in self.words.joiners

    def serves(self, at: int, use: str) -> bool:
        """Whether a small word of this use (see the lexicon) is or ends with the token `at`."""
        if self.is_break(at):
            return False
        word = self.words.small.ending(self.keys, at + 1)
        return word is not None and word.fields.get("use") == use

    def where(self, key: str) -> Iterator[int]:
        """The tokens with this folded key."""
        at = -1
        for _ in range(self.keys.count(key)):
            at = self.keys.index(key, at + 1)
            yield at

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The last words of the runs of capitalised words that hold a family name, folded."""
        return frozenset(self._last_words())

    def _last_words(self) -> Iterator[str]:
        capital = [surface[0].isupper() for surface in self.surfaces]
        for at in range(2, len(capital) - 1):
            if capital[at] and capital[at - 1] and not capital[at + 1]:
                first = at - 1
                while self.is_capital(first - 1):
                    first -= 1
                if any(self.words.surnames.starting(self.keys, n) for n in range(first, at)):
                    yield self.keys[at]

    def headline_end(self) -> int:
        """Behind the title and the first sentence of the text."""
        starts = self.sentence_starts
        return starts[_HEADLINE] if len(starts) > _HEADLINE else len(self.surfaces)

    def in_title_case(self, at: int) -> bool:
        """Whether nearly all words of the sentence of token `at`, a long one without commas, begin with a capital."""
        sentence = bisect_right(self.sentence_starts, at) - 1
        first = self.sentence_starts[sentence] if sentence >= 0 else 0
        capital = lower = 0
        for n in range(first, len(self.surfaces)):
            if self.is_break(n):
                break
            if self.surfaces[n] == ",":
                return False
            capital += self.is_capital(n)
            lower += self.is_lower(n)
        return capital >= max(_LONG_LINE, _MOSTLY * lower)

    def list_behind(self, at: int) -> Iterator[int]:
        """Where the paragraph behind token `at` begins, and every later one that begins with a number or a dash."""
        first = True
        for start in self.sentence_starts:
            if start < at or self.surfaces[start - 1] != PARAGRAPH_BREAK:
                continue
            if first or self.surfaces[start][0].isdigit() or self.surfaces[start] in _BULLETS or self.is_dash(start):
                yield start
            first = False

    def is_break(self, at: int) -> bool:
        """Whether the token ends a sentence, or lies outside the article."""
        return at < 0 or at >= len(self.surfaces) or self.surfaces[at] in BREAKS

    def is_capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        return 0 <= at < len(self.surfaces) and self.surfaces[at][0].isupper()

    def is_lower(self, at: int) -> bool:
        """Whether the token begins with a small letter."""
        return 0 <= at < len(self.surfaces) and self.surfaces[at][0].islower()
