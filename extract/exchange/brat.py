"""brat standoff: NAME.txt with NAME.ann beside it, and annotation.conf, which tells brat of tables and columns."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.exchange.cells import read_cells, write_cells
from extract.exchange.marked import CHOICES, OPTIONAL, FormatError, Mark, Marked, level_lines, table_order

# What stands in one line, by any of the signs that readers of .ann files take for the end of a line.
_LINE = re.compile("[^\\s](?:[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\\s])?")
_WORD = re.compile(r"[\w-]+")
_PLACES = re.compile(r"\d+ \d+(?:;\d+ \d+)*")


class BratWriter:
    """Writes articles into a folder; `close` adds annotation.conf."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: set[str] = set()
        self._choices = {(table, name): set(CHOICES[table][name]) for table in CHOICES for name in CHOICES[table]}

    def add(self, article: Marked) -> None:
        """Write one article; its name may have folders."""
        path = self._folder / f"{article.article}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = level_lines(article.text)
        path.write_text(text, encoding="utf-8", newline="\n")
        lines = "".join(f"{line}\n" for line in self._lines(text, article.marks))
        path.with_name(f"{path.name.removesuffix('.txt')}.ann").write_text(lines, encoding="utf-8", newline="\n")

    def close(self, tables: Iterable[str]) -> None:
        """Write annotation.conf for these tables and the values met."""
        conf = ["[entities]", *table_order(tables), "", "[relations]", "", "[events]", "", "[attributes]"]
        for (table, name), values in self._choices.items():
            conf.append(f"{table}-{name}\tArg:{table}, Value:{'|'.join(sorted(values))}")
        conf.append(f"{OPTIONAL}\tArg:<ENTITY>")
        (self._folder / "annotation.conf").write_text("\n".join(conf) + "\n", encoding="utf-8", newline="\n")

    def _lines(self, text: str, marks: Iterable[Mark]) -> Iterator[str]:
        attribute = 0
        for number, mark in enumerate(marks, 1):
            pieces = [match.span() for match in _LINE.finditer(text, mark.start, mark.end)]
            places = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(text[start:end] for start, end in pieces)
            yield f"T{number}\t{mark.table} {places}\t{words}"
            chosen = {name: cell for name, cell in mark.cells.items() if self._is_choice(mark.table, name, cell)}
            for name, cell in chosen.items():
                attribute += 1
                yield f"A{attribute}\t{mark.table}-{name} T{number} {cell}"
            if mark.optional:
                attribute += 1
                yield f"A{attribute}\t{OPTIONAL} T{number}"
            if note := write_cells({name: cell for name, cell in mark.cells.items() if name not in chosen}):
                yield f"#{number}\tAnnotatorNotes T{number}\t{note}"

    def _is_choice(self, table: str, name: str, cell: str) -> bool:
        """Whether a cell is written as an attribute; values are noted for annotation.conf."""
        values = self._choices.get((table, name))
        if values is None or not _WORD.fullmatch(cell):
            return False
        values.add(cell)
        return True


def read_brat(path: Path, article: str) -> Marked:
    """Read NAME.ann and the NAME.txt beside it. Raises FormatError."""
    try:
        text = path.with_name(path.name.removesuffix(".ann") + ".txt").read_bytes().decode()
        lines = path.read_bytes().decode().split("\n")
    except FileNotFoundError as error:
        raise FormatError(f"{path}: {Path(error.filename).name} is not beside it") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path}: it or the text beside it is not UTF-8") from None
    marks: dict[str, tuple[str, int, int]] = {}
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    optional: set[str] = set()
    for number, line in enumerate(lines, 1):
        try:
            kind, parts = line[:1], line.rstrip("\r").split("\t", 2)
            if kind == "T":
                marks[parts[0]] = _mark(parts, text)
            elif kind in ("A", "M"):
                name, target, *value = parts[1].split(" ")
                if name == OPTIONAL:
                    optional.add(target)
                elif value:
                    cells[target][name.partition("-")[2]] = value[0]
            elif kind == "#" and parts[1].startswith("AnnotatorNotes "):
                cells[parts[1].split(" ")[1]].update(read_cells(parts[2]))
        except (ValueError, IndexError) as error:
            reason = str(error) if type(error) is ValueError else "not a line of brat's standoff format"
            raise FormatError(f"{path}:{number}: {reason}") from None
    made = [Mark(*marks[key], cells[key], key in optional) for key in marks]
    return Marked(article, text, tuple(sorted(made, key=lambda mark: (mark.start, -mark.end))))


def _mark(parts: list[str], text: str) -> tuple[str, int, int]:
    table, _, places = parts[1].partition(" ")
    if not _PLACES.fullmatch(places):
        raise ValueError(f"{places!r} are no offsets")
    pairs = [(int(start), int(end)) for start, end in (place.split(" ") for place in places.split(";"))]
    words = " ".join(text[start:end] for start, end in pairs)
    if words.split() != parts[2].split():
        raise ValueError(f"{parts[2]!r} does not stand at {places} of the text")
    return table, pairs[0][0], pairs[-1][1]
