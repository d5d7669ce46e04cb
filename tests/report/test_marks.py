from hypothesis import given
from hypothesis import strategies as st

from extract.report.marks import Find, pieces

TEXT = "Xã Hòa An hiến 1.250 m2 đất."


def find(start: int, end: int, table: str = "figures", number: int = 0) -> Find:
    return Find(table, number, start, end, ())


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(spans))
def test_the_pieces_are_the_text_and_stand_under_what_covers_them(drawn: list[list[int]]) -> None:
    finds = [find(start, end, number=number) for number, (start, end) in enumerate(drawn)]
    at = 0
    for piece in pieces(TEXT, finds):
        assert TEXT.startswith(piece.text, at)
        covering = {one.number for one in finds if one.start <= at and at + len(piece.text) <= one.end}
        assert {one.number for one in piece.under} == covering
        at += len(piece.text)
    assert at == len(TEXT)


def test_a_find_begins_in_one_piece_only() -> None:
    outer, inner = find(0, 9, "localities"), find(3, 9)
    begins = [one for piece in pieces(TEXT, [inner, outer]) for one in piece.begins]
    assert begins == [outer, inner]
