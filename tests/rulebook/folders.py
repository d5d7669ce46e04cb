"""Small rule folders for tests, and what their rules find."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from extract.authoring.examples import article_of
from extract.matching.cascade import Found, apply
from extract.matching.match import Mention
from extract.rulebook import Rulebook, load, shipped_rules
from extract.text.article import Article
from extract.values.workshop import WORKSHOP

SETTINGS = """\
title: For tests
overlap: [longest, priority, leftmost, order]
joiners: [",", "và", "hoặc"]
clause-breaks: [";", "nhưng"]
quotes: ['"', "“", "”"]
dashes: ["-", "–", "—"]
list-gap: 2
"""
FAMILY = """\
family: things
title: Things
makes: things
columns: [what, amount, unit, who, note, mark]
"""
NUMBERS = (shipped_rules() / "lexicons" / "numbers.yaml").read_text(encoding="utf-8")
BASE = {"rulebook.yaml": SETTINGS, "things/family.yaml": FAMILY, "lexicons/numbers.yaml": NUMBERS}


def folder(at: Path, files: Mapping[str, str], base: Mapping[str, str] = BASE) -> Path:
    """A rule folder with these files beside those of `base`."""
    for name, text in {**base, **files}.items():
        path = at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return at


def user_folder(at: Path, files: Mapping[str, str]) -> Path:
    return folder(at, files, base={})


def rule(when: str, name: str = "thing", **more: object) -> str:
    """A rule as YAML; `more` are further lines, in YAML's flow style."""
    lines = {"title": "T", "why": "W", "when": f"'{when}'", "make": "row", **more}
    return f"  - id: {name}\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())


def rulebook(at: Path, *rules: str, **lexicons: str) -> Rulebook:
    """A rulebook of one family, 'things', with these rules and lexicons (the text below 'lexicon: name')."""
    files = {f"lexicons/{name}.yaml": f"lexicon: {name}\n{dedent(text)}" for name, text in lexicons.items()}
    return load(shipped=folder(at, {"things/all.yaml": "rules:\n" + "".join(rules), **files}))


def run(book: Rulebook, text: str, family: str = "things") -> tuple[Article, Found]:
    article = article_of(text, book)
    return article, apply(article, book, WORKSHOP, only=[family])


def words(article: Article, mention: Mention) -> str:
    start, end = article.source(mention.start, mention.end)
    return article.decoded[start:end]


def found(book: Rulebook, text: str, family: str = "things") -> list[str]:
    """The words of what a family finds in a text."""
    article, result = run(book, text, family)
    return [words(article, mention) for mention in result.mentions[family]]


def cells(book: Rulebook, text: str) -> list[dict[str, str]]:
    """The rows that the family 'things' makes of a text."""
    return [dict(mention.value) for mention in run(book, text)[1].mentions["things"]]
