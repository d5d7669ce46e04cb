"""The value of a mention in the family of people, collectives and models."""

from dataclasses import dataclass

AUTHOR, OFFICIAL, PRIVATE, LISTED, ALONE = "author", "official", "private", "listed", "alone"
REFERENCE, PRAISE, LEAD = "reference", "praise", "lead"  # kinds that only help to decide, and make no row
VICTIM = "victim"


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Who or what is named, and whether the article holds it up as an example.

    `kind` is person, collective or model; `name` stands without title and quotes. `person_id` numbers the people of an
    article, each alike wherever named. What follows `evidence` serves the
    rules and is no column: `standing` is official (named by a position), private (by a form of address or an
    occupation), author (writer or photographer), listed (only as one of a list), alone (named in one word, which is a
    person's whole name if nobody's longer one ends with it) or empty; `address` the folded form of
    address; `told`: a good deed is told of them; `aside`: they are only quoted, helped or visited here; `need`: they
    are helped, or rescued (victim), here; `blamed`: a wrong is told of them.
    """

    kind: str
    name: str
    exemplar: bool = False
    title: str = ""
    organisation: str = ""
    award: str = ""
    locality: str = ""
    locality_code: str = ""
    person_id: int | None = None
    evidence: str = ""
    standing: str = ""
    address: str = ""
    told: bool = False
    aside: bool = False
    need: str = ""
    blamed: bool = False
