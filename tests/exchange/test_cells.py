import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.exchange.cells import read_cells, write_cells

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(WORDS, WORDS, max_size=4))
def test_cells_come_back_from_their_line(cells: dict[str, str]) -> None:
    line = write_cells(cells)
    assert "\n" not in line and "\t" not in line
    assert read_cells(line) == cells


def test_a_line_is_what_a_person_would_write() -> None:
    assert (
        write_cells({"value": "1250", "unit": "m²", "per": "người/năm (bq)"})
        == '{value: 1250, unit: m², per: "người/năm (bq)"}'
    )
    assert read_cells("{value: 1.250, unit: m²,  of: đất vườn}") == {"value": "1.250", "unit": "m²", "of": "đất vườn"}


def test_tags_of_yaml_make_nothing_but_text() -> None:
    assert read_cells("{a: !!python/name:os.system x}") == {"a": "x"}


def test_a_remark_gives_no_cells() -> None:
    assert read_cells("xem lại chỗ này") == {}


@pytest.mark.parametrize("line", ["{value: 3", "{value: [1, 2]}", "{a: b} c", f"{{a: {'[' * 3000}"])
def test_what_is_no_list_of_cells_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not written as"):
        read_cells(line)
