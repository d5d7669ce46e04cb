"""What is written for a tool comes back as it was, whatever the text."""

import json
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.exchange.brat import BratWriter, read_brat
from extract.exchange.label_studio import LabelStudioWriter, read_tasks
from extract.exchange.marked import Mark, Marked

PIECES = st.sampled_from(
    [
        "xã Hoà An",
        unicodedata.normalize("NFD", "Hữu Lũng"),
        "📉",
        "\r\n",
        "\n",
        "\r",
        "\t",
        " ",
        "1.250 m2",
        "\u00a0",
        "\u2028",
        '"',
    ]
)
TABLES = st.sampled_from(["localities", "figures", "periods", "exemplars", "prices"])
CELLS = st.dictionaries(
    st.sampled_from(["kind", "level", "value", "goods"]), st.text("aáã²%: {}\"'\n", min_size=1), max_size=3
)


@st.composite
def articles(draw: st.DrawFn) -> Marked:
    text = "".join(draw(st.lists(PIECES, min_size=1, max_size=12))) + "x"
    solid = [n for n, sign in enumerate(text) if not sign.isspace()]
    marks = []
    for _ in range(draw(st.integers(0, 5))):
        first, last = sorted((draw(st.sampled_from(solid)), draw(st.sampled_from(solid))))
        marks.append(Mark(draw(TABLES), first, last + 1, draw(CELLS), draw(st.booleans())))
    return Marked("thư mục/bài 1", text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(articles())
def test_brat(article: Marked) -> None:
    with TemporaryDirectory() as name:
        writer = BratWriter(Path(name))
        writer.add(article)
        writer.close(["localities"])
        back = read_brat(Path(name, f"{article.article}.ann"), article.article)
    assert back.marks == article.marks
    assert len(back.text) == len(article.text)


@QUICK
@given(articles())
def test_label_studio(article: Marked) -> None:
    with TemporaryDirectory() as name:
        writer = LabelStudioWriter(Path(name))
        writer.add(article)
        writer.close(["localities"])
        path = Path(name, "tasks.json")
        (back,) = read_tasks(path, json.loads(path.read_text(encoding="utf-8")))
    assert isinstance(back, Marked)
    assert back.marks == article.marks


def test_brat_pieces_of_a_mark_over_several_lines_stand_where_they_say(tmp_path: Path) -> None:
    text = "bản Nà\r\nPhặc và\n\n  xóm 📉 Ba"
    writer = BratWriter(tmp_path)
    writer.add(Marked("a", text, (Mark("localities", 0, len(text), {}),)))
    line = (tmp_path / "a.ann").read_text(encoding="utf-8").rstrip("\n")
    kind, words = line.split("\t")[1:]
    read = (tmp_path / "a.txt").read_bytes().decode()
    places = [tuple(map(int, place.split())) for place in kind.removeprefix("localities ").split(";")]
    assert [read[start:end] for start, end in places] == ["bản Nà", "Phặc và", "xóm 📉 Ba"]
    assert words == "bản Nà Phặc và xóm 📉 Ba"


def test_label_studio_offsets_in_utf_16_units_are_understood(tmp_path: Path) -> None:
    text = "📉📰 xã Hoà An"
    value = {"start": 5, "end": 14, "text": "xã Hoà An", "labels": ["localities"]}
    result = [{"id": "x", "from_name": "label", "to_name": "text", "type": "labels", "value": value}]
    task = {"id": 1, "data": {"article": "a", "text": text}, "annotations": [{"result": result}]}
    (back,) = read_tasks(tmp_path, [task])
    assert isinstance(back, Marked)
    assert [text[mark.start : mark.end] for mark in back.marks] == ["xã Hoà An"]
