"""What of a page is no part of the article: menus, counters, tags, boxes and lists of other stories."""

import re
from collections.abc import Sequence

from extract.text.byline import is_outlet
from extract.text.dateline import read_date_line
from extract.text.layout_rules import LayoutRules
from extract.text.span import Span, trimmed

# A line this long is a paragraph, not a heading, label or caption.
_PROSE = 150
# Other stories' teasers may be longer than a short article, but a box amid a long article has little before it.
_LEAST_BEFORE_END = 0.2
_MOST_IN_BOX = 6  # headlines in a box of other stories
_LEAST_HEADLINE = 40  # characters; what is shorter may be a heading of the article
_STOPS = '.!?…:;,"”’»)'
_LONGEST_TAG = 40
_LONGEST_ENTRY = 25  # characters of an entry of a menu
_TAG = re.compile(r"#\w")
_SIGNS = re.compile(r"[\W_]+\Z")


def cut_furniture(text: str, lines: Sequence[Span], rules: LayoutRules) -> tuple[list[Span], list[Span]]:
    """The lines of the article (its date lines among them) and the others."""
    prose = [line.end - line.start if line.end - line.start >= _PROSE else 0 for line in lines]
    before, after = 0, sum(prose)
    body: list[Span] = []
    furniture: list[Span] = []
    at_head, in_box, in_tags = True, 0, False
    menu: list[Span] = []  # short lines above the title, which are a menu's if another of its entries follows
    for number, line in enumerate(lines):
        before += prose[number]
        after -= prose[number]
        words = text[line.start : line.end]
        if prose[number]:
            at_head, in_box, in_tags = False, 0, False
            body.append(line)
            continue
        ends = rules.end.match(words)
        if before and ((ends and before >= after * _LEAST_BEFORE_END) or (not after and rules.end_last.match(words))):
            furniture.extend(lines[number:])
            break
        dated = read_date_line(text, line, rules)
        if at_head and (rules.head.match(words) or _ends_name(text, lines[:number], furniture, words, rules)):
            furniture.extend([*menu, line])
            body = [kept for kept in body if kept not in menu]
            menu.clear()
        elif dated and not dated.rest:
            body.append(line)
        elif ends or _is_button(words, rules) or (at_head and not menu and is_outlet(words, rules)):
            in_box = _MOST_IN_BOX if rules.box.match(words) else in_box - 1
            in_tags = not after and (in_tags or rules.tags.match(words))
            furniture.append(line)
        elif (in_box > 0 and _is_headline(words)) or (in_tags and _is_tag(words)):
            in_box -= 1
            furniture.append(line)
        else:
            at_head = at_head and bool(furniture) and len(words) <= _LONGEST_ENTRY
            in_box, in_tags = 0, False
            menu.append(line)
            body.append(line)
    return body, furniture


def cut_code(text: str, body: list[Span], furniture: list[Span], rules: LayoutRules) -> list[Span]:
    """The article's lines without what the page's own code left in them, which goes to the furniture."""
    kept: list[Span] = []
    for line in body:
        at = line.start
        for code in rules.page_code.finditer(text, line.start, line.end):
            kept.append(trimmed(text, at, code.start()))
            furniture.append(Span(*code.span()))
            at = code.end()
        kept.append(trimmed(text, at, line.end))
    return [span for span in kept if span.end > span.start]


def _is_tag(words: str) -> bool:
    """Whether a line behind the page's word for tags is one of them."""
    return len(words) <= _LONGEST_TAG and words[-1] not in _STOPS


def _ends_name(text: str, above: Sequence[Span], furniture: Sequence[Span], words: str, rules: LayoutRules) -> bool:
    """Whether a line in capitals is the second half of a site's name, whose first half stands above it."""
    if not words.isupper() or len(words) > _LONGEST_TAG or not furniture or furniture[-1] != above[-1]:
        return False
    first = text[above[-1].start : above[-1].end]
    return first.isupper() and rules.head.match(f"{first} {words}")


def _is_button(words: str, rules: LayoutRules) -> bool:
    """Whether a line is a button, a counter, a tag, or nothing but signs."""
    counts = rules.counter.fullmatch(words)
    return bool(rules.line.match(words) or counts or _TAG.match(words) or _SIGNS.match(words))


def _is_headline(words: str) -> bool:
    """Whether a line in a box of other stories is the headline of one of them."""
    return len(words) >= _LEAST_HEADLINE and words[-1] not in _STOPS
