"""Families one after another: order, what they leave alone, builders that refuse, rules that make nothing."""

from pathlib import Path

from extract.authoring.examples import article_of
from extract.matching.cascade import Workshop, apply, needed
from extract.matching.match import Context, Match, Mention, mention
from extract.rulebook import Rulebook, load
from tests.rulebook.folders import FAMILY, folder, found, rule, rulebook, run, words


def family(name: str, **more: str) -> str:
    lines = {"title": name, "makes": name, "columns": "[what]", **more}
    return f"family: {name}\n" + "".join(f"{key}: {value}\n" for key, value in lines.items())


def two_families(at: Path, *rules: str) -> Rulebook:
    files = {
        "days/family.yaml": family("days", slot="day-named"),
        "days/all.yaml": "rules:\n"
        + rule("ngày @what({day} / {month})", "date", set="{kind: date}")
        + rule("hôm @what(qua)", "yesterday", set="{kind: relative}"),
        "things/family.yaml": FAMILY + "after: [days]\nleaves: [days]\n",
        "things/all.yaml": "rules:\n" + "".join(rules),
    }
    return load(shipped=folder(at, files))


def test_a_later_family_does_not_see_the_words_of_an_earlier_one(tmp_path: Path) -> None:
    book = two_families(tmp_path, rule("{number}", "count"))
    assert found(book, "Ngày 5/6 có 7 hộ.", "days") == ["Ngày 5/6"]
    assert found(book, "Ngày 5/6 có 7 hộ.") == ["7"]


def test_a_later_family_names_the_finds_of_an_earlier_one(tmp_path: Path) -> None:
    book = two_families(
        tmp_path,
        rule("{day-named} có @amount({number}) hộ", "dated"),
        rule("từ {day-named:date}", "since"),
    )
    assert found(book, "Ngày 5/6 có 7 hộ. Hôm qua có 8 hộ.") == ["Ngày 5/6 có 7 hộ", "Hôm qua có 8 hộ"]
    assert found(book, "Từ ngày 5/6 và từ hôm qua.") == ["Từ ngày 5/6"]


def test_a_gap_or_any_word_may_go_over_a_find(tmp_path: Path) -> None:
    book = two_families(tmp_path, rule("họp ..5 tại xã", "meeting"))
    assert found(book, "Đã họp ngày 5/6 tại xã.") == ["họp ngày 5/6 tại xã"]


def test_families_run_after_those_they_name(tmp_path: Path) -> None:
    files = {
        f"{name}/family.yaml": family(name, after=f"[{after}]") for name, after in (("a", "c"), ("b", ""), ("c", "b"))
    }
    book = load(shipped=folder(tmp_path, {**files, "things/family.yaml": FAMILY + "after: [a]\n"}))
    assert [one.name for one in book.families] == ["b", "c", "a", "things"]
    assert needed(book, ["c"]) == {"b", "c"}


def test_only_what_is_needed_runs(tmp_path: Path) -> None:
    book = two_families(tmp_path, rule("{number}", "count"))
    _, result = run(book, "Ngày 5/6 có 7 hộ.", "days")
    assert set(result.mentions) == {"days"}


def test_a_rule_that_makes_nothing_keeps_others_out(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("@who({name})", "name"), rule("đường {name}", "street", make="nothing"))
    _, result = run(book, "Nhà Điện Biên ở đường Điện Biên Phủ.")
    assert found(book, "Nhà Điện Biên ở đường Điện Biên Phủ.") == ["Nhà Điện Biên"]
    (loser,) = result.losers
    assert (loser.mention.rule, loser.winner.rule, loser.why) == ("name", "street", "longest")


def test_a_refused_match_does_not_hide_a_later_one(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("{word} ..3 xã", "thing", make="picky"))

    def picky(match: Match, context: Context) -> list[Mention]:
        return [mention(match, {})] if match.keys(match.start, match.start + 1) == ["ba"] else []

    article = article_of("Một hai ba bốn xã.", book)
    result = apply(article, book, Workshop({"picky": picky}, {}, {}))
    assert [words(article, item) for item in result.mentions["things"]] == ["ba bốn xã"]


def test_a_builder_may_make_several_mentions(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("các xã {names}", make="each"))

    def each(match: Match, context: Context) -> list[Mention]:
        slot = match.slot("names")
        assert slot
        return [
            mention(match, {}, (at, at + 1))
            for at in range(slot.start, slot.end)
            if match.surfaces(at, at + 1)[0].isalpha() and match.surfaces(at, at + 1) != ["và"]
        ]

    article = article_of("Ở các xã Hoa, Lan và Cúc.", book)
    result = apply(article, book, Workshop({"each": each}, {}, {}))
    assert [words(article, item) for item in result.mentions["things"]] == ["Hoa", "Lan", "Cúc"]


def test_finishers_and_candidates_of_a_family(tmp_path: Path) -> None:
    files = {"things/family.yaml": FAMILY + "gazetteer: true\n", "things/all.yaml": "rules:\n" + rule("xã {name}")}
    book = load(shipped=folder(tmp_path, files))
    article = article_of("Ở xã Hoa và Lan.", book)

    def candidates(context: Context) -> list[Mention]:
        at = context.article.tokens.surfaces.index("Lan")
        inside = context.article.tokens.surfaces.index("Hoa")
        return [Mention("things", "listed", at, at + 1, {}), Mention("things", "listed", inside, inside + 1, {})]

    def finish(mentions: list[Mention], context: Context) -> list[Mention]:
        return mentions[::-1]

    workshop = Workshop(
        {"row": lambda match, context: [mention(match, {})]}, {"things": finish}, {"things": candidates}
    )
    result = apply(article, book, workshop)
    assert [words(article, item) for item in result.mentions["things"]] == ["Lan", "xã Hoa"]


def test_an_article_of_nothing_gives_nothing(tmp_path: Path) -> None:
    assert found(rulebook(tmp_path, rule("{any}")), "Tags: đất") == []
