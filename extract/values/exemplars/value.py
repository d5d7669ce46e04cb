"""The value of a mention in the family of people, collectives and models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Who or what is named, and whether the article holds it up as an example.

    `kind` is person, collective or model; `name` stands without title and quotes. `standing` serves the rules and is no
    column: official (named by a position), private (by a form of address or an occupation), blamed, author (writer or
    photographer), or empty. `told`: the article tells a good deed of theirs; `speaks`: it only quotes them here.
    """

    kind: str
    name: str
    exemplar: bool = False
    title: str = ""
    organisation: str = ""
    award: str = ""
    locality: str = ""
    locality_code: str = ""
    evidence: str = ""
    standing: str = ""
    told: bool = False
    speaks: bool = False
