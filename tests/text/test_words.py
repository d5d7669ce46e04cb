import pytest

from extract.text import words


@pytest.mark.parametrize(
    "surfaces",
    [
        ["Ban", "Chấp", "hành", "Đảng", "bộ", "TP", ".", "Lào", "Cai"],
        ["98", "/", "1.250", "hộ", ",", "H'leo", "U23"],
        ["Thuỷ", "lợi", "Hoà", "Bình", "qúy", "I"],
        ["baoapbac", ".", "vn", "…", "“", "x", "”"],
        ["."],
        [],
    ],
)
def test_words_cover_the_tokens_without_gaps(surfaces: list[str]) -> None:
    spans = words(surfaces)
    assert [index for first, last in spans for index in range(first, last)] == list(range(len(surfaces)))


def test_old_tone_placement_is_no_obstacle() -> None:
    assert words(["công", "trình", "thuỷ", "lợi"]) == words(["công", "trình", "thủy", "lợi"]) == [(0, 2), (2, 4)]
