"""Builders: places from the matches of rules, before they are resolved."""

from collections.abc import Iterable

from extract.matching.match import Context, Match, Mention, mention
from extract.rulebook.model import Fields
from extract.values.places.names import NameReader, claimed
from extract.values.places.value import Place
from extract.values.places.words import place_words

_MAX_SUFFIX = 3  # letters that may stand right behind a number in a name; digits that such a number may have


def build_place(match: Match, context: Context) -> Iterable[Mention]:
    """One place: slot {place-type} or {place-body} (or level and type in `set`) and a name or number behind it.

    The name is the slot {name}, or the piece `name` where the pattern spells it.
    `set: {text: name}` leaves the words before the name out of the text; `named: number` takes the {integer} as the
    name, `number: last` as its last word.
    """
    said = match.slot("place-type") or match.slot("place-body")
    fields = {**(said.entry if said else {}), **match.set}
    first, last = match.piece("mention") or (match.start, match.end)
    if fields.get("named") == "number":
        return _numbered(match, context, fields, first, last)
    slot = match.slot("name", within=(first, last))
    level = fields.get("level")
    if not level:
        return ()
    if slot is None:
        return _spelt(match, level, fields.get("type", ""))
    reader = NameReader(match, context)
    if said is not None and reader.no_type(said.start, fields, slot.end):
        return ()
    end = reader.end(slot.start, slot.end, level, listed=fields.get("short") == "yes")
    if end is None:
        return ()
    number = match.slot("integer") if fields.get("number") == "last" else None
    if number is not None:
        if end != slot.end or not reader.number_in_name(number.start, level):
            return ()
        end = number.end
    start = slot.start if fields.get("text") == "name" else first
    kind = fields.get("type", "")
    if (
        start == slot.start
        and match.slot("place-type")
        and level != "province"
        and reader.is_province(start, end, kind)
    ):
        level = kind = ""  # "huyện biên giới Nghệ An" is a district of the province, none of that name
    return (mention(match, Place(match.text(slot.start, end), level, type=kind), (start, end)),)


def build_places(match: Match, context: Context) -> Iterable[Mention]:
    """Several places of one level: slot {place-type} and {names}, or {name} slots with numbers of their own.

    In `set`, `first: typed` counts the type word to the text of the first one, `numbers: counts` leaves out numbers
    behind names, which otherwise are a name's last word, and `named: number` takes the {integer} slots as names.
    """
    if match.set.get("named") == "number":
        return list(_numbers(match, context))
    said = match.slot("place-type")
    if said is None or not said.entry.get("level"):
        return ()
    level, kind = said.entry["level"], said.entry.get("type", "")
    reader = NameReader(match, context)
    if match.set.get("first") == "typed" and reader.no_type(said.start, said.entry):
        return ()
    names = match.slot("names")
    window = match.piece("mention") or (match.start, match.end)
    if names is not None:
        parts = reader.parts(names.start, names.end)
    else:
        counts = match.set.get("numbers") == "counts"
        numbers = {} if counts else {slot.start: slot.end for slot in match.all("integer", window)}
        parts = [(slot.start, numbers.get(slot.end, slot.end)) for slot in match.all("name", window)]
    if context.article.tokens.surfaces[match.start][:1].isdigit() and not reader.counts(match.start, len(parts) > 1):
        return ()
    made: list[Mention] = []
    if len(parts) == 1 and level != "province" and reader.is_province(*parts[0], kind):
        level = kind = ""  # "các huyện Bắc Ninh" are the province's districts, none of that name
    for first, last in parts:
        end = reader.end(first, last, level)
        if end is None:
            break
        start = said.start if not made and match.set.get("first") == "typed" else first
        made.append(mention(match, Place(match.text(first, end), level, type=kind), (start, end)))
    return made


def _spelt(match: Match, level: str, kind: str) -> Iterable[Mention]:
    """A place whose name the pattern itself spells, as its piece `name`."""
    span = match.piece("name")
    return (mention(match, Place(match.text(*span), level, type=kind)),) if span else ()


def _numbered(match: Match, context: Context, fields: dict[str, str], first: int, last: int) -> Iterable[Mention]:
    number = match.slot("integer", within=(first, last))
    if number is None or claimed(context, number.start):
        return ()
    said = _type_at(match, context, first, number.start)
    level = fields.get("level") or said.get("level")
    reader = NameReader(match, context)
    if not level or reader.inside_word(first, said) or reader.after_plural(first):
        return ()
    end = _glued(match, number.end)
    name = match.text(number.start, end).lstrip("0") or "0"
    return (mention(match, Place(name, level, type=said.get("type", "")), (first, end)),)


def _numbers(match: Match, context: Context) -> Iterable[Mention]:
    """Several places of which the names are numbers (các thôn 1, 2 và 3)."""
    numbers = match.all("integer")
    first = match.start + (match.slot("$place-plurals") is not None)
    said = _type_at(match, context, first, numbers[0].start)
    if not said or NameReader(match, context).inside_word(first, said):
        return
    for at, number in enumerate(numbers):
        word = match.text(number.start, number.end)
        if len(word) >= _MAX_SUFFIX or claimed(context, number.start):
            break
        start = number.start if at or first > match.start else first
        yield mention(match, Place(word.lstrip("0"), said["level"], type=said.get("type", "")), (start, number.end))


def _type_at(match: Match, context: Context, first: int, last: int) -> Fields:
    """The entry of the longest type word that begins at `first`."""
    types = place_words(context.rulebook).types
    words = tuple(match.keys(first, last))
    return next((types[words[:size]] for size in range(len(words), 0, -1) if words[:size] in types), {})


def _glued(match: Match, end: int) -> int:
    """Index after the letters and numbers that stand right behind a number without a space (ấp 1B, 2b, 9A1, 2/6)."""
    tokens = match.article.tokens
    while tokens.starts[end] == tokens.ends[end - 1]:
        word = tokens.surfaces[end]
        after = tokens.surfaces[end + 1] if word == "/" and tokens.starts[end + 1] == tokens.ends[end] else ""
        if word.isalpha() and (len(word) == 1 or (word[0].isupper() and len(word) <= _MAX_SUFFIX)):
            end += 1
        elif after.isdigit():
            end += 2
        else:
            break
    return end
