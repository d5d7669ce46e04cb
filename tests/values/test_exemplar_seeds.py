"""Who is held up in whole articles: annotated ones, of the reference beside the project and of our own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.text.decode import decode
from extract.text.fold import fold

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "gold" / "articles"
OWN = ROOT / "corpus"
Row = dict[str, str]
Rows = Callable[[str], list[Row]]


def same(one: str, other: str) -> bool:
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def check(found: list[Row], text: str, annotation: Path) -> None:
    """Every annotated exemplar is found with its title and organisation, and nobody else is flagged."""
    entries = json.loads(annotation.read_text(encoding="utf-8"))["exemplars"]
    flagged = [row for row in found if row["exemplar"] == "true"]
    for entry in entries:
        start = -1
        for _ in range(entry.get("nth", 1)):
            start = text.find(entry["text"], start + 1)
        entry["at"] = (start, start + len(entry["text"]))
    for entry in entries:
        if not entry["exemplar"] or entry.get("optional"):
            continue
        row = next((row for row in flagged if (int(row["start"]), int(row["end"])) == entry["at"]), None)
        assert row is not None, entry["text"]
        assert row["kind"] == entry["kind"]
        for column, field in (("title", "title"), ("organisation", "org")):
            assert same(row[column], entry.get(field) or row[column]), entry["text"]
    allowed = [entry["at"] for entry in entries if entry["exemplar"] or entry.get("optional")]
    for row in flagged:
        assert any(int(row["start"]) < end and start < int(row["end"]) for start, end in allowed), row


@pytest.mark.parametrize("name", ["seed-003", "seed-004"])
def test_the_reference_articles(rows: Rows, name: str) -> None:
    path = REFERENCE / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"the reference annotation is not beside the project ({path.name})")
    text = decode(path.read_bytes()).text
    check(rows(text), text, path.with_suffix(".json"))


@pytest.mark.parametrize("name", ["bao-cao-dang-bo-tho-xuan-2018", "phong-van-doan-thanh-nien-quy-chau-2016"])
def test_own_articles(rows: Rows, name: str) -> None:
    text = decode((OWN / "articles" / f"{name}.txt").read_bytes()).text
    check(rows(text), text, OWN / "gold" / f"{name}.json")


def test_people_with_titles_and_organisations_in_brackets(rows: Rows) -> None:
    found = rows(
        "Lan tỏa việc làm theo gương Bác\n"
        "Nhiều gương cá nhân điển hình tiêu biểu như bác Phan Văn Mười, Đào Thị Mận (Đảng bộ xã Tân Lập); "
        "Bác sỹ Siu Diên (Đảng bộ Bệnh viện đa khoa); Đồng chí Hoàng Xuân Lộc (Đảng bộ phường Hòa Bình); "
        "Tạ Hữu Đại (Chủ tịch Hội Chữ thập đỏ thị xã Hương Sơn). "
        "Chủ tịch UBND tỉnh Hà Giang Đặng Thái Sơn dự lễ. Ảnh: Ngọc Hà/Báo Hà Giang"
    )
    assert [(row["text"], row["title"], row["organisation"], row["exemplar"]) for row in found] == [
        ("Phan Văn Mười", "bác", "Đảng bộ xã Tân Lập", "true"),
        ("Đào Thị Mận", "bác", "Đảng bộ xã Tân Lập", "true"),
        ("Siu Diên", "Bác sỹ", "Đảng bộ Bệnh viện đa khoa", "true"),
        ("Hoàng Xuân Lộc", "Đồng chí", "Đảng bộ phường Hòa Bình", "true"),
        (
            "Tạ Hữu Đại",
            "Chủ tịch Hội Chữ thập đỏ thị xã Hương Sơn",
            "Hội Chữ thập đỏ thị xã Hương Sơn",
            "true",
        ),
        ("Đặng Thái Sơn", "Chủ tịch UBND tỉnh Hà Giang", "UBND tỉnh Hà Giang", "false"),
        ("Ngọc Hà", "", "Báo Hà Giang", "false"),
    ]


def test_models_of_many_owners_in_mixed_quotes(rows: Rows) -> None:
    found = rows(
        "Lan tỏa việc làm theo gương Bác\n"
        'Điển hình như: Hội Liên hiệp Phụ nữ có mô hình “Ống tre tiết kiệm", “Nuôi gà gây quỹ”; '
        'Đoàn TNCS Hồ Chí Minh có mô hình "Ngày thứ bảy xanh”; Công an xã có mô hình “Cổng an ninh". '
        'Phong trào "Chung sức làm đường" lan rộng. Ông nói: "Việc này rất hay".'
    )
    models = [(row["text"], row["organisation"]) for row in found if row["kind"] == "model"]
    assert models == [
        ("Ống tre tiết kiệm", "Hội Liên hiệp Phụ nữ"),
        ("Nuôi gà gây quỹ", "Hội Liên hiệp Phụ nữ"),
        ("Ngày thứ bảy xanh", "Đoàn TNCS Hồ Chí Minh"),
        ("Cổng an ninh", "Công an xã"),
    ]
    assert all(row["exemplar"] == "true" for row in found if row["kind"] == "model")
