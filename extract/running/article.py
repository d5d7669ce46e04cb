"""One article: from the bytes of a file to the rows of every table."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.inputs import Document, Source, article_of, read
from extract.linking import link
from extract.matching.cascade import apply
from extract.matching.match import Context, Mention
from extract.matching.matcher import Matcher
from extract.rulebook.model import Rulebook
from extract.running.fingerprint import NO_FINGERPRINT, Fingerprint, fingerprint
from extract.running.tally import Deed, deeds
from extract.tables.columns import SHIPPED, Row, Table, own_table, shipped_table
from extract.tables.rows import cell, mention_rows
from extract.text.article import Article, read_article
from extract.text.decode import Refused
from extract.values.workshop import WORKSHOP


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What one file gave: its facts (columns of the table articles) and rows by table name.

    A row has its cells as text, one for each column of its table, in the order of `tables_of(rulebook)`.
    `fingerprint` is what copies are told by, empty for refused files. `characters` counts the decoded text; `deeds`
    is what every rule did in it; `text` is the decoded text where no file holds it as it is.
    """

    facts: Mapping[str, str]
    rows: Mapping[str, list[Row]] = field(default_factory=dict)
    fingerprint: Fingerprint = NO_FINGERPRINT
    characters: int = 0
    deeds: tuple[Deed, ...] = ()
    text: str = ""

    @property
    def refused(self) -> bool:
        """Whether the file could not be read as an article; `facts["reason"]` says why."""
        return self.facts["status"] == "refused"


def tables_of(rulebook: Rulebook) -> tuple[Table, ...]:
    """Every table that a run with this rulebook writes: the shipped ones, then those of users' families."""
    own: dict[str, list[str]] = {}
    for family in rulebook.families:
        if family.makes not in SHIPPED:
            own.setdefault(family.makes, []).extend(c for c in family.columns if c not in own.get(family.makes, ()))
    return (*map(shipped_table, SHIPPED), *(own_table(name, columns) for name, columns in sorted(own.items())))


def extract_article(data: bytes, rulebook: Rulebook, *, name: str = "article", path: str = "") -> ArticleResult:
    """Read one article, given as the bytes of a text file, and make the rows of all tables.

    `name` and `path` go into the columns `article` and `path`. Never raises for what the file holds: the result is then
    `refused`, with a reason. Raises RulebookError for mistakes in tables of places and links.yaml, which are read here.
    """
    try:
        article = read_article(data, name=name, path=path, rules=rulebook.layout)
    except Refused as refused:
        return refusal(name, path, refused.reason)
    return _extract(article, rulebook)


def extract_document(document: Document, rulebook: Rulebook) -> ArticleResult:
    """Make the rows of all tables of an article that was read; the result holds its text where that has to be kept."""
    result = _extract(article_of(document, rulebook.layout), rulebook)
    return replace(result, text=document.text) if document.kept else result


def _extract(article: Article, rulebook: Rulebook) -> ArticleResult:
    found = apply(article, rulebook, WORKSHOP)
    linked = link(article, found.mentions, Context(article, rulebook, found.mentions))
    by_table: dict[str, list[Mention]] = {}
    for family in rulebook.families:
        by_table.setdefault(family.makes, []).extend(linked.mentions.get(family.name, ()))
    by_table |= {"records": linked.records, "articles": []}
    rows = {table.name: mention_rows(table, article, by_table.get(table.name, ())) for table in tables_of(rulebook)}
    facts = {**_facts(article), **{name: str(len(found)) for name, found in rows.items()}}
    if found.slow:
        facts["reason"] = "; ".join(f"rule {one.rule} took too long in sentence {one.sentence}" for one in found.slow)
    if linked.main is not None:
        facts |= {
            "main_locality": linked.main.name,
            "main_locality_code": linked.main.code,
            "era": linked.main.era,
        }
    done = deeds(rulebook, linked.mentions, found.losers)
    return ArticleResult(facts, rows, fingerprint(article), len(article.decoded), done)


def prepare(rulebook: Rulebook) -> None:
    """Read and compile everything that is otherwise made for the first article.

    Raises RulebookError for mistakes in files that are read only then.
    """
    Matcher.of(rulebook).warm()
    extract_article(b"-", rulebook)


def extract_file(source: Source, rulebook: Rulebook) -> tuple[ArticleResult, str]:
    """The result for a source, and the hash of what was read; an article that breaks the program is refused.

    The hash is empty where the same content may give another result the next time.
    """
    try:
        document = read(source)
        result = extract_document(document, rulebook)
    except Refused as refused:
        return refusal(source.name, source.shown, refused.reason), ""
    except Exception as error:  # one article that breaks the program must not cost the others
        return refusal(source.name, source.shown, _fault(error)), ""
    return result, "" if result.facts.get("reason") else document.hash


def _fault(error: Exception) -> str:
    *_, last = traceback.extract_tb(error.__traceback__)
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"error in bangtin, please report it: {type(error).__name__}: {error} ({where})"


def refusal(name: str, path: str, reason: str) -> ArticleResult:
    """The result for a file that is not read."""
    return ArticleResult({"article": name, "path": path, "status": "refused", "reason": " ".join(reason.split())})


def _facts(article: Article) -> dict[str, str]:
    layout = article.layout
    return {
        "article": article.name,
        "path": article.path,
        "encoding": article.encoding,
        "title": article.text[slice(*layout.title)] if layout.title else "",
        "published": cell(layout.published),
        "outlet": layout.outlet,
        "author": layout.author,
        "sentences": str(len(article.sentences)),
        "tokens": str(sum(sentence.last - sentence.first for sentence in article.sentences)),
        "status": "ok",
    }
