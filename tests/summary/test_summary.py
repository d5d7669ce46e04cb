"""The command over a run of the real pipeline."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, read_table

Bangtin = Callable[..., Answer]

DISTRICT_2020 = """Văn Chấn giảm nghèo

Thứ ba, 12/1/2021

Năm 2020, huyện Văn Chấn, tỉnh Yên Bái có tỷ lệ hộ nghèo 11,5%. Bà con chăm lo đồi chè, đàn trâu và rừng quế của mình.
"""
DISTRICT_2022 = """Đổi thay ở Văn Chấn

Thứ tư, 11/1/2023

Năm 2022, huyện Văn Chấn, tỉnh Yên Bái có tỷ lệ hộ nghèo 8,2%. Đường về các bản nay đã được đổ bê tông sạch đẹp.
"""
ROAD = """Thứ hai, 17/7/2023

Trong nửa đầu tháng bảy, con đường vào bản được mở rộng sau nhiều cuộc họp của bà con cùng chính quyền địa phương.
Năm 2022, nhân dân xã Lâm Thượng, huyện Lục Yên, tỉnh Yên Bái đã hiến 3.600 m2 đất để làm đường.
Nhà nước lo xi măng, cát sỏi, còn người dân đào rãnh, san nền rồi cùng nhau đổ từng mét bê tông vào những ngày nghỉ.
Có đường mới, thương lái vào tận nhà thu mua chè, quế, măng; trẻ nhỏ đi học không còn phải lội bùn khi mưa xuống.
"""


@pytest.fixture
def summary(bangtin: Bangtin, tmp_path: Path) -> Callable[..., list[dict[str, str]]]:
    """The rows of summary.csv for some articles, told by their names, with the arguments of the command."""

    def make(*arguments: str, **articles: str) -> list[dict[str, str]]:
        folder = tmp_path / "in"
        folder.mkdir()
        for name, text in articles.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        assert bangtin("run", folder, "-o", tmp_path / "out", "--workers", "1").code == 0
        assert bangtin("summary", tmp_path / "out", *arguments).code == 0
        return read_table(tmp_path / "out" / "summary.csv")

    return make


def test_one_district_in_two_years(summary: Callable[..., list[dict[str, str]]]) -> None:
    rows = summary("--measure", "tỷ lệ hộ nghèo", a=DISTRICT_2020, b=DISTRICT_2022)
    assert [(row["locality"], row["province"], row["year"], row["value"], row["sources"]) for row in rows] == [
        ("Văn Chấn", "Yên Bái", "2020", "11.5", "a"),
        ("Văn Chấn", "Yên Bái", "2022", "8.2", "b"),
    ]


def test_a_fact_in_three_copies_counts_once(summary: Callable[..., list[dict[str, str]]]) -> None:
    articles = {
        name: f"{title}\n\n{ROAD}" for name, title in zip("abc", ("Mở đường", "Hiến đất", "Đường mới"), strict=True)
    }
    (row,) = summary("--measure", "đất hiến", **articles)
    assert (row["value"], row["facts"], row["articles"], row["sources"]) == ("3600", "1", "1", "a")


def test_two_years_of_a_district_and_a_fact_told_by_three_copies(
    summary: Callable[..., list[dict[str, str]]], bangtin: Bangtin, tmp_path: Path
) -> None:
    rows = summary(
        "--by",
        "district",
        "--by",
        "year",
        y2020=DISTRICT_2020,
        y2022=DISTRICT_2022,
        c1="Mở đường\n\n" + ROAD,
        c2="Hiến đất\n\n" + ROAD,
        c3="Đường mới\n\n" + ROAD,
    )
    assert [
        (row["measure"], row["district"], row["year"], row["value"], row["facts"], row["sources"]) for row in rows
    ] == [
        ("tỷ lệ hộ nghèo", "Văn Chấn", "2020", "11.5", "1", "y2020"),
        ("tỷ lệ hộ nghèo", "Văn Chấn", "2022", "8.2", "1", "y2022"),
        ("đất hiến", "Lục Yên", "2022", "3600", "1", "c1"),
    ]
    said = bangtin("summary", tmp_path / "out", "--by", "district", "--by", "year")
    assert [line.split()[-4:] for line in said.out[3:6]] == [
        ["2020", "11.5", "1:", "y2020"],
        ["2022", "8.2", "1:", "y2022"],
        ["2022", "3600", "1:", "c1"],
    ]


def test_a_copy_counts_for_what_its_original_does_not_say(summary: Callable[..., list[dict[str, str]]]) -> None:
    more = "Năm 2022, nhân dân xã Lâm Thượng, huyện Lục Yên, tỉnh Yên Bái còn hiến 215 cây cối.\n"
    articles = {"a": "Mở đường\n\n" + ROAD, "b": "Hiến đất\n\n" + ROAD + more, "c": "Đường mới\n\n" + ROAD + more}
    rows = summary("--measure", "hiến", **articles)
    assert [(row["measure"], row["value"], row["sources"]) for row in rows] == [
        ("cây cối hiến", "215", "b"),
        ("đất hiến", "3600", "a"),
    ]


def test_a_corrected_copy_disagrees_with_its_original(summary: Callable[..., list[dict[str, str]]]) -> None:
    others = "".join(
        f"Thôn {name} có {count} hộ dân.\n" for name, count in (("Nà Kéo", 86), ("Nà Bó", 91), ("Tông", 47))
    )
    said = ROAD + others
    (row,) = summary("--measure", "đất", a="Mở đường\n\n" + said, b="Mở đường\n\n" + said.replace("3.600", "6.300"))
    assert (row["value"], row["sources"], row["differs"]) == ("3600 | 6300", "a | b", "sources")


def test_a_fact_in_two_stories_has_two_sources(summary: Callable[..., list[dict[str, str]]]) -> None:
    other = """Phong trào lan rộng

