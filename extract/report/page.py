"""The page around the blocks: styles, scripts, texts in both languages, and what they may do."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from extract.report.blocks import inline
from extract.report.provinces import provinces
from extract.tables.stored import GENERATOR

HERE = Path(__file__).parent
ASSETS, VENDOR = HERE / "assets", HERE / "vendor"
STYLES = ("base.css", "shell.css", "articles.css", "tables.css", "rules.css", "overview.css", "print.css")
SCRIPTS = (
    *("shell.js", "elements.js", "texts.js", "data.js", "frame.js"),
    *("quantities.js", "standings.js", "charts.js", "map.js", "picker.js", "behind.js", "controls.js"),
    *("summary-cards.js", "found-cards.js", "overview.js"),
    *("marks.js", "links.js", "card.js", "list.js", "reader.js", "articles.js"),
    *("export.js", "filters.js", "columns.js", "tables.js", "rules.js", "start.js"),
)
LIBRARIES = ("tabulator.js",)
FONTS = {
    "inter-latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,"
    "U+2190-2193,U+2212,U+2215,U+2248,U+2264-2265,U+FEFF,U+FFFD",
    "inter-vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,"
    "U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
}
"""The letters that each part of the font has."""


def head(title: str) -> str:
    """The beginning of the page, up to where blocks are written.

    Its policy lets only the scripts of this file run, and nothing be fetched from anywhere.
    """
    allowed = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in _scripts())
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n{GENERATOR.decode()}\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>\n{_fonts()}{_styles()}</style>\n</head>\n"
        '<body>\n<div id="app"><p class="loading">bangtin …</p></div>\n'
        f"<noscript><p>{escape(' '.join(of['frame.no-script'] for of in texts().values()))}</p></noscript>\n"
    )


def tail(payload: object) -> str:
    """The end of the page: what it is about, its texts and its scripts."""
    data = {"payload": payload, "texts": texts(), "licences": _licences()}
    embedded = "".join(
        f'<script type="application/json" id="{name}">{inline(content)}</script>\n' for name, content in data.items()
    )
    return embedded + "".join(f"<script>{script}</script>\n" for script in _scripts()) + "</body>\n</html>\n"


@cache
def _scripts() -> tuple[str, ...]:
    paths = [*(VENDOR / name for name in LIBRARIES), *(ASSETS / name for name in SCRIPTS)]
    return tuple(path.read_text(encoding="utf-8") for path in paths if path.exists())


def _styles() -> str:
    return "".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES if (ASSETS / name).exists())


def _fonts() -> str:
    """Inter, in the parts that Vietnamese needs; its marks stand right whatever fonts the reader has."""
    rules = []
    for name, letters in FONTS.items():
        font = b64encode((VENDOR / f"{name}.woff2").read_bytes()).decode()
        rules.append(
            '@font-face{font-family:"Inter Variable";font-weight:100 900;font-display:block;'
            f"src:url(data:font/woff2;base64,{font}) format('woff2');unicode-range:{letters}}}\n"
        )
    return "".join(rules)


def texts() -> dict[str, dict[str, str]]:
    """The interface's texts by language, of all files together."""
    merged: dict[str, dict[str, str]] = {}
    for path in sorted((ASSETS / "i18n").glob("*.json")):
        for language, texts in json.loads(path.read_text(encoding="utf-8")).items():
            merged.setdefault(language, {}).update(texts)
    return merged


def _licences() -> list[dict[str, str]]:
    """The libraries in the page and the outlines of its map, each with the text of its licence."""
    known: list[dict[str, str]] = json.loads((VENDOR / "libraries.json").read_text(encoding="utf-8"))
    libraries = [one | {"text": (VENDOR / one["file"]).read_text(encoding="utf-8")} for one in known]
    source: dict[str, str] = provinces()["source"]
    text = (HERE / "data" / "provinces.LICENSE").read_text(encoding="utf-8")
    outlines = {"name": source["package"], "version": source["version"], "licence": source["licence"], "text": text}
    return [*libraries, outlines]
