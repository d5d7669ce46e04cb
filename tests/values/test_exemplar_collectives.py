"""Collectives and models as the shipped rules find them: what single examples of rules cannot show."""

from collections.abc import Callable

import pytest

Row = dict[str, str]
Rows = Callable[[str], list[Row]]


def names(rows: list[Row], kind: str) -> list[str]:
    return [row["text"] for row in rows if row["kind"] == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Cô giáo Mai Thị Lụa - giáo viên Trường Tiểu học Vạn Phúc là một điển hình tiêu biểu.",
        "Chị Hồ Thị Ven, Hợp tác xã Tân Phú là một trong những nông dân tiêu biểu.",
        "Em Lù Thị Dế, học sinh Trường THPT Hòa An đoạt giải nhất.",
    ],
)
def test_the_body_that_a_person_belongs_to_is_not_held_up_for_the_person(rows: Rows, text: str) -> None:
    assert names(rows(text), "collective") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ hợp tác may mặc Minh Khoa ở thôn Đoài là một điển hình tiêu biểu.", ["Tổ hợp tác may mặc Minh Khoa"]),
        (
            "Theo ông Tô Văn Bé, Hợp tác xã Tân Phú là một trong những đơn vị tiêu biểu.",
            ["Hợp tác xã Tân Phú"],
        ),
        (
            "Huyện tặng Giấy khen cho Chi bộ Nà Pán, Hội Nông dân xã Tân Lập và ông Tô Văn Bé.",
            ["Chi bộ Nà Pán", "Hội Nông dân xã Tân Lập"],
        ),
        (
            "Tiêu biểu như: Hội Phụ nữ xã lập quỹ tiết kiệm, cùng Trạm Y tế, Công an xã, khám bệnh.",
            ["Hội Phụ nữ xã"],
        ),
        (
            "Chi bộ Nà Pán được tặng Cờ thi đua. Năm nay Chi bộ Nà Pán có thêm ba đảng viên.",
            ["Chi bộ Nà Pán", "Chi bộ Nà Pán"],
        ),
    ],
)
def test_collectives(rows: Rows, text: str, expected: list[str]) -> None:
    assert names(rows(text), "collective") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xã có các mô hình trồng rau sạch, nuôi gà đồi, cao su và ươm cây giống.",
            ["trồng rau sạch", "nuôi gà đồi", "ươm cây giống"],
        ),
        ("Hội xây dựng mô hình phụ nữ giúp nhau viên gạch hồng ở ba thôn.", ["phụ nữ giúp nhau viên gạch hồng"]),
        ("Xã xây dựng mô hình kinh tế, mô hình mới và mô hình trang trại.", []),
        ("Xã chuyển mô hình trồng lúa kém hiệu quả sang mô hình nuôi tôm.", []),
        ("Ông mở rộng mô hình trồng trọt, chăn nuôi.", []),
    ],
)
def test_models_without_quotes(rows: Rows, text: str, expected: list[str]) -> None:
    assert names(rows(text), "model") == expected


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Cô giáo Đinh Thị Nhàn - giáo viên môn Lịch sử, Trường THPT Hòa An đạt giải.", "Trường THPT Hòa An"),
        ("Ông Tô Văn Bé- hội viên Hội Nông dân xã Tân Lập nuôi dê.", "Hội Nông dân xã Tân Lập"),
        ("Cô Lò Thị Dế (1992), dân tộc Thái, giáo viên Trường THPT Hòa An về bản.", "Trường THPT Hòa An"),
        ("Thượng úy Mai Văn Sự, cán bộ Công an huyện Lục Yên, lao xuống suối.", "Công an huyện Lục Yên"),
        ("Bà Phan Thị Mười (tổ dân phố 5, phường Bắc Hà) bán nước.", ""),
        ("Tổng Bí thư Lê Văn Bảo, Phó Chủ tịch nước Võ Thị Minh An gửi hoa.", ""),
    ],
)
def test_the_body_behind_a_name(rows: Rows, text: str, organisation: str) -> None:
    assert rows(text)[0]["organisation"] == organisation


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        (
            "Đồng chí Kha Thị Mây, ủy viên Ban Thường vụ, Trưởng ban Tổ chức Huyện ủy, đến thăm.",
            "ủy viên Ban Thường vụ, Trưởng ban Tổ chức Huyện ủy",
            "ban Tổ chức Huyện ủy",
        ),
        (
            "Đồng chí Tạ Minh Khôi - TUV, Phó Trưởng Đoàn ĐBQH tỉnh; đại diện các sở cùng dự.",
            "TUV, Phó Trưởng Đoàn ĐBQH tỉnh",
            "Đoàn ĐBQH tỉnh",
        ),
        (
            "Đồng chí Tạ Minh Khôi, Chủ tịch Hội đồng Thi đua, Khen thưởng huyện chủ trì.",
            "Chủ tịch Hội đồng Thi đua, Khen thưởng huyện",
            "Hội đồng Thi đua, Khen thưởng huyện",
        ),
        ("Bộ trưởng Công an Tạ Minh Khôi đến thăm.", "Bộ trưởng Công an", "Công an"),
        ("Nhóm do ông Tạ Minh Khôi làm trưởng thôn, có mười người.", "trưởng thôn", ""),
    ],
)
def test_where_a_position_begins_and_ends(rows: Rows, text: str, title: str, organisation: str) -> None:
    (row,) = rows(text)
    assert (row["title"], row["organisation"]) == (title, organisation)


