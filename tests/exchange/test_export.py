import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Answer

Bangtin = Callable[..., Answer]


def scores(said: Answer) -> dict[str, list[str]]:
    """precision, recall and F1 by table, as `evaluate` prints them."""
    lines = said.out[next(n for n, line in enumerate(said.out) if line.startswith("table ")) + 1 :]
    lines = lines[: lines.index("")] if "" in lines else lines
    return {line.split()[0]: line.split()[1:4] for line in lines if not line.startswith(" ")}


def test_brat_comes_back_as_gold(bangtin: Bangtin, finished: Path) -> None:
    assert bangtin("export", finished, "--to", "brat").out == [f"{finished / 'brat'}: 2 articles"]
    said = bangtin("evaluate", finished / "brat", finished)
    assert said.code == 0 and said.err == []
    assert scores(said) == dict.fromkeys(
        ("localities", "figures", "names", "exemplars", "documents", "prices"), ["1.000"] * 3
    )


def test_label_studio_comes_back_as_gold(bangtin: Bangtin, finished: Path, accepted: Callable[[Path], None]) -> None:
    bangtin("export", finished, "--to", "labelstudio")
    accepted(finished / "labelstudio" / "tasks.json")
    said = bangtin("evaluate", finished / "labelstudio" / "tasks.json", finished)
    assert said.code == 0
    assert set(map(tuple, scores(said).values())) == {("1.000",) * 3}
    assert len(scores(said)) == 6


def test_a_correction_in_brat_is_a_miss_and_an_extra(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "brat")
    path = finished / "brat" / "thôn" / "một.ann"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = [line.replace("value: 1250", "value: 12500") for line in lines if "T1" not in line]
    path.write_text("\n".join([*lines, "T9\tlocalities 24 27\tđất"]) + "\n", encoding="utf-8")
    said = bangtin("evaluate", finished / "brat", finished, "--misses", "all", "--by-rule")
    told = [line.split(" {")[0].rstrip() for line in said.out if ": missed" in line or ": wrong" in line]
    assert told == [
        "thôn/một:0: wrong 'Xã Hòa An'",
        "thôn/một:24: missed 'đất'",
        "thôn/một:15: missed '1.250 m2'",
        "thôn/một:15: wrong '1.250 m2'",
    ]
    assert "    Xã Hòa An hiến 1.250 m2 [đất]," in said.out
    assert scores(said)["prices"] == ["1.000"] * 3
    assert ["figures", "r", "1", "1", "0.500", "0.500"] in [line.split() for line in said.out]


