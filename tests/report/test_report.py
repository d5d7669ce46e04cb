from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from tests.conftest import GOOD, Answer

Bangtin = Callable[..., Answer]
EMPTY = {"meta", "br"}


class Page(HTMLParser):
    """Gathers ids, links, marked text and the text of articles; complains of tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: list[str] = []
        self.text = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in EMPTY:
            self._open.append((tag, given.get("class", "")))
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"].removeprefix("#"))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self._open:
            self.text += data
            if self._open[-1][0] == "mark":
                self.marked.append(data)


def viewed(bangtin: Bangtin, folder: Path, *options: str) -> Page:
    said = bangtin("view", folder, *options)
    assert (said.code, said.out) == (0, [str(folder / "report.html")])
    return Page((folder / "report.html").read_text(encoding="utf-8"))


def test_an_article_is_shown_whole_with_its_finds_marked(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out")
    page = viewed(bangtin, tmp_path / "out")
    assert page.text == GOOD
    assert "1.250 m2" in page.marked
    assert set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_text_is_never_taken_for_html(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    text = "<script>alert(1)</script> & bà con góp 300 ngày công.\n"
    (good / "a&b.txt").write_text(text, encoding="utf-8")
    bangtin("run", good / "a&b.txt", "-o", tmp_path / "out")
    assert viewed(bangtin, tmp_path / "out").text == text
    assert "<script" not in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_only_the_articles_asked_for(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    for name in ("a", "z"):
        (good / f"{name}.txt").write_text(f"Bà con thôn {name} góp 30 ngày công.\n", encoding="utf-8")
    bangtin("run", good, "-o", tmp_path / "out")
    page = viewed(bangtin, tmp_path / "out", "--article", "z")
    assert page.text == "Bà con thôn z góp 30 ngày công.\n"
    assert "30 ngày công" in page.marked


def test_a_file_that_changed_since_the_run_is_not_marked_wrongly(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out")
    (good / "good.txt").write_text("Khác hẳn.\n", encoding="utf-8")
    page = viewed(bangtin, tmp_path / "out")
    assert page.marked == []
    assert "has changed since the run" in page.text


def test_what_is_no_run_or_no_article_of_it_is_wrong_use(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    assert bangtin("view", tmp_path / "nowhere").code == 2
    bangtin("run", good, "-o", tmp_path / "out")
    said = bangtin("view", tmp_path / "out", "--article", "nobody")
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path / 'out'}: no article nobody"])
