#!/usr/bin/env python3
"""Build the gazetteer tables of rules/lexicons/places from lists of Vietnam's administrative units.

    build_gazetteer.py SOURCES [OUT]        OUT defaults to rules/lexicons/places

Names, codes, dates and mergers are facts; nothing else is taken over. SOURCES must hold

    validity_intervals_2004_2021.csv        the statistics office's lists from 2004-08-31 to 2021-07-01;
                                            the dates are those of the lists
    vau_gso_ward_2025-07-18.csv             the last list with districts
    vau_convert_legacy_2025_simple.csv      each commune of that list and the commune it went to on 2025-07-01
    vau_alias_ward.csv, vau_alias_district.csv    into which unit a vanished one was merged

The lists do not date what changed between 2021-07-01 and 2025-06-30: those dates are the ones on which the
resolutions of the National Assembly's standing committee came into force, by district where a district was
raised or merged, else by province (CHANGED below); single communes may have changed some months apart from them.

Written, sorted by code and date: provinces.tsv, districts.tsv, communes.tsv (three levels, until 2025-06-30),
provinces-2025.tsv and communes-2025.tsv (two levels, since 2025-07-01). Type words and their levels are read from
OUT/types.tsv. The same sources give the same bytes.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

FIRST, REFORM = "2004-08-31", "2025-07-01"
LAST_LIST = "2021-07-01"
COLUMNS = ("id", "code", "name", "type", "level", "parent", "from", "to", "successors")
NOTE = "Written by scripts/build_gazetteer.py; put rows of your own into another table. `to` is the day after the last."
LETTER = {"province": "p", "district": "d", "commune": "c"}
LEVEL = {"1": "province", "2": "district", "3": "commune"}

# Day on which a change seen between the last dated list and the last list with districts came into force, by code of
# the district (three digits), else of the province (two), else the day that most resolutions of 2024 name.
CHANGED = {
    "172": "2022-04-10", "205": "2024-11-01", "222": "2024-02-01", "259": "2023-04-10", "261": "2021-11-01",
    "262": "2023-04-10", "697": "2022-10-01", "721": "2024-05-01", "723": "2023-04-10", "754": "2025-03-01",
    "816": "2024-05-01", "890": "2023-04-10",
    "08": "2024-09-01", "14": "2025-02-01", "22": "2024-11-01", "30": "2024-12-01", "33": "2024-12-01",
    "34": "2024-11-01", "36": "2024-09-01", "40": "2024-12-01", "44": "2024-12-01", "45": "2024-12-01",
    "56": "2024-11-01", "68": "2024-12-01", "82": "2024-11-01", "83": "2024-12-01", "89": "2024-11-01",
    "94": "2024-09-01",
}  # fmt: skip
USUAL = "2025-01-01"


@dataclass(frozen=True, slots=True)
class Row:
    """One version of a unit: the same code, name, type and parent from one day up to, not including, another."""

    level: str
    code: str
    name: str
    type: str
    parent: str
    start: str
    end: str = ""
    id: str = ""
    successors: tuple[str, ...] = field(default=())


class Types:
    """Splits a unit's full name into type word and name."""

    def __init__(self, path: Path) -> None:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        head = lines[0].split("\t")
        rows = [dict(zip(head, line.split("\t"), strict=False)) for line in lines[1:]]
        self.words = sorted({row["type"] for row in rows if row["level"] in LETTER}, key=len, reverse=True)

    def split(self, full: str) -> tuple[str, str]:
        full = " ".join(unicodedata.normalize("NFC", full).split())
        for word in self.words:
            if full.lower().startswith(word + " "):
                name = modern(full[len(word) + 1 :])
                return word, str(int(name)) if name.isdigit() else name
        raise SystemExit(f"no type word in {full!r}")


def modern(name: str) -> str:
    """Tones of open oa, oe, uy on the first vowel: the sources write both Hoà and Hòa."""
    decomposed = unicodedata.normalize("NFD", name)
    return unicodedata.normalize(
        "NFC", re.sub(r"(?<![qQ])([ouOU])([aeyAEY])([\u0300-\u0323])(?!\w)", _first, decomposed)
    )


def _first(found: re.Match[str]) -> str:
    vowels = (found[1] + found[2]).lower()
    return found[1] + found[3] + found[2] if vowels in ("oa", "oe", "uy") else found[0]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def iso(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""


def plain(name: str) -> str:
    """A name as the alias tables key it: letters and digits only, no marks."""
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isalnum())