def test_a_mark_without_cells_asks_for_its_place_alone(bangtin: Bangtin, finished: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold" / "thôn"
    gold.mkdir(parents=True)
    (gold / "một.txt").write_bytes((tmp_path / "một.txt").read_bytes())
    (gold / "một.ann").write_text("T1\tfigures 15 23\t1.250 m2\nT2\tlocalities 3 9\tHòa An\n", encoding="utf-8")
    found = scores(bangtin("evaluate", tmp_path / "gold", finished))
    assert found["localities"] == ["1.000"] * 3
    assert found["figures"] == ["0.500", "1.000", "0.667"]


def test_a_run_for_excel_is_read_without_its_guards(bangtin: Bangtin, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xã Hoà An có\n- 3 ha lúa.\n", encoding="utf-8")
    bangtin("run", tmp_path / "a.txt", "-o", tmp_path / "out", "-q", "--excel")
    for name in ("articles", "figures"):
        path = tmp_path / "out" / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8-sig").replace(",m²,", ",'=m²,"), encoding="utf-8-sig")
    said = bangtin("export", tmp_path / "out", "--to", "brat")
    assert said.code == 0
    assert 'unit: "=m²"' in (tmp_path / "out" / "brat" / "a.ann").read_text(encoding="utf-8")


def test_scores_rules_and_cases_as_csv(
    bangtin: Bangtin, finished: Path, table: Callable[[Path], list[dict[str, str]]], tmp_path: Path
) -> None:
    bangtin("export", finished, "--to", "brat")
    path = finished / "brat" / "thôn" / "một.ann"
    path.write_text(path.read_text(encoding="utf-8").replace("goods: lúa", "goods: ngô"), encoding="utf-8")
    bangtin("evaluate", finished / "brat", finished, "--csv", tmp_path / "told")
    found = {row["table"]: row for row in table(tmp_path / "told" / "scores.csv")}
    assert (found["prices"]["f1"], found["figures"]["f1"]) == ("0.0000", "1.0000")
    assert {(row["table"], row["right"], row["wrong"]) for row in table(tmp_path / "told" / "rules.csv")} >= {
        ("prices", "0", "1"),
        ("figures", "2", "0"),
    }
    cases = [(row["case"], row["text"], row["cells"]) for row in table(tmp_path / "told" / "cases.csv")]
    assert ("missed", "lúa 7.200", "{goods: ngô, price: 7.200}") in cases


def test_brat_is_told_of_the_tables_and_of_what_their_columns_may_hold(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "brat")
    conf = (finished / "brat" / "annotation.conf").read_text(encoding="utf-8").splitlines()
    listed = conf[conf.index("[entities]") + 1 : conf.index("")]
    assert listed == ["localities", "figures", "periods", "exemplars", "documents", "prices"]
    assert "localities-level\tArg:localities, Value:commune|district|province|village" in conf


def test_label_studio_is_told_of_the_tables(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "labelstudio")
    view = ElementTree.parse(finished / "labelstudio" / "labels.xml").getroot()
    labels = [label.get("value") for label in view.findall("./Labels/Label")]
    assert labels == ["localities", "figures", "periods", "exemplars", "documents", "prices"]
    names = {part.get("name") for part in view}
    tasks = json.loads((finished / "labelstudio" / "tasks.json").read_text(encoding="utf-8"))
    assert {item["from_name"] for item in tasks[0]["predictions"][0]["result"]} <= names


def test_conll_has_a_column_for_each_table(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "conll")
    lines = (finished / "conll" / "articles.conll").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t")[3:] == ["localities", "figures", "periods", "exemplars", "documents", "prices"]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    by_word = {row[0]: row[3:] for row in rows}
    assert by_word["Hòa"][0] == "I-commune" and by_word["Xã"][0] == "B-commune"
    assert by_word["m2"][1] == "I-area" and by_word["lúa"][5] == "B-prices" and by_word["đất"] == ["O"] * 6
    assert lines.count("") == 1 + 4 + 1


def test_spacy_documents_have_the_fields_that_doc_from_json_reads(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "spacy")
    document, _ = map(json.loads, (finished / "spacy" / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    text, tokens = document["text"], document["tokens"]
    edges = {"start": {token["start"] for token in tokens}, "end": {token["end"] for token in tokens}}
    # What lies between two tokens is one space or nothing, else the text could not be put together again.
    assert {text[one["end"] : two["start"]] for one, two in pairwise(tokens)} == {"", " "}
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    spans = [span for group in document["spans"].values() for span in group]
    assert all(span[edge] in edges[edge] for span in (*spans, *document["ents"]) for edge in ("start", "end"))
    assert [text[span["start"] : span["end"]] for span in document["spans"]["figures"]] == ["1.250 m2", "14%"]
    assert {ent["label"] for ent in document["ents"]} == {*document["spans"]}


def test_spacy_reads_the_documents(bangtin: Bangtin, finished: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed; the format is tested above")
    bangtin("export", finished, "--to", "spacy")
    document, _ = map(json.loads, (finished / "spacy" / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    doc = spacy.tokens.Doc(spacy.blank("xx").vocab).from_json(document, validate=True)
    assert doc.text == document["text"]
    assert [ent.text for ent in doc.ents][:3] == ["Xã Hòa An", "1.250 m2", "14%"]


def test_an_article_whose_file_has_changed_is_told_and_the_others_are_written(
    bangtin: Bangtin, finished: Path, tmp_path: Path
) -> None:
    (tmp_path / "một.txt").write_text("Bài khác.", encoding="utf-8")
    said = bangtin("export", finished, "--to", "brat")
    assert (said.code, said.err) == (
        1,
        [f"bangtin: thôn/một: its file {tmp_path / 'một.txt'} has changed since the run"],
    )
    assert sorted(path.name for path in (finished / "brat").iterdir()) == ["annotation.conf", "hai.ann", "hai.txt"]


def test_an_article_whose_file_is_gone_is_told(bangtin: Bangtin, finished: Path, tmp_path: Path) -> None:
    (tmp_path / "hai.txt").unlink()
    said = bangtin("export", finished, "--to", "conll")
    assert (said.code, said.err) == (
        1,
        [f"bangtin: hai: its file {tmp_path / 'hai.txt'} is gone or can no longer be read"],
    )
    assert said.out == [f"{finished / 'conll'}: 1 article"]


def test_articles_that_were_no_text_files_come_from_what_the_run_kept(bangtin: Bangtin, tmp_path: Path) -> None:
    table = tmp_path / "news.jsonl"
    table.write_text(json.dumps({"text": "Xã Hoà An có 3 ha lúa."}) + "\n", encoding="utf-8")
    bangtin("run", table, "-o", tmp_path / "out", "-q")
    bangtin("export", tmp_path / "out", "--to", "brat")
    said = bangtin("evaluate", tmp_path / "out" / "brat", tmp_path / "out")
    assert said.code == 0
    assert scores(said)["figures"] == ["1.000"] * 3


def test_corrections_are_never_overwritten(bangtin: Bangtin, finished: Path) -> None:
    bangtin("export", finished, "--to", "brat")
    said = bangtin("export", finished, "--to", "brat")
    folder = finished / "brat"
    assert (said.code, said.err) == (
        2,
        [f"bangtin: {folder}: there is something already; name another folder with -o"],
    )


def test_wrong_use_is_told_in_one_line(bangtin: Bangtin, finished: Path, tmp_path: Path) -> None:
    assert bangtin("export", finished, "--to", "word").err == [
        "bangtin: no format 'word'; there are brat, labelstudio, conll, spacy"
    ]
    assert bangtin("export", tmp_path, "--to", "brat").err == [
        f"bangtin: {tmp_path}: no articles.csv; is this the output folder of a run?"
    ]


def test_a_name_that_leads_out_of_the_folder_is_not_written(bangtin: Bangtin, finished: Path) -> None:
    for path in finished.glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("thôn/một", "../một"), encoding="utf-8")
    said = bangtin("export", finished, "--to", "brat")
    assert said.code == 1 and "not a name for a file" in said.err[0]
    assert not (finished / "một.ann").exists()
