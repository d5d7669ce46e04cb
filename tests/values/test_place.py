from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from extract.authoring.examples import find
from extract.rulebook.load import load
from extract.values.places import Place
from extract.values.places.gazetteer import Gazetteer

RULEBOOK = load()
GAZETTEER = Gazetteer.load([Path(__file__).parents[2] / "rules" / "lexicons" / "places"])


class Found(NamedTuple):
    text: str
    place: Place


def find_places(text: str, on: str = "") -> list[Found]:
    article, found = find(RULEBOOK, "localities", text, on)
    spans = [(article.source(m.start, m.end), m.value) for m in found.mentions["localities"]]
    return [Found(article.decoded[start:end], place) for (start, end), place in spans]


def shown(text: str, on: str = "") -> list[str]:
    """Text, level and province of every place, as one string each."""
    return [f"{text} {place.level} {place.province}".strip() for text, place in find_places(text, on)]


def texts(text: str, on: str = "") -> list[str]:
    return [found.text for found in find_places(text, on)]


def old_tone_marks(name: str) -> str:
    return name.replace("òa", "oà").replace("óa", "oá").replace("ọa", "oạ")


def provinces() -> Iterator[tuple[str, str, str]]:
    """(as written, name, day) for each province of both systems in every spelling."""
    for on in (date(2018, 6, 1), date(2026, 1, 1)):
        for unit in GAZETTEER:
            if unit.level != "province" or not unit.valid(on) or unit.name == "Hồ Chí Minh":
                continue
            for written in dict.fromkeys(
                (unit.name, old_tone_marks(unit.name), unit.name.upper(), unit.name.replace(" - ", "-"))
            ):
                yield written, unit.name, on.isoformat()
    for written, name in (
        ("Bắc Cạn", "Bắc Kạn"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Đăk Nông", "Đắk Nông"),
        ("Thừa Thiên-Huế", "Thừa Thiên Huế"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("TPHCM", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TP HCM", "Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
    ):
        yield written, name, "2018-06-01"


@pytest.mark.parametrize(("written", "name", "on"), list(provinces()), ids=lambda value: str(value))
def test_a_province_alone_in_a_sentence_is_found(written: str, name: str, on: str) -> None:
    for sentence in (f"Đoàn công tác đến {written} hôm qua.", f"{written} có nhiều đổi mới."):
        (place,) = find_places(sentence, on)
        assert (place.text, place.place.level, place.place.province) == (written, "province", name)
        assert place.place.resolution == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Tiến Hưng chủ trì cuộc họp.",
        "Bà Lê Thị Kim Liên nuôi tám con.",
        "Bà Hà Thị Bình phát biểu.",
        "Chị Kim Liên và anh Anh Dũng nhận quà.",
        "Đồng chí Nguyễn Hòa Bình dự lễ.",
        "Anh Trần Văn Bình Thuận mở quán.",
        "Anh Phạm Bình Định mở quán.",
        "Ca sĩ Nguyễn Hà Giang biểu diễn.",
        "Bài, ảnh: Lê Thanh Hà",
        "ĐẶNG THANH HÀ",
        "Chị Vũ Hải Dương nuôi ong.",
        "Em Đỗ Thái Bình đỗ đại học.",
        "Em Ngô Ninh Bình đỗ đại học.",
        "Anh Võ Tiền Giang lái xe.",
        "Chị Bùi Lâm Đồng lái xe.",
        "Ông Huỳnh An Giang lái xe.",
        "Bà Phan Long An lái xe.",
        "Thái Bình Dương có bão.",
        "Phát huy tư tưởng Hồ Chí Minh.",
        "Đoàn TNCS Hồ Chí Minh và Đội Thiếu niên tiền phong.",
        "Học tập đạo đức, phong cách Hồ Chí Minh.",
        "Chủ tịch Hồ Chí Minh về thăm.",
        "Đường Điện Biên Phủ ngập sâu.",
        "Xe chạy trên đường Bình Dương rồi rẽ.",
        "Anh ở ngõ Hải Phòng.",
        "Báo Yên Bái đưa tin.",
        "Sông Hậu Giang cạn nước.",
        "Chiến thắng Điện Biên Phủ chấn động địa cầu.",
        "Cầu Cần Thơ bắc qua sông.",
        "Hồ Hòa Bình đầy nước.",
        "Thủy điện Sơn La phát điện.",
        "Bà con dân tộc Thái, Mông, Dao đoàn kết.",
        "Tổ quốc Việt Nam mãi trường tồn.",
        "Anh hùng Lao động Hồ Giáo nuôi bò.",
        "Chủ tịch UBND huyện Võ Công Hàm chia sẻ.",
        "Cựu Chủ tịch xã Dương Anh Dũng kể.",
        "Bí thư Huyện ủy Trịnh Công Tráng kết luận.",
        "Già làng Rơ Châm Hyin đã ngoài bảy mươi.",
        "Trưởng thôn Nguyễn Văn A đến từng nhà.",
        "Cán bộ xã Hội Nông dân giúp bà con.",
        "Các huyện, xã NTM kiểu mẫu được khen.",
        "Kịch bản Nguyễn Quang Lập viết hay.",
        "Hợp tác xã Minh Tâm bán rau.",
        "P.V: Xin đồng chí cho biết.",
        "Quán nước ở phố Huế đông khách.",
        "Phong trào Đoàn Kết là sức mạnh.",
        "Giải nobel Hòa Bình được trao.",
        "Du khách đến từ Hàn Quốc, Nhật Bản, Hà Lan.",
        "Vùng Tây Nguyên và miền Trung có mưa.",
        "Đồng bằng sông Cửu Long khô hạn.",
        "Trường Sa trong trái tim.",
        "Một số xã đạt chuẩn nông thôn mới.",
        "Bản Hiến pháp năm 2013 được thông qua.",
        "Ổi Đài Loan được giá.",
        "Người Thái Bùi Bình Định kể chuyện.",
    ],
)
def test_people_and_other_names_are_no_places(text: str) -> None:
    assert texts(text, "2018-06-01") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mưa lớn ở huyện biên giới Nghệ An.", ["Nghệ An province Nghệ An"]),
        ("Miền núi Nghệ An hửng nắng.", ["Nghệ An province Nghệ An"]),
        (
            "Đồng bào Khmer Trà Cú hiến đất cho tỉnh Trà Vinh.",
            ["Trà Cú district Trà Vinh", "tỉnh Trà Vinh province Trà Vinh"],
        ),
        (
            "Ông quê ở tỉnh Hà Sơn Bình, vợ ông ở tỉnh Minh Hải.",
            ["tỉnh Hà Sơn Bình province Hà Sơn Bình", "tỉnh Minh Hải province Minh Hải"],
        ),
        ("Ảnh: Minh Hải. Dãy Hoàng Liên Sơn phủ mây trắng.", []),
        ("Bản vùng cao Điện Biên khởi sắc; bản làng Điện Biên sạch đẹp.", ["Điện Biên province Điện Biên"] * 2),
        (
            "Người Hà Nhì ở Sín Thầu, tỉnh Điện Biên. Trẻ em Chà Nưa đến lớp.",
            ["Sín Thầu commune Điện Biên", "tỉnh Điện Biên province Điện Biên"],
        ),
        ("Vùng cồn An Hòa, thành phố Sa Đéc trồng nhãn.", ["thành phố Sa Đéc district Đồng Tháp"]),
        (
            "Ông ở làng C, xã Gào, thành phố Pleiku. Trưởng thôn A. đi vắng.",
            ["làng C village Gia Lai", "xã Gào commune Gia Lai", "thành phố Pleiku district Gia Lai"],
        ),
        ("Bờ kênh Vĩnh Tế, thành phố Châu Đốc.", ["thành phố Châu Đốc district An Giang"]),
        (
            "Quận Hải Châu gồm các phường Nam Dương, Hải Châu 1, Hải Châu II và Thanh Bình.",
            [
                "Quận Hải Châu district Đà Nẵng",
                *(f"{n} commune Đà Nẵng" for n in ("Nam Dương", "Hải Châu 1", "Hải Châu II", "Thanh Bình")),
            ],
        ),
        (
            "Lập phường Hải An 1, phường Hải An 12 ca mắc.",
            ["phường Hải An 1 commune Thanh Hóa", "phường Hải An commune Thanh Hóa"],
        ),
        (
            "Nhà ở thôn 3 xã Thiệu Đô huyện Thiệu Hóa. Năm 2018 xã Thiệu Đô làm đường.",
            [
                f"{n} Thanh Hóa"
                for n in ("thôn 3 village", "xã Thiệu Đô commune", "huyện Thiệu Hóa district", "xã Thiệu Đô commune")
            ],
        ),
        ("Tại 2 xã Na Ngoi, Mỹ Lý.", ["Na Ngoi commune Nghệ An", "Mỹ Lý commune Nghệ An"]),
        ("Xã Đô Thành thắng xã Thọ Thành 2-1.", ["Xã Đô Thành commune Nghệ An", "xã Thọ Thành commune Nghệ An"]),
        ("Lũ quét ở xã vùng cao Hà Giang.", ["Hà Giang province Hà Giang"]),
        ("Xã có các làng Xa Thư, Trần Cầu, Văn Lan.", ["Xa Thư village", "Trần Cầu village", "Văn Lan village"]),
        (
            "Tây giáp các xã Quảng NgọcQuảng Hợp, huyện Quảng Xương.",
            ["Quảng Ngọc commune Thanh Hóa", "Quảng Hợp commune Thanh Hóa", "huyện Quảng Xương district Thanh Hóa"],
        ),
    ],
)
def test_names_behind_type_words_end_where_they_end(text: str, wanted: list[str]) -> None:
    assert shown(text, "2018-06-01") == wanted


