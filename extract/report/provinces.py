"""The provinces of the map: their outlines, and which province of one era a place of another belongs to."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from extract.report.facts import Place

BEFORE, SINCE = "2004-2025", "2025-"
"""Until 30 June 2025 there were 63 provinces, with districts; since then there are 34, without."""


@cache
def provinces() -> dict[str, Any]:
    """The map of data/provinces.json, which scripts/build_map.py writes.

    `eras` has for each era a list of provinces {code, name, at, d}, `merged` the later code of each earlier one,
    `earlier` that of the province which took in one that ended before 2025; `archipelagos` name a province of before.
    """
    made: dict[str, Any] = json.loads(files("extract.report").joinpath("data", "provinces.json").read_text("utf-8"))
    return made


@cache
def names(era: str) -> dict[str, str]:
    """The names of an era's provinces by code."""
    return {province["code"]: province["name"] for province in provinces()["eras"][era]}


def province_in(era: str, place: Place) -> str:
    """The code, in `era`, of the province that a place is or lies in; '' where it cannot be told.

    A place of 2025 or later lies in an earlier province only where the later one was not merged.
    """
    return _code_in(era, place.era, place.code) if place.code else ""


@cache
def _code_in(era: str, own_era: str, code: str) -> str:
    merged: dict[str, str] = provinces()["merged"]
    if own_era != SINCE:
        earlier: str = provinces()["earlier"].get(code, code)
        return earlier if era == BEFORE else merged.get(earlier, "")
    if era == SINCE:
        return code if code in names(SINCE) else ""
    parts = [one for one, after in merged.items() if after == code]
    return parts[0] if len(parts) == 1 else ""


def same_province(era: str, place: Place) -> bool:
    """Whether a place's province is one of `era`, and not part of one."""
    if place.era == era:
        return place.code in names(era)
    if place.era == SINCE:
        return bool(province_in(era, place))
    merged = provinces()["merged"]
    return list(merged.values()).count(merged.get(place.code)) == 1
