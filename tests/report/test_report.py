import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import answer
from extract.report import report
from extract.report.page import texts
from tests.conftest import GOOD, Answer, read_table
from tests.report.pages import Report

Bangtin = Callable[..., Answer]
ARTICLES = {
    "empty": "Không có gì.\n",
    "good": GOOD,
    "hostile": "<script>alert(1)</script></script><!-- & bà con góp 300 ngày công.\n",
    "other": "Xã Hòa An, huyện Hòa An\n\nHuyện Hòa An có 12 xã.\n",
    **{f"p{number}": f"Thôn {number} góp {number} ngày công.\n" for number in range(1, 7)},
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run."""
    folder = tmp_path_factory.mktemp("in")
    write(folder, **ARTICLES)
    (folder / "refused.txt").write_bytes(b"\x00\x01\x02\xff")
    run = tmp_path_factory.mktemp("out")
    assert answer(["run", str(folder), "-o", str(run), "--quiet"]) == 1
    return run


@pytest.fixture(scope="module")
def page(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Its report."""
    made = tmp_path_factory.mktemp("page") / "page.html"
    assert answer(["view", str(out), "-o", str(made)]) == 0
    return Report(made)


@pytest.fixture
def viewed(bangtin: Bangtin, tmp_path: Path) -> Callable[..., Report]:
    """Makes a report of a run with some options."""

    def view(run: Path, *options: str) -> Report:
        said = bangtin("view", run, "-o", tmp_path / "page.html", *options)
        assert (said.code, said.out) == (0, [str(tmp_path / "page.html")])
        return Report(tmp_path / "page.html")

    return view


def write(folder: Path, **given: str) -> None:
    for name, text in given.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")


def test_the_page_holds_the_texts_and_every_row_of_every_table(out: Path, page: Report) -> None:
    assert page.articles == sorted(ARTICLES)
    assert {name: page.told(name)["text"] for name in page.articles} == ARTICLES  # type: ignore[index]
    for name in ("records", "figures", "localities", "periods", "exemplars", "documents"):
        assert page.rows(name) == read_table(out / f"{name}.csv")


def test_rows_and_texts_in_many_blocks_are_the_same(
    out: Path, page: Report, viewed: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.report.blocks.CELLS", 40)
    monkeypatch.setattr("extract.report.blocks.TEXTS", 2)
    cut = viewed(out)
    assert len(cut.blocks) > 2 * len(page.blocks)
    assert cut.rows("figures") == page.rows("figures")
    assert [cut.told(name) for name in ARTICLES] == [page.told(name) for name in ARTICLES]


def test_a_page_runs_no_script_but_its_own_and_fetches_nothing(page: Report) -> None:
    assert "default-src 'none'; script-src 'sha256-" in page.html
    assert "alert(1)" not in page.html
    assert "src=" not in page.html.split("<script>", 1)[0].split("</style>", 1)[1]


def test_only_the_articles_asked_for(out: Path, viewed: Callable[..., Report]) -> None:
    some = viewed(out, "--article", "p2", "--article", "p4", "--no-matches")
    assert some.articles == ["p2", "p4"]
    assert {row["article"] for row in some.rows("figures")} == {"p2", "p4"}


def test_of_very_many_articles_the_first_are_shown_and_all_are_counted(
    out: Path, page: Report, bangtin: Bangtin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MOST", 2)
    said = bangtin("view", out, "-o", tmp_path / "page.html", "--no-matches")
    few = Report(tmp_path / "page.html")
    assert said.err == [f"bangtin: {tmp_path / 'page.html'}: the first 2 of {len(ARTICLES)} articles are on the page"]
    assert (few.articles, few.payload["meta"]["articles"]) == (["empty", "good"], len(ARTICLES))
    assert few.rule("count")["fired"] == page.rule("count")["fired"]


def test_a_file_that_changed_since_the_run_is_not_marked_wrongly(
    out: Path, page: Report, bangtin: Bangtin, tmp_path: Path
) -> None:
    run = shutil.copytree(out, tmp_path / "run")
    write(tmp_path, good="Khác hẳn.\n")
    facts = (run / "articles.csv").read_text(encoding="utf-8")
    path = next(row["path"] for row in read_table(run / "articles.csv") if row["article"] == "good")
    (run / "articles.csv").write_text(facts.replace(path, str(tmp_path / "good.txt")), encoding="utf-8")
    said = bangtin("view", run, "--no-matches")
    changed = Report(run / "report.html")
    (told,) = said.err
    assert told.startswith(f"bangtin: {run / 'report.html'}: 1 text is gone or has changed since the run")
    assert (changed.told("good"), changed.rows("figures")) == (None, page.rows("figures"))


def test_matches_that_gave_way_are_told_with_their_winners(
    out: Path, page: Report, viewed: Callable[..., Report]
) -> None:
    told = page.told("good")
    assert told is not None
    lost = {(GOOD[start:end], GOOD[won:to]) for start, end, _rule, won, to, _winner, _why in told["losers"]}
    assert ("Lâm Thượng", "xã Lâm Thượng") in lost
    assert viewed(out, "--no-matches").told("good") == told | {"losers": [], "hints": {}}


def test_a_rule_tells_how_often_it_fired_and_in_which_sentences(page: Report) -> None:
    rule = page.rule("area")
    assert (rule["fired"], rule["table"]) == (1, "figures")
    assert rule["page"]["found"] == [
        [1, "figures.0", "Năm 2021, bà con xã Lâm Thượng đã hiến ", "1.250 m2", " đất và góp 300 ngày công."]
    ]


def test_tables_of_own_families_and_changed_rules(
    bangtin: Bangtin, good: Path, tmp_path: Path, viewed: Callable[..., Report]
) -> None:
    mine = tmp_path / "mine" / "gifts"
    mine.mkdir(parents=True)
    (mine / "family.yaml").write_text("family: gifts\ntitle: Quà\nmakes: gifts\ncolumns: [days]\n", encoding="utf-8")
    (mine / "days.yaml").write_text(
        "rules:\n  - id: days-given\n    title: Ngày công\n    why: Work given.\n"
        '    when: "góp @days({number}) ngày công"\n    make: row\n'
        "    examples:\n      - {text: bà con góp 30 ngày công, gives: {days: 30}}\n"
        "      - {text: thôn góp 5 ngày công, gives: {days: 5}}\n    not: [góp tiền]\n",
        encoding="utf-8",
    )
    bangtin("run", good, "-o", tmp_path / "out", "--rules", mine.parent)
    told = viewed(tmp_path / "out", "--no-matches")
    assert [row["days"] for row in told.rows("gifts")] == ["300"]
    assert (told.rule("days-given")["mine"], told.payload["meta"]["notes"]) == (True, [])
    (mine / "days.yaml").write_text("rules: [", encoding="utf-8")
    told = viewed(tmp_path / "out")
    assert told.payload["meta"]["notes"] == ["note.rules-gone"]
    assert (told.rule("days-given")["fired"], told.told("good")["losers"]) == (1, [])  # type: ignore[index]


def test_refused_files_are_named(page: Report) -> None:
    ((path, reason),) = page.payload["meta"]["refused"]
    assert path.endswith("refused.txt") and reason


def test_both_languages_have_every_text() -> None:
    """Some texts for one thing (.one) are only in one of them."""
    vietnamese, english = ({key for key in of if not key.endswith(".one")} for of in texts().values())
    assert vietnamese == english
    assert all(text for of in texts().values() for text in of.values())


def test_what_is_no_run_or_no_article_of_it_is_wrong_use(bangtin: Bangtin, out: Path, tmp_path: Path) -> None:
    assert bangtin("view", tmp_path / "nowhere").code == 2
    said = bangtin("view", out, "--article", "nobody", "-o", tmp_path / "page.html")
    assert (said.code, said.err) == (2, [f"bangtin: {out}: no article nobody"])
    run = shutil.copytree(out, tmp_path / "run")
    figures = (run / "figures.csv").read_text(encoding="utf-8")
    (run / "figures.csv").write_text(figures.replace("good,1,", "good,1,x", 1), encoding="utf-8")
    said = bangtin("view", run, "--no-matches")
    assert said.code == 2 and said.err[0].startswith(f"bangtin: {run / 'figures.csv'}:2: ")
    (run / "articles.csv").write_text("article;status\ngood;ok\n", encoding="utf-8")
    said = bangtin("view", run)
    told = f"bangtin: {run / 'articles.csv'}: no column article; is this the output folder of a run?"
    assert (said.code, said.err) == (2, [told])
    said = bangtin("view", out, "--no-matches", "-o", tmp_path)
    assert (said.code, said.err) == (2, [f"bangtin: {tmp_path}: a folder, not a file"])
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert not list(run.glob("*report*"))


def test_a_run_writes_the_page_when_asked(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    said = bangtin("run", good, "-o", tmp_path / "out", "--report")
    assert (said.code, said.out[-1]) == (0, str(tmp_path / "out" / "report.html"))
    assert Report(tmp_path / "out" / "report.html").articles == ["good"]
    said = bangtin("run", good, "-o", tmp_path / "jsonl", "--format", "jsonl", "--report")
    assert (said.code, said.err) == (2, ["bangtin: --report reads CSV tables; add csv to --format"])


def test_several_processes_make_the_same_page(
    out: Path, page: Report, viewed: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.report.retell.WORTH_A_WORKER", 2)
    monkeypatch.setattr("extract.report.retell.processors", lambda: 2)
    assert viewed(out).html == page.html
