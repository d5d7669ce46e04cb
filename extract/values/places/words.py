"""What the recogniser of places needs of the rulebook, in the form in which it looks things up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.matching.spellings import plain_words
from extract.rulebook.load import GAZETTEER_FOLDER
from extract.rulebook.marks import RulebookError
from extract.rulebook.model import Entry, Fields, Rulebook
from extract.text.fold import fold
from extract.values.places.check import check_places
from extract.values.places.gazetteer import Gazetteer

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class PlaceWords:
    """Folded words and phrases (tuples of folded words) of the lexicons that tell places apart."""

    types: Mapping[Phrase, Fields]
    surnames: frozenset[str]
    weak_surnames: frozenset[str]
    address: frozenset[str]
    no_names: frozenset[Phrase]
    heads: frozenset[Phrase]
    features: Mapping[Phrase, frozenset[str]]
    sites: Mapping[Phrase, frozenset[str]]
    never: frozenset[str]
    known: frozenset[str]
    links: frozenset[Phrase]
    joiners: frozenset[str]
    list_words: frozenset[str]
    dashes: frozenset[Phrase]
    before: frozenset[Phrase]
    copulas: frozenset[Phrase]
    former: frozenset[Phrase]
    merged: frozenset[Phrase]
    people: frozenset[Phrase]
    peoples: frozenset[Phrase]
    plurals: frozenset[Phrase]
    offices: frozenset[Phrase]
    middle_names: frozenset[str]

    def stands_before(self, bearers: Mapping[Phrase, frozenset[str]], keys: Sequence[str], at: int) -> bool:
        """Does a word that bears names without being a place (đường, Báo) stand right before token `at`?"""
        for size in (1, 2, 3):
            before = bearers.get(tuple(keys[at - size : at])) if size <= at else None
            if before is not None and (size == at or keys[at - size - 1] not in before):
                return True
        return False

    def ends(self, phrases: frozenset[Phrase], words: Phrase) -> bool:
        """Does one of these phrases end these words?"""
        return any(words[at:] in phrases for at in range(len(words)))

    def begins(
        self, phrases: frozenset[Phrase] | Mapping[Phrase, object], keys: Sequence[str], at: int, *, least: int = 1
    ) -> bool:
        """Does one of these phrases, of at least so many words, begin at token `at`?"""
        return any(tuple(keys[at : at + size]) in phrases for size in range(least, 5))


def place_words(rulebook: Rulebook) -> PlaceWords:
    """The words of a rulebook, gathered once for it."""
    return rulebook.once("place-words", _build)


def gazetteer_of(rulebook: Rulebook) -> Gazetteer:
    """The gazetteer of the rulebook's folders, read once per process as long as their files stay the same.

    Raises RulebookError as `gazetteer_in` does.
    """
    return _load(tuple(rulebook.folders), rulebook.hash)


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...], content: str) -> Gazetteer:
    return gazetteer_in(folders)


def gazetteer_in(folders: Sequence[Path]) -> Gazetteer:
    """The gazetteer of rule folders, the shipped one first. Raises RulebookError for users' tables with mistakes."""
    if problems := check_places(folders[1:], parents=False):
        raise RulebookError(problems)
    return Gazetteer.load([folder / GAZETTEER_FOLDER for folder in folders])


def _entries(rulebook: Rulebook, name: str) -> Iterator[Entry]:
    lexicon = rulebook.lexicons.get(name)
    return iter(lexicon.entries) if lexicon else iter(())


def _spelt(entry: Entry) -> Iterator[Phrase]:
    """The spellings of an entry that are nothing but words."""
    for node in entry.nodes:
        if words := plain_words(node):
            yield tuple(fold(word) for word in words)


def _phrases(rulebook: Rulebook, name: str) -> frozenset[Phrase]:
    return frozenset(words for entry in _entries(rulebook, name) for words in _spelt(entry))


def _bearers(rulebook: Rulebook, name: str) -> dict[Phrase, frozenset[str]]:
    """Words that bear names -> the words before them that make them part of another word."""
    return {
        words: frozenset(fold(word.strip()) for word in entry.fields.get("not-after", "").split("|"))
        for entry in _entries(rulebook, name)
        for words in _spelt(entry)
    }


def _build(rulebook: Rulebook) -> PlaceWords:
    gazetteer = gazetteer_of(rulebook)
    surnames: dict[bool, set[str]] = {True: set(), False: set()}
    for entry in _entries(rulebook, "family-names"):
        surnames[entry.fields.get("strength") != "weak"].update(fold(text) for text in entry.texts)
    heads = _phrases(rulebook, "org-heads")
    types = {words: e.fields for e in _entries(rulebook, "place-types") for words in _spelt(e)}
    plurals = _phrases(rulebook, "place-plurals")
    joiners = rulebook.settings.joiners
    return PlaceWords(
        types=types,
        surnames=frozenset(surnames[True]),
        weak_surnames=frozenset(surnames[False]),
        address=frozenset(
            fold(text) for e in _entries(rulebook, "titles") if e.fields.get("sort") == "address" for text in e.texts
        ),
        no_names=_phrases(rulebook, "place-no-names") | heads,
        heads=heads,
        features=_bearers(rulebook, "place-features"),
        sites=_bearers(rulebook, "place-sites"),
        never=frozenset(gazetteer.key_of(text) for e in _entries(rulebook, "place-never") for text in e.texts),
        known=frozenset(gazetteer.key_of(text) for e in _entries(rulebook, "place-known") for text in e.texts),
        links=_phrases(rulebook, "place-links") | {()},
        joiners=frozenset(joiners),
        dashes=frozenset((dash,) for dash in rulebook.settings.dashes),
        list_words=frozenset((*joiners, *(w for words in (*types, *plurals) for w in words))),
        before=_phrases(rulebook, "place-before"),
        copulas=_phrases(rulebook, "place-copulas"),
        former=_phrases(rulebook, "place-former"),
        merged=_phrases(rulebook, "place-merged"),
        people=_phrases(rulebook, "place-people"),
        peoples=_phrases(rulebook, "peoples"),
        plurals=plurals,
        offices=_phrases(rulebook, "place-offices"),
        middle_names=frozenset(word for words in _phrases(rulebook, "place-middle-names") for word in words),
    )