def test_a_name_in_quotes_that_are_not_closed_ends_where_the_next_one_begins(rows: Rows) -> None:
    found = rows("Có nhiều cách làm hay như: “Giỏi một việc; “Cấp trên dạy cấp dưới”; “Họp mặt gia đình”.")
    assert names(found, "model") == ["Giỏi một việc", "Cấp trên dạy cấp dưới", "Họp mặt gia đình"]


def test_a_highland_name_again_by_its_first_words_is_one_person(rows: Rows) -> None:
    found = rows(
        "Già làng Y Yơh Kbuôr rất vui. Già làng Y Yơh đến từng nhà, tích cực vận động. Ai cũng nghe Y Yơh Kbuôr."
    )
    assert {row["person_id"] for row in found} == {"1"}
    assert {row["exemplar"] for row in found} == {"true"}


@pytest.mark.parametrize("text", ["Già làng Ê Đê hết mình vì buôn.", "Sản phẩm chè Đinh Tân Cương đạt bốn sao."])
def test_peoples_and_products_are_no_people(rows: Rows, text: str) -> None:
    assert rows(text) == []


def test_who_falls_ill_is_not_whom_the_headline_praises(rows: Rows) -> None:
    found = rows("Điển hình giúp nhau ở bản\nChị Hồ Thị Ven không may mắc bệnh nặng. Cả tổ gặt hộ chị Ven.")
    assert {row["exemplar"] for row in found} == {"false"}


@pytest.mark.parametrize(
    ("text", "held_up"),
    [
        ("Em Lù Thị Dế được đồn biên phòng nhận nuôi, cả đồn chăm lo từng bữa ăn.", False),
        ("Ngoài em Lù Thị Dế, đồn biên phòng còn tự nguyện nuôi hai em.", False),
        ("Đại úy Mai Văn Sự cứu bà cụ. Hôm ấy Sự dũng cảm bơi qua suối.", True),
        ("Bà Phan Thị Mười chúc mừng những người được nhận Huy hiệu.", False),
        ("Chị Hồ Thị Ven được nhận Huy hiệu.", True),
    ],
)
def test_who_does_a_deed_and_who_is_given_help(rows: Rows, text: str, held_up: bool) -> None:
    assert (rows(text)[0]["exemplar"] == "true") is held_up
