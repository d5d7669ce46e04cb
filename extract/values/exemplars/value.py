"""The value of a mention in the family of people, collectives and models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Who or what is named, and whether the article holds it up as an example.

    `kind` is person, collective or model; `name` stands without title and quotes. `standing` serves the rules and is no
    column: official (named by a position), private (by a form of address or an occupation), blamed, author (writer or
    photographer), or empty. `speaks` is true where the article quotes the person beside the name.
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
    speaks: bool = False
