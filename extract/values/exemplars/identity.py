"""Who is who: the names, short names and pronouns of an article that go back to one person."""

from collections import defaultdict
from collections.abc import Sequence

from extract.matching.match import Mention
from extract.text.fold import fold
from extract.values.exemplars.value import AUTHOR, REFERENCE, Exemplar
from extract.values.exemplars.words import Sight


class Identities:
    """The people of an article, by the folded form of their fullest name.

    A name of two words or more that ends the only longer name like it is the same person's ("Kim Ruôn" of "Thạch Kim
    Ruôn"), and so is one that begins it, where names begin with a single letter ("Y Yơh" of "Y Yơh Kbuôr"). The last
    word of a name goes back to the person of that name, a pronoun to the last person so addressed.
    """

    def __init__(self, mentions: Sequence[Mention], sight: Sight) -> None:
        self._sight = sight
        self._people = [item for item in mentions if item.value.kind == "person"]
        self._full = _fullest({fold(item.value.name) for item in self._people})
        self._sexes: dict[str, set[str]] = defaultdict(set)
        self._by_last_word: dict[str, set[str]] = defaultdict(set)
        for item in self._people:
            name = self._full[fold(item.value.name)]
            self._sexes[name].add(self._sex(item.value.address))
            self._by_last_word[name.rsplit(" ", 1)[-1]].add(name)
        self._numbers: dict[str, int] = {}
        for item in self._people:
            self._numbers.setdefault(self._full[fold(item.value.name)], len(self._numbers) + 1)

    def full(self, value: Exemplar) -> str:
        """The folded fullest name of a person named in two words or more."""
        return self._full[fold(value.name)]

    def number(self, name: str) -> int:
        """The number of a person: 1 for the first whom the article names in full, and so on."""
        return self._numbers[name]

    def short(self, value: Exemplar) -> str:
        """The one person whose name ends with this short name and who may be addressed so; "" if there is none."""
        sex = self._sex(value.address)
        fitting = [
            name
            for name in self._by_last_word.get(fold(value.name), ())
            if not sex or not (known := self._sexes[name] - {""}) or sex in known
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def by_start(self, mentions: Sequence[Mention]) -> dict[int, str]:
        """By the token at which it begins: the person named or spoken of by each mention, where that is known."""
        by_address: dict[str, str] = {}
        by_last_word: dict[str, str] = {}
        untitled = ""  # the last person, where named without a form of address: any pronoun may go back to them
        found: dict[int, str] = {}
        for item in mentions:
            value = item.value
            name = ""
            if value.kind == "person" and value.standing != AUTHOR:
                name = self.full(value)
                if value.address:
                    by_address[value.address] = name
                untitled = name if not value.address else ""
                by_last_word[name.rsplit(" ", 1)[-1]] = name
            elif value.kind == REFERENCE and value.name:
                name = by_last_word.get(fold(value.name), "")
            elif value.kind == REFERENCE:
                name = by_address.get(value.address, untitled)
            if name:
                found[item.start] = name
        return found

    def _sex(self, address: str) -> str:
        phrase = self._sight.words.titles.starting((address,), 0) if address else None
        return phrase.fields.get("sex", "") if phrase else ""


def _fullest(names: set[str]) -> dict[str, str]:
    """By name: the only longer name that ends with it, else the name itself."""
    full: dict[str, str] = {}
    for name in names:
        longer = [other for other in names if _shortens(name, other)] if " " in name else []
        full[name] = longer[0] if len(longer) == 1 else name
    return full


def _shortens(name: str, other: str) -> bool:
    return other.endswith(f" {name}") or (name[1] == " " and other.startswith(f"{name} "))
