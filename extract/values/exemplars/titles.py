"""The title of a person, and the organisation in it, read from the words before and behind the name."""

from dataclasses import dataclass

from extract.values.exemplars.names import has_surname
from extract.values.exemplars.organisations import is_named, organisation_end, organisation_in, run_on, to_comma
from extract.values.exemplars.words import Sight

FARTHEST = 24  # tokens of a long position before or behind a name
_BRACKET = 8  # tokens of the brackets with an age or a year of birth
_SUBJECT = 6  # tokens between a calling and the body: "giáo viên môn Lịch sử, Trường …"


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written, the organisation that it names, and the sort of its strongest word (see the lexicon)."""

    text: str = ""
    organisation: str = ""
    sort: str = ""
    blamed: bool = False
    address: str = ""


def title_of(sight: Sight, start: int, end: int) -> Title:
    """The fullest title of the name at tokens [start, end): a position behind or before it, else degree or address."""
    near, sort, blamed = _words_before(sight, start)
    nearest = sight.words.titles.ending(sight.keys, start) if sort == "address" else None
    address = sight.keys[start - 1] if nearest and "formal" not in nearest.fields else ""
    behind = _position_behind(sight, end)
    if behind:
        held = (
            sort if sight.serves(end, "office") else _sort(sight, behind[0])
        )  # who is told to work as … is no official
        return Title(sight.written(*behind), organisation_in(sight, *behind), held, blamed, address)
    before = near if sort == "role" and not _goes_back(sight, near) else _position_before(sight, near)
    if before is not None:
        stop = near if near > before else start - (nearest.length if nearest else 0)
        while stop > before and _joins(sight, stop - 1):
            stop -= 1
        text, organisation = sight.written(before, stop), organisation_in(sight, before, stop)
        return Title(text, organisation, _sort(sight, before), blamed, address)
    if near == start:
        return Title(organisation=_body_behind(sight, end))
    text = nearest.fields.get("each", "") if nearest and near + nearest.length == start else ""
    text = text or sight.written(near, _trimmed(sight, near, start))
    return Title(text, _body_behind(sight, end), sort, blamed, address)


def _goes_back(sight: Sight, near: int) -> bool:
    """Whether the position at `near` is a further one of the same person: behind a comma or "kiêm"."""
    joined = sight.words.inner.ending(sight.keys, near)
    return joined is not None and joined.fields.get("joins") == "offices"


def _joins(sight: Sight, at: int) -> bool:
    """A sign between two titles: "GS.TS", "Giáo sư, tiến sĩ"."""
    return sight.surfaces[at] in (",", ".", "/") or sight.is_dash(at)


def _sort(sight: Sight, at: int) -> str:
    """ "role", or "grassroots" for a position among neighbours and workmates ("Trưởng thôn", "chủ trang trại")."""
    role = sight.words.titles.starting(sight.keys, at)
    return "grassroots" if role and "grassroots" in role.fields else "role"


def _words_before(sight: Sight, start: int) -> tuple[int, str, bool]:
    """Where the run of titles before the name begins ("Giáo sư, tiến sĩ, Anh hùng Lao động"), its sort, and blame."""
    at, sort, blamed = start, "", False
    while True:
        end = at
        if at < start and end > 1 and _joins(sight, end - 1):
            end -= 1
        phrase = sight.words.titles.ending(sight.keys, end)
        if phrase is None:
            return at, sort, blamed
        if at < start and end < at and phrase.fields.get("sort") in ("address", "occupation"):
            return at, sort, blamed
        sort = phrase.fields.get("sort", "") if not sort or phrase.fields.get("sort") == "role" else sort
        blamed = blamed or "blamed" in phrase.fields
        at = end - phrase.length
        into = sight.words.titles.starting(sight.keys, at - 1) if not sight.is_break(at - 1) else None
        if into and into.length > 1:  # "Bộ trưởng Công an" is no "trưởng Công an"
            at -= 1


def _position_before(sight: Sight, near: int) -> int | None:
    """Where a position begins that ends at `near`: "Chủ tịch UBND tỉnh X", "Bí thư Đảng ủy xã -"."""
    low = near - FARTHEST
    at = near
    if sight.surfaces[at - 1] == ",":
        return None
    if sight.is_dash(at - 1):
        at -= 1
    best: int | None = None
    while True:
        role = sight.words.titles.starting(sight.keys, at) if at < near else None
        if role and role.fields.get("sort") == "role":
            best = at
        if at <= max(low, 0) or sight.is_break(at - 1) or _verb_before(sight, at):
            return best
        previous = sight.surfaces[at - 1]
        if at < near and sight.is_capital(at + 2) and has_surname(sight, at, "strong") and sight.is_capital(at + 1):
            return best
        if previous == "," and best != at:
            return best
        joins = (
            previous in ",&" or sight.is_dash(at - 1) or (previous == "." and sight.starts[at] == sight.ends[at - 1])
        )
        if not previous[0].isalnum() and not joins:
            return best
        at = sight.place_ends.get(at, at - 1)


def _verb_before(sight: Sight, at: int) -> bool:
    """Whether a word that ends positions stands before token `at`; "Ban Thi đua Khen thưởng" has it in a name."""
    end = sight.words.ends.ending(sight.keys, at)
    return end is not None and not sight.is_capital(at - end.length)


def _position_behind(sight: Sight, end: int) -> tuple[int, int] | None:
    """The tokens of a position behind the name: ", Chủ tịch …", " - Trưởng ban …", "(46 tuổi, cựu Chủ tịch …)"."""
    at = end
    if sight.is_dash(at) or sight.surfaces[at] in ("(", ","):
        at = _after_age(sight, at + 1)
    elif sight.serves(at, "office"):
        at += 1
    role = sight.words.titles.starting(sight.keys, at)
    if role is None or role.fields.get("sort") != "role":
        return None
    after = at + role.length
    if sight.surfaces[end] == "," and has_surname(sight, after, "strong") and sight.is_capital(after + 1):
        return None  # "Bí thư A, Chủ tịch Lê Văn B"
    return at, _end_of_position(sight, after)


def _after_age(sight: Sight, at: int) -> int:
    """Behind "46 tuổi," or "SN 1993," where that stands first."""
    for comma in range(at, at + 5):
        if sight.is_break(comma):
            return at
        if sight.surfaces[comma] == ",":
            return comma + 1 if any(sight.surfaces[n][0].isdigit() for n in range(at, comma)) else at
    return at


def _end_of_position(sight: Sight, at: int) -> int:
    """Where a position ends; it goes on behind a comma only with a further position."""
    head_end, at = at, to_comma(sight, run_on(sight, at))
    if at == head_end and not sight.is_break(at) and sight.surfaces[at] == "," and sight.is_capital(at + 1):
        at = max(at, organisation_end(sight, at + 1)) if sight.words.heads.starting(sight.keys, at + 1) else at
    while not sight.is_break(at) and sight.surfaces[at] == ",":
        role = sight.words.titles.starting(sight.keys, at + 1)
        if role is None or role.fields.get("sort") != "role":
            break
        at = run_on(sight, at + 1 + role.length)
    return at


def _trimmed(sight: Sight, start: int, end: int) -> int:
    while end > start + 1 and (sight.surfaces[end - 1] in ",:" or sight.is_dash(end - 1)):
        end -= 1
    return end


def _body_behind(sight: Sight, end: int) -> str:
    """The organisation right behind a name: "(Đảng bộ xã Tân Lập)", ", học sinh Trường THPT Hùng Vương,"."""
    end = _behind_birth(sight, end)
    if sight.is_break(end) or not (sight.surfaces[end] in ("(", ",") or sight.is_dash(end)):
        return ""
    at = _behind_calling(sight, end + 1)
    head = sight.words.heads.starting(sight.keys, at)
    role = sight.words.titles.starting(sight.keys, at)
    if not head or (role and role.length > head.length) or (at in sight.places and sight.is_lower(at)):
        return ""
    stop = organisation_end(sight, at)
    if sight.surfaces[end] == "(" and at == end + 1:
        close = next((n for n in range(at, at + FARTHEST) if sight.is_break(n) or sight.surfaces[n] == ")"), at)
        return "" if sight.is_break(close) else sight.written(at, close)
    if at > end + 1:
        return sight.written(at, stop) if stop > at + head.length else ""
    apposition = sight.is_break(stop) or sight.surfaces[stop] in ",;)"
    return sight.written(at, stop) if apposition and is_named(sight, at, stop) else ""


def _behind_birth(sight: Sight, at: int) -> int:
    """Behind "(sinh năm 1982)" and behind "dân tộc Tày", with the comma before it."""
    if not sight.is_break(at) and sight.surfaces[at] == "(":
        close = next((n for n in range(at, at + _BRACKET) if sight.is_break(n) or sight.surfaces[n] == ")"), at)
        if any(sight.surfaces[n][0].isdigit() for n in range(at, close)) and not sight.is_break(close):
            at = close + 1
    comma = 0 if sight.is_break(at) else sight.surfaces[at] == ","
    if sight.serves(at + comma + 1, "people"):
        people = sight.words.peoples.starting(sight.keys, at + comma + 2)
        at = at + comma + 2 + people.length if people else at
    return at


def _behind_calling(sight: Sight, at: int) -> int:
    """Behind "giáo viên", "hiện là cán bộ", "giáo viên môn Lịch sử," before the body that somebody works for."""
    here = at
    while here - at < 2 and sight.words.ends.starting(sight.keys, here):
        here += 1
    calling = sight.words.titles.starting(sight.keys, here)
    if calling is None or not ("member" in calling.fields or calling.fields.get("sort") == "occupation"):
        return at
    here += calling.length
    for n in range(here, here + _SUBJECT):
        if sight.is_break(n) or sight.words.ends.starting(sight.keys, n):
            break
        comma = sight.surfaces[n] == ","
        if sight.words.heads.starting(sight.keys, n + comma) and (n == here or comma):
            return n + comma
    return here
