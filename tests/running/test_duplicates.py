import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.rulebook import load
from extract.running.duplicates import Copies
from extract.running.fingerprint import fingerprint
from extract.text.article import read_article
from tests.conftest import Answer

Bangtin = Callable[..., Answer]
Table = Callable[[Path], list[dict[str, str]]]

STORY = """Bà con Sơn Lương chung tay mở đường

Thứ ba, 18/7/2023

Những ngày giữa tháng bảy, trên các triền đồi ở xã Sơn Lương, tiếng máy xúc vang lên từ sáng sớm.
Con đường vào thôn Bản Mười trước kia chỉ rộng chừng hai mét, mùa mưa lầy lội, xe máy cũng khó đi lại.
Sau nhiều cuộc họp thôn, 42 hộ dân đã tự nguyện hiến 3.600 m2 đất vườn và chặt bỏ 215 cây quế đang kỳ thu hoạch.
Ông Lò Văn Phớ, Trưởng thôn Bản Mười, cho biết gia đình nào cũng hiểu rằng có đường thì con cái đi học đỡ vất vả.
Nhà nước hỗ trợ xi măng, cát sỏi, còn người dân góp 1.150 ngày công để đào rãnh, san nền và đổ bê tông mặt đường.
Đến nay tuyến đường dài 2,4 km đã hoàn thành, nối thôn với trung tâm xã và trạm y tế, trường mầm non.
Nhờ có đường mới, thương lái vào tận nhà thu mua chè, quế, măng với giá cao hơn trước, bà con rất phấn khởi.
"""
TITLE, BODY = STORY.split("\n", 1)
SENTENCES = BODY.splitlines()
OTHER = """Trường học vùng cao đón thiết bị mới

Sáng 20/7/2023, Trường Tiểu học Nậm Búng tổ chức lễ tiếp nhận máy tính do các nhà hảo tâm trao tặng.
Thầy hiệu trưởng Hà Văn Quyết bày tỏ lòng biết ơn và mong học sinh sử dụng thiết bị một cách hiệu quả nhất.
Đợt này nhà trường nhận 30 bộ máy tính, 12 máy in cùng nhiều sách tham khảo cho thư viện.
Các em học sinh khối năm là những người đầu tiên được học tin học trong phòng máy khang trang.
"""


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, str]]:
    """What each of some texts, told by their names in the order given, is a copy of; originals are left out."""
    rules = load().layout
    folder = tmp_path_factory.mktemp("copies")

    def find(**texts: str) -> dict[str, str]:
        with Copies(folder) as found:
            for name, text in texts.items():
                article = read_article(text.encode(), name=name, path="", rules=rules)
                found.add({"article": name}, fingerprint(article))
            told = list(found.told())
        assert [facts["article"] for facts in told] == list(texts)
        return {facts["article"]: facts["duplicate_of"] for facts in told if "duplicate_of" in facts}

    return find


