"""Which columns of a table are an article's text, title, date, author and outlet."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from extract.inputs.source import Columns
from extract.text.decode import Refused
from extract.text.stated import Stated, day

_SHOWN = 12
_SHOWN_LETTERS = 40


def article_in(values: Mapping[str, object], columns: Columns) -> tuple[str, Stated]:
    """The text of a row and what its other columns state; raises Refused."""
    names = list(values)
    name = column(names, "text", columns.text)
    if name is None:
        raise Refused(no_text_column(names, columns))
    text = values[name]
    if not isinstance(text, str) or not text.strip():
        raise Refused(f"no text in '{name}'")
    stated = Stated(
        title=_line(values, "title", columns.title),
        published=day(_line(values, "date", columns.date)),
        author=_line(values, "author"),
        outlet=_line(values, "outlet"),
    )
    return _whole_characters(text), stated


def column(names: Sequence[str], role: str, asked: str = "") -> str | None:
    """The one among `names` that is asked for, or else the first usual name of that role."""
    there = {_plain(name): name for name in reversed(names)}
    wanted = [_plain(asked)] if asked else _usual()[role]
    return next((there[name] for name in wanted if name in there), None)


def no_text_column(names: Sequence[str], columns: Columns) -> str:
    """Why a table cannot be read, with the columns that it has."""
    missing = f"no column '{columns.text}'" if columns.text else "no column of text (name it with --text-column)"
    shown = ", ".join(" ".join(name.split())[:_SHOWN_LETTERS] for name in names[:_SHOWN])
    return f"{missing}; there are: {shown}{', ...' if len(names) > _SHOWN else ''}"


def _line(values: Mapping[str, object], role: str, asked: str = "") -> str:
    name = column(list(values), role, asked)
    value = values[name] if name is not None else ""
    if isinstance(value, list):
        value = ", ".join(one for one in value if isinstance(one, str))
    return " ".join(_whole_characters(value).split()) if isinstance(value, str) else ""


def _whole_characters(text: str) -> str:
    """Text without halves of surrogate pairs, which JSON may hold and no file can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@lru_cache(maxsize=1 << 10)
def _plain(name: str) -> str:
    return name.lstrip("\ufeff").strip().lower().replace("_", " ").replace("-", " ")


@cache
def _usual() -> dict[str, list[str]]:
    lines = files("extract.inputs").joinpath("columns.tsv").read_text(encoding="utf-8").splitlines()
    usual: dict[str, list[str]] = {}
    for line in [line for line in lines if not line.startswith("#")][1:]:
        role, name = line.split("\t")
        usual.setdefault(role, []).append(name)
    return usual
