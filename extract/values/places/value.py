"""The value of a place mention."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `type` is the type word that was said ("" for a bare name); the rest are the table's columns.

    resolution is exact (only one unit can be meant), context (the article's places decide), ambiguous (`candidates`
    lists the units) or unlisted (the gazetteer has no such unit; province, district and commune are those it lies in).
    """

    name: str
    level: str = ""
    code: str = ""
    era: str = ""
    province: str = ""
    province_code: str = ""
    district: str = ""
    commune: str = ""
    candidates: tuple[str, ...] = ()
    resolution: str = ""
    current_code: str = ""
    current_name: str = ""
    type: str = ""