def same_name(a: str, b: str) -> bool:
    """Do two spellings differ only in tone placement, hyphens or spaces?"""

    def marks(name: str) -> str:
        letters = unicodedata.normalize("NFD", name.lower())
        return "".join(sorted(letter for letter in letters if not letter.isspace() and letter not in "-'’"))

    return marks(a) == marks(b)


def dated(sources: Path, types: Types) -> list[Row]:
    rows = []
    for row in read(sources / "validity_intervals_2004_2021.csv"):
        kind, name = types.split(row["name"])
        start, end = iso(row["valid_from"]), iso(row["valid_to_exclusive"])
        rows.append(Row(LEVEL[row["level"]], row["code"], name, kind, row["parent_code"], start, end))
    return merged(rows)


def merged(rows: list[Row]) -> list[Row]:
    """Join consecutive versions that differ only in how the name is spelt."""
    out: list[Row] = []
    for row in sorted(rows, key=lambda r: (r.level, r.code, r.start)):
        last = out[-1] if out else None
        follows = last is not None and (last.level, last.code, last.end) == (row.level, row.code, row.start)
        if follows and (last.type, last.parent) == (row.type, row.parent) and same_name(last.name, row.name):
            out[-1] = replace(last, name=row.name, end=row.end)
        else:
            out.append(row)
    return out


def last_list(sources: Path, types: Types) -> list[Row]:
    seen: dict[tuple[str, str], Row] = {}
    for row in read(sources / "vau_gso_ward_2025-07-18.csv"):
        for level, code, full, parent in (
            ("province", row["Mã TP"], row["Tỉnh / Thành Phố"], ""),
            ("district", row["Mã QH"], row["Quận Huyện"], row["Mã TP"]),
            ("commune", row["Mã"], row["Tên"], row["Mã QH"]),
        ):
            kind, name = types.split(full)
            seen[level, code] = Row(level, code, name, kind, parent, LAST_LIST)
    return list(seen.values())


def until_reform(rows: list[Row], last: list[Row]) -> list[Row]:
    """Carry the dated versions on to the reform, with what the last list shows to have changed."""
    now = {(row.level, row.code): row for row in last}
    province = {row.code: row.parent for row in [*rows, *last] if row.level == "district"}
    with_communes = {row.parent for row in rows if row.level == "commune" and not row.end}

    def changed(row: Row) -> str:
        district = row.code if row.level == "district" else row.parent
        return CHANGED.get(district) or CHANGED.get(province.get(district, "")) or USUAL

    out = []
    for row in rows:
        if row.end:
            out.append(row)
            continue
        new = now.pop((row.level, row.code), None)
        if new is None:
            stays = row.level == "district" and row.code not in with_communes  # island districts without communes
            out.append(replace(row, end=REFORM if stays else changed(row)))
        elif (new.type, new.parent) == (row.type, row.parent) and same_name(new.name, row.name):
            out.append(replace(row, end=REFORM))
        else:
            day = changed(new)
            out += [replace(row, end=day), replace(new, start=day, end=REFORM)]
    out += [replace(row, start=changed(row), end=REFORM) for row in now.values()]
    return out


def identified(rows: Iterable[Row]) -> list[Row]:
    """Rows with their ids: level letter and code, and from a unit's second version on the day it starts."""
    out, seen = [], set()
    for row in sorted(rows, key=lambda r: (r.level, r.code, r.start)):
        base = LETTER[row.level] + row.code
        name = base if base not in seen and row.start < REFORM else f"{base}.{row.start.replace('-', '')}"
        seen.add(base)
        out.append(replace(row, id=name))
    return out


def since_reform(sources: Path, types: Types) -> list[Row]:
    seen: dict[tuple[str, str], Row] = {}
    for row in read(sources / "vau_convert_legacy_2025_simple.csv"):
        code = row["newProvinceCode"]
        kind, name = types.split(row["newProvince"])
        seen["province", code] = Row("province", code, name, kind, "", REFORM)
        kind, name = types.split(row["newWard"])
        seen["commune", row["newWardCode"]] = Row("commune", row["newWardCode"], name, kind, code, REFORM)
    return list(seen.values())


