"""Label Studio: tasks.json with the marks of each article, and labels.xml, the labelling interface."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from extract import __version__
from extract.exchange.cells import read_cells, write_cells
from extract.exchange.marked import (
    CELLS,
    CHOICES,
    LABEL,
    OPTIONAL,
    FormatError,
    Mark,
    Marked,
    level_lines,
    table_order,
)

TEXT = "text"
TASKS, INTERFACE = "tasks.json", "labels.xml"
COLOURS = ("#2a9d8f", "#e9b000", "#4c8bf5", "#d6568f", "#8d6be0", "#7a7a7a")


class LabelStudioWriter:
    """Writes articles as tasks with predictions, which Label Studio shows for correction."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = (folder / TASKS).open("w", encoding="utf-8", newline="\n")
        self._file.write("[")
        self._first = True
        self._choices = {(table, name): {*CHOICES[table][name]} for table in CHOICES for name in CHOICES[table]}

    def add(self, article: Marked) -> None:
        """Write one article."""
        text = level_lines(article.text)
        results = [item for number, mark in enumerate(article.marks) for item in self._items(number, mark, text)]
        task = {
            "data": {"article": article.article, TEXT: text},
            "predictions": [{"model_version": f"bangtin {__version__}", "result": results}],
        }
        self._file.write(("\n" if self._first else ",\n") + json.dumps(task, ensure_ascii=False))
        self._first = False

    def close(self, tables: Iterable[str]) -> None:
        """Finish the tasks and write the interface for these tables and the values met."""
        self._file.write("\n]\n")
        self._file.close()
        view = ElementTree.Element("View")
        labels = ElementTree.SubElement(view, "Labels", name=LABEL, toName=TEXT)
        ordered = table_order(tables)
        for number, table in enumerate(ordered):
            ElementTree.SubElement(labels, "Label", value=table, background=COLOURS[number % len(COLOURS)])
        ElementTree.SubElement(view, "Text", name=TEXT, value="$text")
        for (table, name), values in self._choices.items():
            if table in ordered:
                of = {"whenTagName": LABEL, "whenLabelValue": table}
                _choices(view, f"{table}-{name}", values, **of)
        about = {"name": CELLS, "toName": TEXT, "perRegion": "true", "editable": "true", "maxSubmissions": "1"}
        ElementTree.SubElement(view, "TextArea", about)
        _choices(view, OPTIONAL, {OPTIONAL})
        ElementTree.indent(view)
        ElementTree.ElementTree(view).write(self._folder / INTERFACE, encoding="utf-8")

    def _items(self, number: int, mark: Mark, text: str) -> Iterator[dict[str, Any]]:
        place = {"start": mark.start, "end": mark.end, TEXT: text[mark.start : mark.end]}

        def item(name: str, kind: str, values: list[str], key: str) -> dict[str, Any]:
            value = {**place, key: values}
            return {"id": f"m{number}", "from_name": name, "to_name": TEXT, "type": kind, "value": value}

        yield item(LABEL, "labels", [mark.table], "labels")
        written = {}
        for name, cell in mark.cells.items():
            values = self._choices.get((mark.table, name))
            if values is None:
                written[name] = cell
            else:
                values.add(cell)
                yield item(f"{mark.table}-{name}", "choices", [cell], "choices")
        if written:
            yield item(CELLS, "textarea", [write_cells(written)], TEXT)
        if mark.optional:
            yield item(OPTIONAL, "choices", [OPTIONAL], "choices")


def _choices(view: ElementTree.Element, name: str, values: Iterable[str], **when: str) -> None:
    about = {"name": name, "toName": TEXT, "perRegion": "true", "showInline": "true", "choice": "single", **when}
    choices = ElementTree.SubElement(view, "Choices", about)
    for value in sorted(values):
        ElementTree.SubElement(choices, "Choice", value=value)


def is_export(data: object) -> bool:
    """Whether JSON is a list of Label Studio's tasks."""
    return isinstance(data, list) and all(isinstance(task, dict) and "data" in task for task in data) and bool(data)


def read_tasks(path: Path, tasks: list[dict[str, Any]]) -> Iterator[Marked | FormatError]:
    """The articles of an export, with the marks of the newest annotation of each, or why a task cannot be read.

    A task without an annotation was not looked at, and is left out; where no task has one, the predictions are read.
    """
    seen = any(_made(task) for task in tasks)
    for number, task in enumerate(tasks, 1):
        if (made := _made(task)) or not seen:
            try:
                yield _article(task, made or task.get("predictions") or [{}])
            except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
                reason = str(error) if type(error) is ValueError else "not as Label Studio's JSON export has it"
                yield FormatError(f"{path}: task {task.get('id', number)}: {reason}")


def _made(task: Mapping[str, Any]) -> list[Any]:
    """A task's annotations; those that were skipped do not count."""
    made = task.get("annotations") or task.get("completions") or []
    return [one for one in made if not (isinstance(one, dict) and one.get("was_cancelled"))]


def _article(task: Mapping[str, Any], made: list[Any]) -> Marked:
    article, text = task["data"].get("article"), task["data"].get(TEXT)
    if not isinstance(article, str) or not isinstance(text, str):
        raise ValueError("its data have no 'article' and 'text'; export the tasks that `bangtin export` wrote")
    newest = max(made, key=lambda one: str(one.get("updated_at", "")))
    places: dict[str, tuple[str, int, int]] = {}
    cells: dict[str, dict[str, str]] = {}
    optional = set()
    for item in newest.get("result", []):
        region, value = str(item.get("id")), item["value"]
        known = cells.setdefault(region, {})
        if item["type"] == "labels":
            places[region] = (value["labels"][0], *_place(value, text))
        elif item["from_name"] == OPTIONAL:
            optional.add(region)
        elif item["type"] == "choices":
            known[item["from_name"].partition("-")[2]] = value["choices"][0]
        elif item["from_name"] == CELLS:
            said = value[TEXT]
            for line in [said] if isinstance(said, str) else said:
                known |= read_cells(line)
    marks = [Mark(*places[region], cells[region], region in optional) for region in places]
    return Marked(article, text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _place(value: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Where a region stands, in characters; some versions of Label Studio count UTF-16 units instead."""
    start, end, words = int(value["start"]), int(value["end"]), value.get(TEXT)
    if words is None or _same(text[start:end], words):
        return start, end
    units = text.encode("utf-16-le")
    ahead, inside = (units[: 2 * start], units[2 * start : 2 * end])
    first = len(ahead.decode("utf-16-le", "ignore"))
    last = first + len(inside.decode("utf-16-le", "ignore"))
    if not _same(text[first:last], words):
        raise ValueError(f"{words!r} does not stand at {start}-{end} of its text")
    return first, last


def _same(found: str, told: str) -> bool:
    """The same words; Label Studio may write a line end as backslash and n."""
    return found.split() == told.replace("\\n", " ").split()
