"""Lines broken inside sentences, and words that lost their space."""

import pytest

from extract.text.article import Article


def sentences(article: Article) -> list[str]:
    return [" ".join(article.text[s.start : s.end].split()) for s in article.sentences]


WRAPPED = """Đường mới về bản

Sáng mùng 5, bà con bản Nậm Khoang cùng cán bộ xã ra quân mở rộng
tuyến đường dài hơn 2 km nối hai xóm. Nhờ hiến 1.250 m2 đất ruộng và 3.475
cây keo, con đường nay rộng gấp đôi. Ông Lò Văn Nguyễn
Đình cho biết, sang năm bản sẽ đổ bê tông đoạn còn lại để xe chở nông
sản vào tận nơi, không còn phải gùi ngô qua suối như
trước nữa. Cả bản ai cũng mừng vì từ nay học sinh
không phải nghỉ học những ngày mưa.
"""


def test_a_text_broken_to_a_width_is_read_as_one_paragraph(read) -> None:
    found = sentences(read(WRAPPED))
    assert found[0] == "Đường mới về bản"
    assert "Nhờ hiến 1.250 m2 đất ruộng và 3.475 cây keo, con đường nay rộng gấp đôi." in found
    assert len(found) == 5


def test_a_lone_line_that_goes_on_in_small_letters_is_joined(read) -> None:
    found = sentences(
        read("Tin vắn\nTổng lượng khách ước đạt 3.475\nnghìn lượt, tăng 14,8%.\nCác đội về đích an toàn.\n")
    )
    assert "Tổng lượng khách ước đạt 3.475 nghìn lượt, tăng 14,8%." in found
    assert found[-1] == "Các đội về đích an toàn."


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả\nDiện tích lúa 47.120 ha\nDiện tích ngô 12.000 ha\nSản lượng 98 nghìn tấn\nNăng suất tăng",
        "Làng quê đổi mới\n\nmột dòng sau dòng trống vẫn đứng riêng",
    ],
)
def test_lines_that_stand_alone_stay_apart(read, text: str) -> None:
    assert len(sentences(read(text))) == len([line for line in text.splitlines() if line])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Cựu chiến binhNguyễn Văn Luận", ["Cựu", "chiến", "binh", "Nguyễn", "Văn", "Luận"]),
        ("khen thưởng195 tập thể", ["khen", "thưởng", "195", "tập", "thể"]),
        ("ước đạt16.743 tỷ", ["ước", "đạt", "16.743", "tỷ"]),
        (
            "VietGAP, iPhone, H5N1, m2, U23, McDonald",
            ["VietGAP", ",", "iPhone", ",", "H5", "N1", ",", "m2", ",", "U23", ",", "McDonald"],
        ),
    ],
)
def test_words_without_their_space_are_cut(read, text: str, tokens: list[str]) -> None:
    assert [s for s in read(text).tokens.surfaces if s not in "\n\x1e\x03"] == tokens
