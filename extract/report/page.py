"""The page: one HTML file that needs nothing beside it."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from extract.report.marks import Find, pieces

HIDDEN = frozenset(("article", "sentence", "start", "end", "value_written", "unit_written"))
"""Columns that say what the mark in the text shows."""

HEAD = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>bangtin</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; margin: 1.5rem; color: #222; }
nav a { display: inline-block; margin-right: 1rem; }
article { display: grid; grid-template-columns: minmax(20rem, 1fr) minmax(20rem, 1fr); gap: 2rem; margin: 2rem 0;
  border-top: 1px solid #bbb; }
header { grid-column: 1 / -1; }
header p { margin: 0; color: #666; }
.text { white-space: pre-wrap; }
.tables { position: sticky; top: 0; max-height: 100vh; overflow: auto; font-size: 13px; line-height: 1.35; }
table { border-collapse: collapse; margin-bottom: 1rem; }
caption { text-align: left; font-weight: 600; }
td, th { border: 1px solid #ddd; padding: .1rem .35rem; text-align: left; vertical-align: top; }
mark { background: #eee; color: inherit; border-radius: 2px; }
mark.figures { background: #ffe08a; } mark.localities { background: #b7e4c7; } mark.periods { background: #bcdcff; }
mark.exemplars { background: #f7c6d9; } mark.documents { background: #ddd0f5; }
mark:target, i:target + mark { outline: 3px solid #d33; }
@media (max-width: 60rem) { article { display: block; } .tables { position: static; max-height: none; } }
@media (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #ddd; } mark { color: #111; } a { color: #8ab4f8; } td, th { border-color: #444; }
}
</style>
</head>
<body>
"""
FOOT = "</body>\n</html>\n"


def article_html(facts: Mapping[str, str], text: str, finds: Sequence[Find], anchor: str) -> Iterator[str]:
    """The part of the page about one article; `anchor` is its id and begins the ids of its finds."""
    told = (facts.get("published"), facts.get("outlet"), facts.get("author"), facts.get("main_locality"))
    about = " · ".join(escape(part) for part in told if part)
    title = escape(facts.get("title") or facts["article"])
    yield f'<article id="{anchor}">\n<header><h2>{title}</h2><p>{escape(facts["article"])}</p><p>{about}</p></header>\n'
    yield '<div class="text">'
    for piece in pieces(text, finds):
        yield "".join(f'<i id="{_id(anchor, find)}"></i>' for find in piece.begins)
        if piece.under:
            tables = " ".join(dict.fromkeys(find.table for find in piece.under))
            notes = "\n".join(f"{find.table}: {_note(find)}" for find in piece.under)
            yield f'<mark class="{escape(tables)}" title="{escape(notes)}">{escape(piece.text)}</mark>'
        else:
            yield escape(piece.text)
    yield '</div>\n<div class="tables">\n'
    for table in dict.fromkeys(find.table for find in finds):
        yield from _table_html(table, [find for find in finds if find.table == table], anchor)
    yield "</div>\n</article>\n"


def contents_html(anchors: Mapping[str, str]) -> Iterator[str]:
    """Links to the articles, given as their anchors by name."""
    yield "<nav>\n"
    for name, anchor in anchors.items():
        yield f'<a href="#{anchor}">{escape(name)}</a>\n'
    yield "</nav>\n"


def _table_html(table: str, finds: Sequence[Find], anchor: str) -> Iterator[str]:
    """A table of an article, without the columns that are empty in all its rows."""
    used = dict.fromkeys(name for find in finds for name, cell in find.cells if cell and name not in HIDDEN)
    yield f"<table>\n<caption>{escape(table)}</caption>\n<tr>"
    yield "".join(f"<th>{escape(name)}</th>" for name in used)
    yield "</tr>\n"
    for find in finds:
        cells = dict(find.cells)
        linked = [escape(cells.get(name, "")) for name in used]
        linked[0] = f'<a href="#{_id(anchor, find)}">{linked[0] or "…"}</a>'
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in linked) + "</tr>\n"
    yield "</table>\n"


def _note(find: Find) -> str:
    return ", ".join(f"{name} {cell}" for name, cell in find.cells if cell and name not in HIDDEN and name != "text")


def _id(anchor: str, find: Find) -> str:
    return f"{anchor}-{find.table}-{find.number}"
