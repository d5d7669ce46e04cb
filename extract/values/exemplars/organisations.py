"""How far an organisation's name runs, and the members of a list of organisations."""

from collections.abc import Iterator

from extract.values.exemplars.words import Sight

Span = tuple[int, int]
FARTHEST = 22
_UNKNOWN = 4  # small words that no lexicon knows in a row: "tổ hợp tác trồng dâu tằm Tân Lập"


def organisation_end(sight: Sight, start: int) -> int:
    """The end of the organisation's name that begins at token `start`; `start` itself if none does.

    Behind its head the name runs over capitalised words, places, numbers, and the small words that such names hold.
    """
    head = sight.words.heads.starting(sight.keys, start)
    title = sight.words.titles.starting(sight.keys, start)
    if head is None or (title and title.length > head.length) or (head.length == 1 and not sight.is_capital(start)):
        return start  # "bộ" of "cán bộ", "khoa" of "Bách khoa"
    return run_on(sight, start + head.length)


def is_named(sight: Sight, start: int, end: int) -> bool:
    """Whether tokens [start, end) name one organisation, not a kind: a place, a number or a capital stands in them."""
    if sight.serves(start - 1, "plural"):
        return False
    head = sight.words.heads.starting(sight.keys, start)
    longer = sight.words.heads.starting(sight.keys, start - 1) if not sight.is_break(start - 1) else None
    if _in_position(sight, start) or (longer and longer.length > 1) or (head and start + head.length == end):
        return False
    inside = range(start + 1, end)
    return any(at in sight.places or sight.is_capital(at) or sight.surfaces[at].isdigit() for at in inside)


def is_somebodys(sight: Sight, start: int) -> bool:
    """Whether the organisation belongs to a person named before it: "Cô giáo Đinh Thị A - giáo viên Trường B"."""
    at = start - 1
    if sight.is_break(at) or not (sight.surfaces[at] in (",", "(") or sight.is_dash(at)):
        title = sight.words.titles.ending(sight.keys, start)
        if title is None or "member" not in title.fields:
            return False
    for at in range(start - 1, max(start - FARTHEST, 0) - 1, -1):
        if sight.is_break(at) or sight.words.ends.starting(sight.keys, at):
            return False
        title = sight.words.titles.starting(sight.keys, at)
        if title and title.fields.get("sort") != "role" and sight.is_capital(at + title.length):
            return sight.words.ends.ending(sight.keys, at) is None  # but: "Theo ông A, Hội B là …"
    return False


def _in_position(sight: Sight, start: int) -> bool:
    """Whether a position ends before token `start` or runs into it: "Chủ tịch Hội X", "Trưởng Công an xã"."""
    before = sight.words.titles.ending(sight.keys, start)
    if before and (before.fields.get("sort") == "role" or "member" in before.fields):
        return True
    into = ((at, sight.words.titles.starting(sight.keys, at)) for at in range(max(start - 3, 0), start))
    return any(title and at + title.length > start for at, title in into)


def run_on(sight: Sight, at: int) -> int:
    """The end of a name of which the tokens before `at` are read already."""
    first = sure = at
    unknown, last = 0, at + FARTHEST
    while at < last and not sight.is_break(at):
        verb = sight.words.ends.starting(sight.keys, at) and sight.is_lower(at)  # "Ban Tổ chức" goes on
        if verb or (_is_person(sight, at) and not (at == first and _is_office(sight, at))):
            break  # but "Trưởng Đoàn ĐBQH" goes on
        place_end = sight.places.get(at)
        if place_end is not None:
            at = sure = place_end
            unknown = 0
            continue
        known = sight.words.inner.starting(sight.keys, at) or sight.words.heads.starting(sight.keys, at)
        if known:
            at += known.length
            if "joins" in known.fields and sight.is_capital(at) and sight.words.heads.starting(sight.keys, at):
                break  # "Hội Nông dân xã A và Chi hội B"
            sure = sure if "joins" in known.fields else at
            unknown = 0
        elif sight.is_capital(at):
            at = sure = _behind_initial(sight, at)
            unknown = 0
        elif sight.surfaces[at].isdigit() and sight.serves(at - 1, "number"):
            at = sure = at + 1
        elif (sight.is_dash(at) or sight.surfaces[at] == "&") and (sight.is_capital(at + 1) or at + 1 in sight.places):
            at += 1
        elif sight.is_lower(at) and unknown < _UNKNOWN:
            at += 1
            unknown += 1
        else:
            break
    return sure


def _behind_initial(sight: Sight, at: int) -> int:
    """Behind a capitalised word, or behind an abbreviation with dots such as "T.Ư"."""
    if len(sight.surfaces[at]) == 1 and sight.surfaces[at + 1] == "." and sight.is_capital(at + 2):
        return at + 3 if sight.starts[at + 2] == sight.ends[at + 1] else at + 1
    return at + 1


