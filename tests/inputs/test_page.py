import sys
from datetime import date
from pathlib import Path

import pytest

from extract.inputs import find_sources, read
from extract.text import Refused
from tests.inputs.conftest import Contents
from tests.text.old_encodings import written

FIRST = "Năm 2021, bà con xã Lâm Thượng, huyện Lục Yên đã hiến 1.250 m2 đất và góp 300 ngày công làm đường."
SECOND = "Đến nay, toàn xã đã bê tông hoá được 12 km đường liên thôn & nội đồng, đạt 85% kế hoạch của năm."
PAGE = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Hiến đất làm đường | Báo Yên Bái</title>
<meta property="og:title" content="Hiến đất làm đường ở Lâm Thượng">
<meta property="og:site_name" content="Báo Yên Bái">
<meta property="article:published_time" content="2023-07-18T08:30:00+07:00">
<meta name="author" content="Thanh Hà"></head>
<body><nav><a href="/">Trang chủ</a><a href="/tin">Tin tức</a></nav>
<article><h1>Hiến đất làm đường ở Lâm Thượng</h1><p>{FIRST}</p><p>{SECOND.replace("&", "&amp;")}</p>
<script>alert("40 tỷ đồng")</script></article>
<aside>Tin khác: giá vàng 80 triệu đồng/lượng</aside><footer>© Báo Yên Bái</footer></body></html>
"""


@pytest.mark.parametrize("name", ["tin.html", "tin.HTM", "tin.txt"])
def test_the_main_text_of_a_page_with_what_the_page_states(tmp_path: Path, contents: Contents, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    documents, refused = contents(path)
    assert refused == {}
    document = documents["tin"]
    assert document.text == f"Hiến đất làm đường ở Lâm Thượng\n{FIRST}\n{SECOND}"
    assert document.stated.published == date(2023, 7, 18)
    assert (document.stated.author, document.stated.outlet) == ("Thanh Hà", "Báo Yên Bái")
    assert document.kept


@pytest.mark.parametrize("encoding", ["utf-16", "tcvn3", "vni"])
def test_pages_in_other_encodings(tmp_path: Path, contents: Contents, encoding: str) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "")
    (tmp_path / "tin.html").write_bytes(page.encode("utf-16") if encoding == "utf-16" else written(page, encoding))
    documents, _ = contents(tmp_path / "tin.html")
    assert FIRST in documents["tin"].text
    assert documents["tin"].encoding == {"utf-16": "utf-16-le"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_pages_whose_letters_are_references_to_those_of_another_encoding(
    tmp_path: Path, contents: Contents, encoding: str
) -> None:
    letters = written(PAGE, encoding).decode("latin-1")
    page = "".join(sign if sign.isascii() else f"&#{ord(sign)};" for sign in letters)
    (tmp_path / "tin.html").write_text(page, encoding="utf-8")
    documents, _ = contents(tmp_path / "tin.html")
    assert documents["tin"].text.startswith(f"Hiến đất làm đường ở Lâm Thượng\n{FIRST}")
    assert documents["tin"].encoding == f"utf-8 ({encoding} read as latin-1 repaired)"
    assert documents["tin"].stated.outlet == "Báo Yên Bái"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body><nav><a href='/'>Trang chủ</a></nav></body></html>", "without the text of an article"),
        ("<html>" + "<div>" * 20_000, "without the text of an article"),
        ("", "empty file"),
    ],
)
def test_pages_without_an_article_are_refused(tmp_path: Path, contents: Contents, page: str, reason: str) -> None:
    (tmp_path / "tin.html").write_text(page, encoding="utf-8")
    documents, refused = contents(tmp_path / "tin.html")
    assert documents == {}
    assert reason in refused["tin.html"]


def test_without_the_library_a_page_is_refused_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tin.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (source,) = find_sources([tmp_path])
    with pytest.raises(Refused, match="pip install trafilatura lxml-html-clean"):
        read(source)