@pytest.mark.parametrize(
    ("text", "on", "wanted"),
    [
        (
            "Ở thôn Lô Đông, xã Vĩnh Long, Vĩnh Bảo, Hải Phòng.",
            "2013-11-01",
            [
                "thôn Lô Đông village Hải Phòng",
                "xã Vĩnh Long commune Hải Phòng",
                "Vĩnh Bảo district Hải Phòng",
                "Hải Phòng province Hải Phòng",
            ],
        ),
        (
            "Xã Hà Lâu, Đại Dực (Tiên Yên), xã Đồn Đạc (Ba Chẽ), Quảng Ninh.",
            "2012-05-01",
            [
                "Xã Hà Lâu commune Quảng Ninh",
                "Đại Dực commune Quảng Ninh",
                "Tiên Yên district Quảng Ninh",
                "xã Đồn Đạc commune Quảng Ninh",
                "Ba Chẽ district Quảng Ninh",
                "Quảng Ninh province Quảng Ninh",
            ],
        ),
        (
            "Các xã: Y Can, Minh Quân, Bảo Hưng (Trấn Yên); Đại Lịch, Chấn Thịnh (Văn Chấn).",
            "2018-10-18",
            [
                "Y Can commune Yên Bái",
                "Minh Quân commune Yên Bái",
                "Bảo Hưng commune Yên Bái",
                "Trấn Yên district Yên Bái",
                "Đại Lịch commune Yên Bái",
                "Chấn Thịnh commune Yên Bái",
                "Văn Chấn district Yên Bái",
            ],
        ),
        (
            "Huyện Lệ Thủy, Quảng Ninh (Quảng Bình) ngập sâu.",
            "2020-10-18",
            ["Huyện Lệ Thủy district Quảng Bình", "Quảng Ninh district Quảng Bình", "Quảng Bình province Quảng Bình"],
        ),
        (
            "Xã Tân Thành (huyện Yên Thành) và xã Tân Thành (huyện Phú Bình, Thái Nguyên).",
            "2018-10-18",
            [
                "Xã Tân Thành commune Nghệ An",
                "huyện Yên Thành district Nghệ An",
                "xã Tân Thành commune Thái Nguyên",
                "huyện Phú Bình district Thái Nguyên",
                "Thái Nguyên province Thái Nguyên",
            ],
        ),
        (
            "Khu phố 4, phường Linh Trung, quận Thủ Đức; P.12, Q.Tân Bình, TP.HCM.",
            "2015-05-01",
            [
                "Khu phố 4 village Hồ Chí Minh",
                "phường Linh Trung commune Hồ Chí Minh",
                "quận Thủ Đức district Hồ Chí Minh",
                "P.12 commune Hồ Chí Minh",
                "Q.Tân Bình district Hồ Chí Minh",
                "TP.HCM province Hồ Chí Minh",
            ],
        ),
        (
            "Thành ủy Lào Cai họp; Tỉnh ủy Lào Cai chỉ đạo; Huyện ủy Lương Tài Nguyễn Văn Mạnh dự.",
            "2018-10-18",
            ["Lào Cai district Lào Cai", "Lào Cai province Lào Cai", "Lương Tài district Bắc Ninh"],
        ),
        (
            "UBND tỉnh Bắc Giang Lê Ánh Dương trao quà.",
            "2021-10-18",
            ["tỉnh Bắc Giang province Bắc Giang"],
        ),
        (
            "Mô hình ở các xã vùng cao Quảng Trị.",
            "2021-05-01",
            ["Quảng Trị province Quảng Trị"],
        ),
        (
            "Hà Nội, Hồ Chí Minh và Đà Nẵng là ba thành phố lớn.",
            "2021-05-01",
            ["Hà Nội province Hà Nội", "Hồ Chí Minh province Hồ Chí Minh", "Đà Nẵng province Đà Nẵng"],
        ),
        (
            "Huyện Quảng Ninh, tỉnh Quảng Bình.",
            "2020-10-18",
            ["Huyện Quảng Ninh district Quảng Bình", "tỉnh Quảng Bình province Quảng Bình"],
        ),
        (
            "Nhà ở thôn Loa và thôn Trùm, xã Ba Tầng, huyện Hướng Hóa bị ngập.",
            "2022-09-09",
            [
                "thôn Loa village Quảng Trị",
                "thôn Trùm village Quảng Trị",
                "xã Ba Tầng commune Quảng Trị",
                "huyện Hướng Hóa district Quảng Trị",
            ],
        ),
    ],
)
def test_paths_and_lists(text: str, on: str, wanted: list[str]) -> None:
    assert shown(text, on) == wanted