def _is_person(sight: Sight, at: int) -> bool:
    """Whether a title begins here that leads to somebody: "Hội Nông dân xã - ông Nguyễn Văn A", "… và Thủ tướng B"."""
    if _is_office(sight, at):
        return not _is_second_office(sight, at)
    title = sight.words.titles.starting(sight.keys, at)
    return title is not None and title.fields.get("sort") == "address" and sight.is_capital(at + title.length)


def _is_office(sight: Sight, at: int) -> bool:
    title = sight.words.titles.starting(sight.keys, at)
    return title is not None and title.fields.get("sort") == "role"


def _is_second_office(sight: Sight, at: int) -> bool:
    """A further position of the same person: "Bí thư Huyện ủy kiêm Chủ tịch UBND huyện"."""
    joined = sight.words.inner.ending(sight.keys, at)
    return joined is not None and joined.fields.get("joins") == "offices"


def organisation_in(sight: Sight, start: int, end: int) -> str:
    """The organisation that a position names last: "UBND xã X" of "Bí thư Đảng ủy, Chủ tịch UBND xã X"."""
    at = behind = start
    body = -1  # where the body of the last office begins, which may be named by an office: "Đoàn ĐBQH"
    while at < end:
        role = sight.words.titles.starting(sight.keys, at)
        if role and role.fields.get("sort") == "role" and at != body:
            if at + role.length >= end:
                end = at - (sight.surfaces[at - 1] == ",")
                break
            body = at = at + role.length
            behind = at - int(role.fields.get("unit", "0"))  # "Trưởng ban" is head of a "ban"
        else:
            at += 1
    if behind > start and sight.surfaces[behind] == ",":
        behind += 1
    return sight.written(behind, end) if behind > start else ""


def listed(sight: Sight, at: int, last: int) -> Iterator[Span]:
    """The organisations of a list that begins at token `at`: each has a head, or, once one had, a capital."""
    found = False
    while at < last and not sight.is_break(at):
        end = organisation_end(sight, at)
        if end == at and found and (sight.is_capital(at) or at in sight.places):
            end = run_on(sight, sight.places.get(at, at + 1))
        if end == at and found:
            at = _behind_clause(sight, at, last)
            if at == last:
                return
            continue
        if end == at or _is_mere_kind(sight, at, end):
            return
        found = True
        end = to_comma(sight, end)
        yield at, end
        at = _next_member(sight, end, last)


def _is_mere_kind(sight: Sight, start: int, end: int) -> bool:
    """Only the word for a body, in small letters: "điển hình là trang trại trồng mai"."""
    head = sight.words.heads.starting(sight.keys, start)
    return head is not None and start + head.length == end and sight.is_lower(start) and sight.is_lower(end)


def fellows(sight: Sight, end: int) -> Iterator[Span]:
    """The organisations joined to the one that ends at token `end`: each begins with the capital of its head."""
    at = _behind_joiner(sight, end)
    while at > end and sight.is_capital(at):
        last = organisation_end(sight, at)
        if last == at or not is_named(sight, at, last):
            return
        yield at, last
        end, at = last, _behind_joiner(sight, last)


def _behind_joiner(sight: Sight, at: int) -> int:
    return at + sight.is_joiner(at) + (sight.is_joiner(at) and sight.is_joiner(at + 1))


def to_comma(sight: Sight, end: int) -> int:
    """A name or a position goes on to the comma where only small words stand before it: "chi bộ Khối trường học"."""
    at = end
    while at - end < _UNKNOWN and sight.is_lower(at) and not sight.is_joiner(at):
        if sight.words.ends.starting(sight.keys, at):
            return end
        at += 1
    return at if sight.is_break(at) or sight.surfaces[at] in (",", ";", ".", "…", ")") else end


def _next_member(sight: Sight, at: int, last: int) -> int:
    """Where the next member of a list begins, or `last`; what is said of a member is passed over."""
    if at < last and sight.surfaces[at] == "(":
        at = next((n for n in range(at, last) if sight.surfaces[n] == ")" or sight.is_break(n)), last) + 1
    return _behind_joiner(sight, at) if sight.is_joiner(at) else _behind_clause(sight, at, last)


def _behind_clause(sight: Sight, at: int, last: int) -> int:
    """Behind the next semicolon of the sentence, or a comma behind which a body does something itself; else `last`."""
    for n in range(at, min(last, at + FARTHEST * 2)):
        if sight.is_break(n):
            break
        if sight.surfaces[n] == ";" or (sight.surfaces[n] == "," and _acts(sight, n + 1)):
            return n + 1
    return last


def _acts(sight: Sight, at: int) -> bool:
    end = organisation_end(sight, at) if sight.is_capital(at) else at
    return end > at and sight.words.ends.starting(sight.keys, end) is not None
