"""The phrase language: what can be written, what it is read as, and where a mistake stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rulebook.pattern import (
    Alt,
    Gap,
    ListRef,
    Node,
    Opt,
    PatternError,
    Piece,
    Seq,
    Slot,
    Word,
    can_be_empty,
    parse,
    show,
)


def bare(node: Node) -> Node:
    """The node without the columns of its parts."""
    match node:
        case Slot(kind, kind_type):
            return Slot(kind, kind_type, 0)
        case ListRef(name):
            return ListRef(name, 0)
        case Seq(items):
            return Seq(tuple(map(bare, items)))
        case Alt(items):
            return Alt(tuple(map(bare, items)))
        case Opt(item):
            return Opt(bare(item))
        case Piece(name, item):
            return Piece(name, bare(item))
        case _:
            return node


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("hiến", Word("hiến")),
        ("  hiến   đất ", Seq((Word("hiến"), Word("đất")))),
        ("hiến\n  đất", Seq((Word("hiến"), Word("đất")))),
        ("tấn/ha", Seq((Word("tấn"), Word("/"), Word("ha")))),
        ("UBND,", Seq((Word("UBND"), Word(",")))),
        ("1.250", Word("1.250")),
        ("H'leo m2", Seq((Word("H'leo"), Word("m2")))),
        ("(a|b)", Alt((Word("a"), Word("b")))),
        ("a|b c", Alt((Word("a"), Seq((Word("b"), Word("c")))))),
        ("(a b)", Seq((Word("a"), Word("b")))),
        ("[a]", Opt(Word("a"))),
        ("[a|b c]", Opt(Alt((Word("a"), Seq((Word("b"), Word("c"))))))),
        ("{number}", Slot("number", "", 0)),
        ("{ unit : area }", Slot("unit", "area", 0)),
        ("{dotted-date}", Slot("dotted-date", "", 0)),
        ("$written-date", ListRef("written-date", 0)),
        ("..4", Gap(4)),
        (".. 12", Gap(12)),
        ("a..4b", Seq((Word("a"), Gap(4), Word("b")))),
        ("@of(đất [vườn])", Piece("of", Seq((Word("đất"), Opt(Word("vườn")))))),
        (r"\( \) \[ \] \{ \} \| \$ \@ \. \\", Seq(tuple(map(Word, r"()[]{}|$@.\ ".strip())))),
        ("a.", Seq((Word("a"), Word(".")))),
        ("{start} a {end}", Seq((Slot("start", "", 0), Word("a"), Slot("end", "", 0)))),
        ("@a(@b({any}))", Piece("a", Piece("b", Slot("any", "", 0)))),
    ],
)
def test_constructs(source: str, node: Node) -> None:
    assert bare(parse(source)) == node


@pytest.mark.parametrize(
    ("source", "column", "part"),
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        ("a (b", 2, "never closed with ')'"),
        ("a [b", 2, "never closed with ']'"),
        ("a [b)", 2, "never closed with ']'"),
        ("a {b", 2, "'{' is never closed"),
        ("a b)", 3, "')' closes nothing"),
        ("a ] b", 2, "']' closes nothing"),
        ("a } b", 2, "'}' closes nothing"),
        ("(a|)", 1, "empty alternative"),
        ("(|a)", 1, "empty alternative"),
        ("a ()", 2, "nothing between the brackets"),
        ("a []", 2, "nothing between the brackets"),
        ("a @x()", 2, "nothing between the brackets"),
        ("a @of b", 2, "wants brackets"),
        ("a @(b)", 2, "wants a name"),
        ("a @Of(b)", 2, "wants a name"),
        ("a $ b", 2, "wants a name"),
        ("a $Big", 2, "wants a name"),
        ("a {} b", 2, "wants a name"),
        ("a {Số} b", 2, "wants a name"),
        ("a .. b", 2, "number of tokens"),
        ("a ..0 b", 2, "number of tokens"),
        ("a ..99 b", 2, "number of tokens"),
        ("a \\", 2, "cannot read"),
        ("(" * 3000 + "a" + ")" * 3000, 40, "stand inside each other"),
    ],
)
def test_a_mistake_is_told_with_its_column(source: str, column: int, part: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(source)
    assert (caught.value.column, part in str(caught.value)) == (column, True), str(caught.value)


@pytest.mark.parametrize("source", ["[a]", "..3", "[a] [b]", "([a]|b)", "{start}", "@x([a])", "{start} [a] {end}"])
def test_patterns_that_can_match_nothing(source: str) -> None:
    assert can_be_empty(parse(source))


@pytest.mark.parametrize("source", ["a", "[a] b", "(a|b)", "@x([a] b)", "{number}", "$list"])
def test_patterns_that_match_something(source: str) -> None:
    assert not can_be_empty(parse(source))


NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
WORDS = st.sampled_from(["đất", "Hội", "m2", "H'leo", "1.250,5", ",", "%", "-", *"()[]{}|$@\\"])
LEAVES = st.one_of(
    WORDS.map(Word),
    st.builds(Slot, NAMES, NAMES | st.just(""), st.just(0)),
    st.builds(ListRef, NAMES, st.just(0)),
    st.integers(1, 30).map(Gap),
)


def bigger(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Nodes as the parser makes them: no sequence of one, no sequence straight inside another."""
    single = inner.filter(lambda node: not isinstance(node, Seq))
    sequence = st.lists(single, min_size=2, max_size=4).map(lambda items: Seq(tuple(items)))
    branch = (sequence | single).filter(lambda node: not isinstance(node, Alt))
    choice = st.lists(branch, min_size=2, max_size=3).map(lambda items: Alt(tuple(items)))
    return st.one_of(sequence, choice, inner.map(Opt), st.builds(Piece, NAMES, inner))


@given(st.recursive(LEAVES, bigger, max_leaves=12))
def test_what_is_shown_is_read_as_the_same(node: Node) -> None:
    assert bare(parse(show(node))) == node


@given(st.text(alphabet="ab Đ(|)[]{}$@.\\:1-,", max_size=20))
def test_any_text_is_a_pattern_or_a_mistake_with_its_place(source: str) -> None:
    node, column = read(source)
    if node is None:
        assert 0 <= column <= len(source)
    else:
        assert bare(parse(show(node))) == bare(node)


def read(source: str) -> tuple[Node | None, int]:
    try:
        return parse(source), 0
    except PatternError as error:
        return None, error.column
