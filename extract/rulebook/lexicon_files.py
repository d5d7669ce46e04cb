"""Lexicon files: word lists, added to those of the same name in earlier folders or put in their place."""

from typing import Any

from extract.rulebook.draft import Draft
from extract.rulebook.marks import Key, Marked
from extract.rulebook.model import Entry, Lexicon, Source
from extract.rulebook.schema import LexiconFile


def read_lexicon(draft: Draft, marked: Marked, layer: int) -> None:
    """One lexicon. A later file of the same name puts its entries first, so that its fields win."""
    raw = marked.data.get("entries") or []
    file = draft.validated(marked, LexiconFile, {k: v for k, v in marked.data.items() if k != "entries"}, ())
    if file is None or not file.lexicon:
        return
    if not isinstance(raw, list):
        draft.say(marked, ("entries",), "R004", "'entries' must be a list: one '- …' a line")
        raw = []
    elif not raw:
        draft.say(marked, ("entries",), "R028", f"the list '${file.lexicon}' is empty", "add 'entries:' with words")
    entries = [entry for n, item in enumerate(raw) if (entry := _entry(draft, marked, ("entries", n), item, layer))]
    known = draft.lexicons.get(file.lexicon)
    source = Source(marked.path, marked.at(("lexicon",))[0], layer)
    draft.lexicons[file.lexicon] = Lexicon(
        name=file.lexicon,
        title=file.title or (known.title if known else ""),
        slot=file.slot or (known.slot if known else ""),
        type=file.type or (known.type if known else ""),
        entries=tuple(entries) if file.replace or not known else (*entries, *known.entries),
        sources=(*(known.sources if known else ()), source),
    )


def _entry(draft: Draft, marked: Marked, key: Key, item: Any, layer: int) -> Entry | None:
    if isinstance(item, list):
        draft.say(marked, key, "R004", "an entry must be a word or {text: …, field: …}", "write {text: [one, another]}")
        return None
    fields = dict(item) if isinstance(item, dict) else {"text": item}
    texts = fields.pop("text", None)
    spellings = texts if isinstance(texts, list) else [texts]
    if texts is None:
        draft.say(marked, key, "R003", "'text:' is missing in this entry", "write {text: …, field: …}")
        return None
    if not all(isinstance(text, str) for text in spellings) or not all(_is_field(value) for value in fields.values()):
        draft.say(marked, key, "R004", "'text' and fields must be words or lists of words", "quote words like 'a: b'")
        return None
    if not spellings or not all(text.strip() for text in spellings):
        draft.say(marked, key, "R028", "an entry without a word", "write the word or take the line out")
        return None
    nodes = [node for text in spellings if (node := draft.parsed(marked, _spelling(marked, key), text))]
    plain = {name: value if isinstance(value, str) else " | ".join(value) for name, value in fields.items()}
    return Entry(tuple(spellings), tuple(nodes), plain, Source(marked.path, marked.at(key)[0], layer))


def _spelling(marked: Marked, key: Key) -> Key:
    return (*key, "text") if (*key, "text") in marked.marks else key


def _is_field(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(part, str) for part in value))