def at_reform(sources: Path) -> dict[tuple[str, str], set[str]]:
    """(level, code) of a unit in force on 2025-06-30 -> ids of the units that took it over."""
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    stamp = REFORM.replace("-", "")
    for row in read(sources / "vau_convert_legacy_2025_simple.csv"):
        taken["province", row["provinceCode"].zfill(2)].add(f"p{row['newProvinceCode']}.{stamp}")
        commune = f"c{row['newWardCode']}.{stamp}"
        if row["wardCode"]:
            taken["commune", f"{int(float(row['wardCode'])):05}"].add(commune)
        else:
            taken["district", row["districtCode"].zfill(3)].add(commune)
    return taken


class Mergers:
    """Finds into which later unit a vanished one was merged."""

    def __init__(self, sources: Path, rows: list[Row]) -> None:
        self.rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            self.rows[row.level, row.code].append(row)
        self.into: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        by_key: dict[tuple[str, str, str], str] = {}
        for row in rows:
            if row.end == REFORM and row.level != "province":
                by_key[self.key(row)] = row.code
        for alias in read(sources / "vau_alias_ward.csv"):
            code = by_key.get((alias["province_key"], alias["district_key"], alias["ward_key"]))
            if code:
                self.into["commune", alias["province_key"], alias["alias_keyword"]].add(code)
        for alias in read(sources / "vau_alias_district.csv"):
            code = by_key.get((alias["province_key"], "", alias["district_key"]))
            if code:
                self.into["district", alias["province_key"], alias["alias_keyword"]].add(code)

    def parent(self, row: Row, level: str) -> Row:
        versions = self.rows[level, row.parent]
        return next((v for v in versions if v.start <= row.start and (not v.end or row.start < v.end)), versions[-1])

    def key(self, row: Row) -> tuple[str, str, str]:
        district = self.parent(row, "district") if row.level == "commune" else None
        province = self.parent(district or row, "province")
        last = self.rows["province", province.code][-1]  # the alias tables name the province as it was last
        return (
            plain(last.type + last.name),
            plain(district.type + district.name) if district else "",
            plain(row.type + row.name),
        )

    def successors(self, row: Row) -> tuple[str, ...]:
        province, _, own = self.key(row)
        found = self.into.get((row.level, province, own), set()) - {row.code}
        heirs = [heir for code in found for heir in self.rows[row.level, code]]
        ids = [heir.id for heir in heirs if heir.start <= row.end and (not heir.end or row.end < heir.end)]
        return tuple(ids) if len(ids) == 1 else ()


def linked(rows: list[Row], sources: Path) -> list[Row]:
    """Rows with their successors: the next version of the same code, else the unit that took it in."""
    taken, mergers = at_reform(sources), Mergers(sources, rows)
    following = {(row.level, row.code, row.start): row.id for row in rows}
    out = []
    for row in rows:
        if not row.end:
            out.append(row)
        elif row.end == REFORM:
            out.append(replace(row, successors=tuple(sorted(taken.get((row.level, row.code), ())))))
        elif following.get((row.level, row.code, row.end)):
            out.append(replace(row, successors=(following[row.level, row.code, row.end],)))
        elif row.level == "province":
            own = {r.code for r in rows if r.level == "district" and r.parent == row.code}
            heirs = {r.parent for r in rows if r.level == "district" and r.start == row.end and r.code in own}
            out.append(replace(row, successors=tuple(sorted(LETTER["province"] + code for code in heirs))))
        else:
            out.append(replace(row, successors=mergers.successors(row)))
    return out


def lines(rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(COLUMNS)
    for row in rows:
        start = "" if row.start == FIRST else row.start
        heirs = " ".join(row.successors)
        yield "\t".join((row.id, row.code, row.name, row.type, row.level, row.parent, start, row.end, heirs))


def main(argv: list[str]) -> int:
    if not 1 <= len(argv) <= 2:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    sources = Path(argv[0])
    out = Path(argv[1]) if len(argv) == 2 else Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "places"
    types = Types(out / "types.tsv")
    before = until_reform(dated(sources, types), last_list(sources, types))
    rows = linked(identified([*before, *since_reform(sources, types)]), sources)
    for file, level, new in (
        ("provinces.tsv", "province", False),
        ("districts.tsv", "district", False),
        ("communes.tsv", "commune", False),
        ("provinces-2025.tsv", "province", True),
        ("communes-2025.tsv", "commune", True),
    ):
        chosen = [row for row in rows if row.level == level and (row.start >= REFORM) == new]
        when = "since 1 July 2025" if new else "until 30 June 2025"
        head = f"# {level.capitalize()}s {when}. {NOTE}"
        (out / file).write_text("\n".join((head, *lines(chosen))) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