Thứ sáu, 4/8/2023

Chị Hoàng Thị Mến kể chuyện nhà mình dỡ tường, chặt cây để lấy chỗ cho xe máy xúc đi qua mà không hề tiếc.
Năm 2022, bà con xã Lâm Thượng, huyện Lục Yên, tỉnh Yên Bái hiến 3.600 m2 đất cho các con đường.
"""
    (row,) = summary("--measure", "đất hiến", a="Mở đường\n\n" + ROAD, b=other)
    assert (row["value"], row["facts"], row["articles"], row["sources"]) == ("3600", "1", "2", "a; b")
    assert row["differs"] == ""


def test_articles_that_disagree_are_both_shown(summary: Callable[..., list[dict[str, str]]]) -> None:
    other = DISTRICT_2022.replace("8,2%", "8,6%").replace("Đường về các bản nay đã được đổ bê tông sạch đẹp", "Tết đến")
    (row,) = summary("--measure", "nghèo", "--by", "district", "--by", "year", a=DISTRICT_2022, b=other)
    assert (row["value"], row["sources"], row["differs"]) == ("8.2 | 8.6", "a | b", "sources")
    assert (row["lowest"], row["highest"], row["articles"]) == ("8.2", "8.6", "2")


def test_a_copy_with_another_number_is_an_article_of_its_own(summary: Callable[..., list[dict[str, str]]]) -> None:
    (row,) = summary(
        "--measure", "đất hiến", a="Mở đường\n\n" + ROAD, b="Mở đường\n\n" + ROAD.replace("3.600", "6.300")
    )
    assert (row["value"], row["sources"], row["differs"]) == ("3600 | 6300", "a | b", "sources")


def test_the_screen_shows_places_values_and_sources(
    summary: Callable[..., list[dict[str, str]]], bangtin: Bangtin, tmp_path: Path
) -> None:
    summary(a=DISTRICT_2020, b=DISTRICT_2022)
    said = bangtin("summary", tmp_path / "out", "--measure", "TỶ LỆ HỘ NGHÈO")
    assert said.out[0] == str(tmp_path / "out" / "summary.csv")
    assert said.out[2].split() == ["measure", "place", "when", "value", "sources"]
    assert said.out[3].split("  ")[0] == "tỷ lệ hộ nghèo, %"
    assert "Văn Chấn, Yên Bái" in said.out[3]
    assert [line.split()[-4:] for line in said.out[3:5]] == [
        ["2020", "11.5", "1:", "a"],
        ["2022", "8.2", "1:", "b"],
    ]
    assert said.out[-1] == "2 facts of 2 articles"


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        ({"a": DISTRICT_2020}, "1 fact of 1 article"),
        (
            {"a": DISTRICT_2020, "b": DISTRICT_2020},
            "1 fact of 1 article; copies of others: 1, counted only for what they add",
        ),
    ],
)
def test_facts_articles_and_copies_are_counted(
    summary: Callable[..., list[dict[str, str]]],
    bangtin: Bangtin,
    tmp_path: Path,
    articles: dict[str, str],
    said: str,
) -> None:
    summary(**articles)
    assert bangtin("summary", tmp_path / "out").out[-1] == said


def test_years_as_columns(summary: Callable[..., list[dict[str, str]]]) -> None:
    (row,) = summary("--measure", "hộ nghèo", "--wide", a=DISTRICT_2020, b=DISTRICT_2022)
    assert (row["district"], row["2020"], row["2022"]) == ("Văn Chấn", "11.5", "8.2")


def test_other_forms_and_places(summary: Callable[..., list[dict[str, str]]], bangtin: Bangtin, tmp_path: Path) -> None:
    summary(a=DISTRICT_2020)
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    for name in ("s.jsonl", "s.parquet", "s.xlsx", "s.csv"):
        assert bangtin("summary", tmp_path / "out", "-o", tmp_path / name, "--quiet") == (0, [], [])
    told = read_table(tmp_path / "s.csv")
    assert pd.read_parquet(tmp_path / "s.parquet").astype(str)["value"].tolist() == [row["value"] for row in told]
    lines = (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(told)


def test_a_run_without_facts_makes_an_empty_summary(
    summary: Callable[..., list[dict[str, str]]], bangtin: Bangtin, tmp_path: Path
) -> None:
    assert summary(a="Chuyện quê\n\nMùa này lúa trổ đều, gió thổi mát rượi trên đồng.\n") == []
    said = bangtin("summary", tmp_path / "out", "--wide")
    assert (said.code, said.out[-1]) == (0, "0 facts of 0 articles")


def test_a_district_and_its_province_are_summed_up_by_no_one(summary: Callable[..., list[dict[str, str]]]) -> None:
    lines = "Năm 2022, tỉnh Yên Bái trồng 90.000 ha quế, huyện Văn Chấn trồng 12.000 ha quế.\n"
    (row,) = summary("--by", "province", a="Cây quế\n\n" + lines)
    assert (row["province"], row["value"], row["facts"]) == ("Yên Bái", "120000000 | 900000000", "2")
    assert "year" not in row


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--by", "village"], "nothing to go by called 'village'; there are province, district, locality, year"),
        (["--format", "docx"], "no format 'docx'; there are csv, jsonl, parquet, xlsx"),
        (["--wide", "--by", "province"], "--wide needs --by year"),
        ([], "no articles.csv; give the output folder of a run that wrote csv"),
    ],
)
def test_wrong_use_is_one_line(bangtin: Bangtin, tmp_path: Path, arguments: list[str], complaint: str) -> None:
    said = bangtin("summary", tmp_path, *arguments)
    assert (said.code, said.out) == (2, [])
    assert len(said.err) == 1
    assert said.err[0].startswith("bangtin: ")
    assert complaint in said.err[0]
    assert list(tmp_path.iterdir()) == []
