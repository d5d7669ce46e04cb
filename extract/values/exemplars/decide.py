"""Who of the people named is held up as an example, weighed over the whole article."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.matching.match import Mention
from extract.values.exemplars.value import OFFICIAL, PRAISE, PRIVATE, REFERENCE, VICTIM, Exemplar
from extract.values.exemplars.words import Sight

_MAIN = 2  # how often a main character is spoken of at least


@dataclass
class Person:
    """What an article says of one person, under whatever name and pronoun."""

    spoken_of: int = 0
    in_headline: bool = False
    official: bool = False
    private: bool = False
    blamed: bool = False
    needy: bool = False
    acts: bool = False
    held_up: Mention | None = None
    told: Mention | None = None


def held_up(ordered: list[Mention], sight: Sight, who: Mapping[int, str]) -> dict[str, Mention]:
    """By folded full name: the people held up, with the mention that shows it (for evidence, award and trace).

    `who` tells the person of each mention, by the token at which it begins.
    """
    praise = next((item for item in ordered if item.value.kind == PRAISE), None)
    found: dict[str, Mention] = {}
    for name, person in _people(ordered, sight, who).items():
        if person.blamed:
            continue
        shown = person.held_up or (None if person.official else person.told)
        if shown is None and praise and person.acts and not (person.needy and person.told is None):
            main = person.in_headline or person.spoken_of >= _MAIN or person.private
            shown = (person.told and praise) if person.official else (praise if main else None)
        if shown is not None:
            found[name] = shown
    return found


def _people(ordered: list[Mention], sight: Sight, who: Mapping[int, str]) -> dict[str, Person]:
    people: dict[str, Person] = {}
    title_end = sight.sentence_starts[1] if len(sight.sentence_starts) > 1 else 0
    for item in ordered:
        if item.start in who:
            _weigh(people.setdefault(who[item.start], Person()), item, in_title=item.start < title_end)
    return people


def _weigh(person: Person, item: Mention, *, in_title: bool) -> None:
    value: Exemplar = item.value
    person.spoken_of += 1
    person.in_headline = person.in_headline or in_title
    person.official = person.official or value.standing == OFFICIAL
    person.private = person.private or (value.standing == PRIVATE and bool(value.address))
    person.blamed = person.blamed or value.blamed
    person.needy = person.needy or bool(value.need)
    named = value.kind != REFERENCE or bool(value.name) or value.told  # a speaker's "bà …" is no deed of hers
    person.acts = person.acts or (named and not value.aside)
    if value.exemplar and value.need != VICTIM and person.held_up is None:
        person.held_up = item
    if value.told and not value.aside and person.told is None:
        person.told = item