def changed(text: str, every: int) -> str:
    """The text with one word in `every` replaced."""
    words = text.split(" ")
    words[every // 2 :: every] = ["nọ"] * len(words[every // 2 :: every])
    return " ".join(words)


def test_the_same_text_under_another_title(copies: Callable[..., dict[str, str]]) -> None:
    assert copies(a=STORY, b=OTHER, c="Con đường của lòng dân\n" + BODY) == {"c": "a"}


def test_other_signs_and_tone_marks_make_no_other_text(copies: Callable[..., dict[str, str]]) -> None:
    assert copies(a=STORY, b=STORY.replace("hòa", "hoà").replace(", ", " – ").replace("thu hoạch.", "thu hoạch!")) == {
        "b": "a"
    }


def test_a_lightly_edited_text_is_a_copy_and_a_rewritten_one_is_not(copies: Callable[..., dict[str, str]]) -> None:
    assert copies(a=STORY, b=TITLE + "\n" + changed(BODY, 25)) == {"b": "a"}
    assert copies(a=STORY, b=TITLE + "\n" + changed(BODY, 5)) == {}


def test_a_shorter_version_is_the_copy_wherever_it_stands(copies: Callable[..., dict[str, str]]) -> None:
    short = "Tin vắn\n" + "\n".join(SENTENCES[2:7]) + "\n"
    assert copies(full=STORY + OTHER.partition("\n")[2], short=short) == {"short": "full"}
    assert copies(short=short, full=STORY + OTHER.partition("\n")[2]) == {"short": "full"}


def test_of_copies_of_one_length_the_first_is_the_original(copies: Callable[..., dict[str, str]]) -> None:
    longer = STORY.rstrip() + " Xã cũng đã trồng hoa dọc hai bên đường.\n"
    assert copies(a=STORY, b=longer, c="Tin mới\n" + BODY) == {"b": "a", "c": "a"}
    assert copies(a=longer, b=STORY, c="Tin mới\n" + BODY) == {"b": "a", "c": "a"}


def test_a_bulletin_with_other_numbers_is_no_copy(copies: Callable[..., dict[str, str]]) -> None:
    bulletin = (
        "Giá nông sản hôm nay\n\n"
        "Giá cà phê tại Đắk Lắk hôm nay ở mức {0}.{1}00 đồng/kg, tại Gia Lai {0}.{2}00 đồng/kg, tại Đắk Nông "
        "{0}.{3}00 đồng/kg, thị trường nhìn chung ít biến động, người trồng chờ giá lên mới bán ra nhiều hơn.\n"
    )
    assert copies(a=bulletin.format(61, 2, 5, 7), b=bulletin.format(62, 1, 4, 9)) == {}
    assert copies(a=bulletin.format(61, 2, 5, 7), b=bulletin.format(61, 2, 5, 7) + "Ảnh minh họa.\n") == {"b": "a"}


def test_stories_that_quote_the_same_directive_are_no_copies(copies: Callable[..., dict[str, str]]) -> None:
    directive = (
        "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII về đẩy mạnh học tập và làm theo "
        "tư tưởng, đạo đức, phong cách Hồ Chí Minh, cấp ủy đã triển khai nhiều việc làm cụ thể.\n"
    )
    assert copies(a=STORY + directive, b=OTHER + directive) == {}


def test_texts_without_words_are_no_copies(copies: Callable[..., dict[str, str]]) -> None:
    assert copies(a="...", b="...", c="Tin\n", d="Tin\n") == {"d": "c"}


def test_many_copies_of_one_text_all_name_the_first(copies: Callable[..., dict[str, str]]) -> None:
    shuffled = random.Random(7)
    names = [f"n{number:03}" for number in range(120)]
    texts = {name: f"Tin {name}\n" + changed(BODY, shuffled.randrange(60, 90)) for name in names}
    assert copies(first=STORY, **texts) == dict.fromkeys(names, "first")


@given(st.lists(st.lists(st.integers(0, 10), min_size=1, max_size=12), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_copies_always_lead_to_an_original(copies: Callable[..., dict[str, str]], chosen: list[list[int]]) -> None:
    pool = [*SENTENCES[3:], *OTHER.splitlines()[2:]]
    texts = {f"n{number}": "\n".join(pool[at] for at in ats) for number, ats in enumerate(chosen)}
    found = copies(**texts)
    for name in texts:
        seen = []
        while name in found:
            seen.append(name)
            name = found[name]
            assert name not in seen
    equal: dict[str, str] = {}
    for name, text in texts.items():
        first = equal.setdefault(text, name)
        assert first == name or name in found


def test_a_run_names_copies_with_any_number_of_workers(bangtin: Bangtin, table: Table, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text(OTHER, encoding="utf-8")
    (folder / "d.txt").write_text("Chuyện làm đường\n" + BODY, encoding="utf-8")
    for workers in ("1", "3"):
        assert bangtin("run", folder, "-o", tmp_path / workers, "--workers", workers).code == 1
    rows = {row["article"]: row["duplicate_of"] for row in table(tmp_path / "1" / "articles.csv")}
    assert rows == {"a": "", "b": "", "c": "", "d": "a"}
    assert (tmp_path / "1" / "articles.csv").read_bytes() == (tmp_path / "3" / "articles.csv").read_bytes()
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == sorted(
        path.name for path in (tmp_path / "3").iterdir()
    )