def test_a_bare_name_takes_the_level_of_the_same_name_with_its_type_word() -> None:
    text = "Xã Quế Long, huyện Quế Sơn, tỉnh Quảng Nam đổi thay. Nhân dân Quế Long phấn khởi."
    last = find_places(text, "2017-03-01")[-1]
    assert (last.text, last.place.level, last.place.code) == ("Quế Long", "commune", "20677")


def test_a_village_is_found_again_without_its_type_word() -> None:
    text = "Làng nghề Hồng Đô ở xã Thiệu Đô, tỉnh Thanh Hóa có từ lâu. Người làm nghề ở Hồng Đô giữ khung cửi."
    last = find_places(text, "2017-03-01")[-1]
    assert (last.text, last.place.level, last.place.province) == ("Hồng Đô", "village", "Thanh Hóa")


def test_districts_of_the_main_province_need_no_type_word_and_those_of_others_do() -> None:
    text = "Tỉnh Yên Bái trồng quế. Văn Chấn và Trấn Yên dẫn đầu. Ông Văn khen Tân Yên."
    assert texts(text, "2019-05-01") == ["Tỉnh Yên Bái", "Văn Chấn", "Trấn Yên"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nước ngập các thôn 1, 2 và 3 của xã Ea Tu.", ["1", "2", "3", "Ea Tu"]),
        (
            "Nhà ở ấp 1B, thị trấn Một Ngàn; ấp 2/6, xã Long Hậu; KP.4, phường Tân Phong.",
            ["1B", "Một Ngàn", "2/6", "Long Hậu", "4", "Tân Phong"],
        ),
        ("Ba thôn chưa có đường là Nậm Kha, Sín Chải và Lùng Sa.", ["Nậm Kha", "Sín Chải", "Lùng Sa"]),
        ("Thôn Lô Lô Chải, xã Lũng Cú đón khách. Lô Lô Chải có 100 nóc nhà.", ["Lô Lô Chải", "Lũng Cú", "Lô Lô Chải"]),
        ("Tại thôn Pha Long 1, Pha Long 2, xã Pha Long.", ["Pha Long 1", "Pha Long 2", "Pha Long"]),
        ("Các xã Sán Chải 1, Nàn Sán 1, Cán Cấu 2 bị ngập.", ["Sán Chải", "Nàn Sán", "Cán Cấu"]),
    ],
)
def test_numbers_in_names_and_names_in_lists(text: str, names: list[str]) -> None:
    assert [found.place.name for found in find_places(text, "2017-07-09")] == names


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Hàm Thuận Bắc: Huyện ủy tổ chức lễ báo công.", "Hàm Thuận Bắc", "district"),
        ("Ia Grai là địa phương đầu tiên về đích.", "Ia Grai", "district"),
        ("Đông Thọ là xã còn nhiều khó khăn của huyện Sơn Dương.", "Đông Thọ", "commune"),
        ("Đoàn từ thiện về Mù Cang Chải trao áo ấm.", "Mù Cang Chải", "district"),
    ],
)
def test_a_bare_name_that_the_sentence_presents_is_found(text: str, name: str, level: str) -> None:
    place = find_places(text, "2019-05-01")[0].place
    assert (place.name, place.level) == (name, level)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "H.Trần Đề, T.Sóc Trăng; P.2 (TX.Vĩnh Châu); X.Hòa An (H.Phụng Hiệp, Hậu Giang); Tp Cần Thơ.",
            [
                "H.Trần Đề district Sóc Trăng",
                "T.Sóc Trăng province Sóc Trăng",
                "P.2 commune Sóc Trăng",
                "TX.Vĩnh Châu district Sóc Trăng",
                "X.Hòa An commune Hậu Giang",
                "H.Phụng Hiệp district Hậu Giang",
                "Hậu Giang province Hậu Giang",
                "Tp Cần Thơ province Cần Thơ",
            ],
        ),
        (
            "UBND các huyện, thị xã, thành phố: Bát Xát, Sa Pa, Lào Cai.",
            ["Bát Xát district Lào Cai", "Sa Pa district Lào Cai", "Lào Cai district Lào Cai"],
        ),
        (
            "Bệnh viện Bạch Mai ở Hà Nội; sân vận động Bến Tre.",
            ["Hà Nội province Hà Nội", "Bến Tre province Bến Tre"],
        ),
        (
            "Nông dân Tháp Mười và vùng Đồng Tháp Mười; thành phố Cao Lãnh, huyện Cao Lãnh.",
            [
                "Tháp Mười district Đồng Tháp",
                "thành phố Cao Lãnh district Đồng Tháp",
                "huyện Cao Lãnh district Đồng Tháp",
            ],
        ),
    ],
)
def test_abbreviations_and_neighbours(text: str, wanted: list[str]) -> None:
    assert shown(text, "2013-05-01") == wanted


