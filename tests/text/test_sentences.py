from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import Article, LayoutRules, Span
from extract.text.sentences import split

from .conftest import RULES

PIECES = ["Ông Ba", "TP", "12", "1.250", "đường", "vitamin C", "H", "số", " ", "  ", ".", "…", "...", "./.", "?", "!",
          "”", "“", '"', "(", ")", ";", ":", "Ảnh: ", "\t"]  # fmt: skip


# The mark | stands between sentences.
@pytest.mark.parametrize(
    "marked",
    [
        "Xã đã mở 5 km đường./.| Bà con phấn khởi.",
        "Bà con hiến 1.250 m2 đất, 18/7/2023 là ngày khởi công.| Đường dài 2.5 km.",
        "Ông sống ở TP. Lào Cai.| Bà sống ở TX.Kỳ Anh.",
        "Nghị quyết của T.Ư về nông thôn.| P.V Báo tỉnh đưa tin.",
        "GS.TS Nguyễn Văn An dự.| Th.S Trần Thị Bình nói.",
        "PGS. TS. Lê Văn Cường phát biểu.",
        "Ông H. nói đã nộp 5 triệu đồng.| Ông đồng ý.",
        "Hội phụ nữ trên địa bàn TP. Các cấp hội đều tham gia.".replace("TP. ", "TP.| "),
        "Trẻ được uống vitamin C.| Mẹ được khám thai.",
        "Hộ ở nhóm A.| Nhà nước hỗ trợ.",
        "Xã bê tông hóa 7km.| Huyện làm 12 km.",
        "Mở rộng tuyến đường.|Ông Ba hiến đất.",
        "Kế hoạch năm 2021.|Theo đó, xã làm 3 km.",
        "Xem tại baoapbac.vn và dantri.com.vn hôm nay.",
        "Lần thứ 11.| 10 năm qua, xã đổi thay.",
        "Nhiệm vụ đạt 18/18 (việc).| 100% chi bộ đăng ký.",
        "Theo công văn số. 12 của huyện.| Xã đã làm.",
        "Giá bán là 35. 000 đồng/kg.| 100 hộ trồng.",
        "1. Phát triển kinh tế.| 2. Xây dựng Đảng.",
        "Có các việc sau: 1. Làm đường.| 2. Làm cầu.",
        "“Bà con rất mừng.”| Ông Ba nói.",
        "“Đi đâu?” anh hỏi.| Chị cười.",
        "Ông nói: “Xã làm được.| Dân tin.”.| Rồi ông cười.",
        "Trồng keo, chè… đem lại thu nhập.| Dân phấn khởi…| Đời sống khá lên.",
        "Nuôi bò, dê... Cả xã có 5 mô hình.".replace("... ", "...| "),
        "Nhà văn hóa, sân bóng… (Sóc Sơn) được xây.",
        "...Sau đó ông về.",
        "Một là làm đường; Hai là làm cầu; Ba là trồng cây.",
        "Đạt bao nhiêu?!| Rất nhiều!| Thật vui.",
        "Gồm gạo, mắm, v.v. và nhiều thứ khác.",
        "Bà con góp sức.| (Ảnh: Lê Minh/TTXVN)| Từ xa xưa, làng đã có nghề.",
        "Hiện trường vụ việc.| Ảnh: Báo Giao thông | Khi đến nơi, xe dừng.".replace(" | Khi", "|  Khi"),
        "Trang trại bò sữa.| Ảnh: baoapbac.vn| Chị Xuân nuôi bò.",
        "Không có dấu chấm ở cuối",
    ],
)
def test_sentence_ends(marked: str, rules: LayoutRules) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert [text[span.start : span.end] for span in split(text, Span(0, len(text)), rules)] == expected


@given(st.lists(st.sampled_from(PIECES)).map("".join).filter(lambda text: text.strip() == text != ""))
def test_sentences_are_ordered_disjoint_and_lose_nothing(text: str) -> None:
    spans = split(text, Span(0, len(text)), RULES)
    at = 0
    for span in spans:
        assert text[at : span.start].strip() == ""
        assert span.start < span.end
        at = span.end
    assert text[at:].strip() == ""


def test_sentences_know_their_paragraph(read: Callable[[str], Article]) -> None:
    article = read("Xã đổi mới\n\nĐường rộng. Điện sáng.\r\nTrường đẹp.")
    assert [sentence.paragraph for sentence in article.sentences] == [0, 1, 1, 2]
    assert [sentence.index for sentence in article.sentences] == [0, 1, 2, 3]
