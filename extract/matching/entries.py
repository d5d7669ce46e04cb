"""Which entry of a lexicon the words of an article stand for."""

from extract.matching.alphabet import Alphabet
from extract.matching.match import NO_FIELDS
from extract.matching.spellings import entries_of, spellings
from extract.rulebook.model import Fields, Lexicon
from extract.text.memo import Memo

_MEMO_SIZE = 50_000

Words = tuple[str, ...]


class Entries(Memo[Words, Fields]):
    """The fields of the entry that is written with these words; none where the lexicon has no such entry."""

    def __init__(self, lexicon: Lexicon, kind_type: str, alphabet: Alphabet) -> None:
        super().__init__(self._find, _MEMO_SIZE)
        self._alphabet = alphabet
        self._index: dict[Words, list[tuple[list[str], Fields]]] = {}
        for entry in entries_of(lexicon, kind_type):
            for node in entry.nodes:
                for words in spellings(node):
                    self._index.setdefault(self._key(words), []).append((words, entry.fields))
        for candidates in self._index.values():  # those that ask for capitals stand first
            candidates.sort(key=lambda candidate: -sum(word[:1].isupper() for word in candidate[0]))

    def _find(self, surfaces: Words) -> Fields:
        for words, fields in self._index.get(self._key(surfaces), ()):
            if all(surface[:1].isupper() for word, surface in zip(words, surfaces, strict=True) if word[:1].isupper()):
                return fields
        return NO_FIELDS

    def _key(self, words: list[str] | Words) -> Words:
        return tuple([self._alphabet.key(word) for word in words])