def test_a_place_inside_the_name_of_a_person_is_none() -> None:
    assert texts("Tiêu biểu có các chị Lê Thị Huế, Cao Thị Dung.") == []
    assert texts("Thị xã Sơn Tây có các ông Hà Thành Long, Võ Thị Hội An.", "2019-05-01") == ["Thị xã Sơn Tây"]


def test_a_district_of_the_province_named_last_wants_no_type_word() -> None:
    text = "Hà Nội vắng khách. Thanh Hóa đón 1,6 triệu lượt khách, riêng “thủ phủ du lịch” Sầm Sơn 916.000 lượt."
    assert shown(text, "2023-05-03") == [
        "Hà Nội province Hà Nội",
        "Thanh Hóa province Thanh Hóa",
        "Sầm Sơn district Thanh Hóa",
    ]


def test_a_village_lies_in_the_commune_named_before_not_in_its_district() -> None:
    found = find_places("Hội Phụ nữ xã Lâm Thượng, huyện Lục Yên vui. Chị Mai ở thôn Nà Kéo.", "2019-05-01")
    assert [place.commune for text, place in found if text == "thôn Nà Kéo"] == ["Lâm Thượng"]


def test_the_places_beside_it_tell_which_unit_of_the_name_is_meant() -> None:
    """Both Lục Yên and Trấn Yên have a Minh Tiến."""
    found = find_places("Đường nối xã Lâm Thượng với xã Minh Tiến dài 5 km.", "2019-05-01")
    assert {place.district for _, place in found} == {"Lục Yên"}
