"""A rule folder in which everything is wrong that `rules check` knows.

A comment at the end of a line names the codes that must be told of this line; MORE has those of lines without comments.
"""

MISTAKES = {
    "things/keys.yaml": """\
rules:
  - id: a-slip
    titel: T  # R002
    title: T
    why: W
    when: "hiến đất mới"
    make: row
    examples: [{text: Bà con hiến đất mới., gives: {text: hiến đất mới}}]
    not: [Bà con hiến máu.]
  - id: nothing-said  # R003 R009 R010
    title: T
    why: W
    make: row
  - id: No Id  # R004
    title: T
    why: W
    when: "a"
    make: row
  - id: a-list-for-a-text
    title: [T]  # R004
    why: W
    when: "hiến cây"
    make: row
    examples: [{text: Bà con hiến cây., gives: {text: hiến cây}}]
    not: [Bà con hiến máu.]
  - id: twice
    title: T
    why: W
    when: "hiến gỗ"
    make: row
    examples: [{text: Bà con hiến gỗ., gives: {text: hiến gỗ}}]
    not: [Bà con hiến máu.]
  - id: twice  # R005
    title: T
    why: W
    when: "hiến gỗ lim"
    make: row
    examples: [{text: Bà con hiến gỗ lim., gives: {text: hiến gỗ lim}}]
    not: [Bà con hiến máu.]
  - id: key-twice
    title: T
    title: U  # R022
    why: W
    when: "hiến ngói"
    make: row
    examples: [{text: Bà con hiến ngói., gives: {text: hiến ngói}}]
    not: [Bà con hiến máu.]
  - id: priority-in-words
    title: T
    why: W
    when: "hiến vôi"
    make: row
    priority: high  # R004
    examples: [{text: Bà con hiến vôi., gives: {text: hiến vôi}}]
    not: [Bà con hiến máu.]
""",
    "things/patterns.yaml": """\
rules:
  - id: open-bracket
    title: T
    why: W
    when: "hiến (đất"  # R006
    make: row
    examples: [{text: Bà con hiến đất., gives: {text: hiến đất}}]
    not: [Bà con hiến máu.]
  - id: one-of-two
    title: T
    why: W
    when:
      - "hiến rừng"
      - "hiến rừng]"  # R006
    make: row
    examples: [{text: Bà con hiến rừng., gives: {text: hiến rừng}}]
    not: [Bà con hiến máu.]
  - id: unknown-kind
    title: T
    why: W
    when: "hiến {numbr} m2"  # R007
    make: row
    examples: [{text: Bà con hiến 5 m2., gives: {text: hiến 5 m2}}]
    not: [Bà con hiến máu.]
  - id: unknown-type
    title: T
    why: W
    when: "hiến {number} {unit:aera}"  # R007
    make: row
    examples: [{text: Bà con hiến 5 m2., gives: {text: hiến 5 m2}}]
    not: [Bà con hiến máu.]
  - id: unknown-list
    title: T
    why: W
    when: "hiến $qualifier đất"  # R008
    make: row
    examples: [{text: Bà con hiến hơn đất., gives: {text: hiến hơn đất}}]
    not: [Bà con hiến máu.]
  - id: all-optional
    title: T
    why: W
    when: "[hiến] [đất]"  # R015
    make: row
    examples: [{text: Bà con hiến đất., gives: {text: hiến đất}}]
    not: [Bà con hiến máu.]
  - id: unknown-maker
    title: T
    why: W
    when: "hiến kế"
    make: rows  # R018
    examples: [{text: Bà con hiến kế., gives: {text: hiến kế}}]
    not: [Bà con hiến máu.]
  - id: curly-quotes
    title: T
    why: W
    when: “hiến ruộng”  # R037
    make: row
    examples: [{text: Bà con hiến ruộng., gives: {text: hiến ruộng}}]
    not: [Bà con hiến máu.]
  - id: broken-regex
    title: T
    why: W
    regex: "hiến (kế"  # R030
    because: B
    make: row
    examples: [{text: Bà con hiến kế., gives: {text: hiến kế}}]
    not: [Bà con hiến máu.]
  - id: regex-without-reason
    title: T
    why: W
    regex: "góp ngói"  # R003
    make: row
    examples: [{text: Bà con góp ngói., gives: {text: góp ngói}}]
    not: [Bà con hiến máu.]
  - id: empty-regex
    title: T
    why: W
    regex: "(góp)?"  # R015
    because: B
    make: row
    examples: [{text: Bà con góp ngói., gives: {text: góp}}]
    not: [Bà con hiến máu.]
""",
    "things/at-odds.yaml": """\
rules:
  - id: phrase-and-regex
    title: T
    why: W
    when: "hiến tre"
    regex: "hiến tre"  # R004
    because: B
    make: row
    examples: [{text: Bà con hiến tre., gives: {text: hiến tre}}]
    not: [Bà con hiến máu.]
  - id: reason-without-regex
    title: T
    why: W
    when: "hiến mây"
    because: B  # R004
    make: row
    examples: [{text: Bà con hiến mây., gives: {text: hiến mây}}]
    not: [Bà con hiến máu.]
  - id: type-of-a-number
    title: T
    why: W
    when: "hiến {number:big} cột"  # R007
    make: row
    examples: [{text: Bà con hiến 5 cột., gives: {text: hiến 5 cột}}]
    not: [Bà con hiến máu.]
  - id: find-of-a-family-that-may-run-later
    title: T
    why: W
    when: "hiến {later}"  # R007
    make: row
    examples: [{text: Bà con hiến 5 cột., gives: {text: hiến 5 cột}}]
    not: [Bà con hiến máu.]
  - id: example-without-words
    title: T
    why: W
    when: "hiến nứa"
    make: row
    examples:
      - {text: Bà con hiến nứa., gives: {text: hiến nứa}}
      - {text: "", gives: {text: hiến nứa}}  # R003
    not: [Bà con hiến máu.]
""",
    "things/mapping.yaml": "rules: {id: alone}  # R004\n",
    "things/examples.yaml": """\
rules:
  - id: not-found
    title: T
    why: W
    when: "trồng rừng"
    make: row
    examples:
      - {text: Bà con trồng rừng., gives: {text: trồng rừng}}
      - {text: Bà con trồng cây., gives: {text: trồng cây}}  # R011
    not: [Bà con hiến máu.]
  - id: found-otherwise
    title: T
    why: W
    when: "trồng @amount({number}) cây"
    make: row
    examples:
      - text: Bà con trồng 5 cây.  # R011
        gives: {amount: 6}
    not:
      - Bà con hiến máu.
      - Bà con trồng ba cây quế.  # R012
    todo:
      - {text: Bà con trồng độ 5 gốc cây., gives: {amount: 5}}
      - {text: Bà con trồng 7 cây., gives: {amount: 7}}  # R013
  - id: in-the-shade  # R014
    title: T
    why: W
    when: "rừng quế"
    make: row
    examples: [{text: Bà con có rừng quế non., gives: {text: rừng quế}}]
    not: [Bà con hiến máu.]
  - id: in-the-light
    title: T
    why: W
    when: "rừng quế non"
    make: row
    examples: [{text: Bà con có rừng quế non., gives: {text: rừng quế non}}]
    not: [Bà con hiến máu.]
  - id: no-day
    title: T
    why: W
    when: "trồng tre"
    make: row
    examples:
      - text: Bà con trồng tre.
        date: 18/7/2023  # R025
        gives: {text: trồng tre}
    not: [Bà con hiến máu.]
  - id: nothing-given
    title: T
    why: W
    when: "trồng chè"
    make: row
    examples:
      - text: Bà con trồng chè.  # R003
    not: [Bà con hiến máu.]
  - id: unknown-column
    title: T
    why: W
    when: "trồng @amuont({number}) dừa"  # R026
    make: row
    examples:
      - text: Bà con trồng 5 dừa.
        gives: {amout: 5}  # R026
    not: [Bà con hiến máu.]
  - id: too-slow
    title: T
    why: W
    regex: "([a-z]|[a-z]{2}|x)+[#!]"  # R035
    because: B
    make: row
    examples: [{text: Số aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa., gives: {text: a}}]
    not: [Bà con hiến máu.]
  - id: untested  # R009
    title: T
    why: W
    when: "trồng mía"
    make: row
    not: [Bà con hiến máu.]
  - id: unguarded  # R010
    title: T
    why: W
    when: "trồng khoai"
    make: row
    examples: [{text: Bà con trồng khoai., gives: {text: trồng khoai}}]
""",
    "things/cues.yaml": """\
rules:
  - id: far-cue
    title: T
    why: W
    when: "hơn"
    make: cue
    reach: sentense  # R024
    set: {note: more}
    examples: [{text: Bà con trồng hơn 5 cây., gives: {note: more}}]
    not: [Bà con hơn người.]
  - id: no-cue
    title: T
    why: W
    when: "trồng lúa"
    make: row
    reach: 3  # R027
    examples: [{text: Bà con trồng lúa., gives: {text: trồng lúa}}]
    not: [Bà con hiến máu.]
""",
    "others/all.yaml": """\
family: tings  # R019
rules:
  - id: homeless
    title: T
    why: W
    when: "hiến sức"
    make: row
    examples: [{text: Bà con hiến sức., gives: {text: hiến sức}}]
    not: [Bà con hiến máu.]
""",
    "off.yaml": "disable: [not-there]  # R020\n",
    "syntax.yaml": "rules:\n  - id: x\n    title: T\n\twhy: W  # R001\n",
    "nothing.yaml": "rule: []  # R029\n",
    "latin.yaml": "rules: []\n# caf\udce9\n",
    "apart.yaml": "lexicon: apart\nentries:\n  - đa\u0302\u0301t  # R016\n",
    "round/family.yaml": "family: round\ntitle: T\nmakes: round\nafter: [trip]  # R021\n",
    "trip/family.yaml": "family: trip\ntitle: T\nmakes: trip\nafter: [round, tirp]  # R019\n",
    "later/family.yaml": """\
family: later
title: T
makes: figures
columns: [own]  # R034
leaves: [things]  # R032
""",
    "whole/family.yaml": "family: whole\ntitle: T\nmakes: articles  # R034\n",
    "caps/family.yaml": "family: caps  # R033\ntitle: T\nmakes: caps\n",
    "lists/units.yaml": """\
lexicon: units
slot: unit
type: dimension
entries:
  - {text: [m2, mét vuông], dimension: area}
  - {text: mét, dimension: length}
  - {text: M2, dimension: area}
  - {text: Mét  vuông, dimension: area}
  - {text: mét vuông, dimension: area}  # R017
  - {txt: km, dimension: length}  # R003
  - ""  # R028
  - [km, ki lô mét]  # R004
  - "[gần] [đâu]"  # R015
  - "$nowhere ruộng"  # R008
""",
    "lists/circle.yaml": "lexicon: here  # R023\nentries: [$there]\n",
    "lists/circle-2.yaml": "lexicon: there  # R023\nentries: [$here]\n",
    "lists/one-word.yaml": "lexicon: one-word\nentries: hộ  # R004\n",
    "lists/deep.yaml": "lexicon: deep\nentries:\n  - {text: [[hộ]]}  # R004\n",
    "lists/doubled.yaml": "lexicon: doubled  # R033\nslot: things\nentries: [hộ]\n",
    "lists/latin.tsv": "# lexicon: latin\ntext\ncaf\udce9\n",
    "layout.yaml": "- dòng  # R004\n",
    "lists/words.csv": "text\nhộ\n",
    "lists/blank.yaml": "\n",
    "lists/odd.yaml": "lexicon: odd\nentries:\n  - bà\u00a0con  # R037\n",
    "lists/empty.yaml": "lexicon: empty  # R028\n",
    "lists/cells.tsv": "# lexicon: cells\ntext\tkind\nhộ\tpeople\nxã\tplace\tmore\n",
    "lists/head.tsv": "# lexicon: head\nword\tkind\nhộ\tpeople\n",
    "lists/nameless.tsv": "text\nhộ\n",
    "lexicons/places/mine.tsv": (
        "name\tlevel\tparent\tto\tsize\nLục Xa\tvilage\t\t\t5\nLục Xá\tvillage\t999\t1/7/2025\n"
    ),
    "records/links.yaml": "title: L\nplaces: {}  # R004\n",
}
LATIN = ("latin.yaml", "lists/latin.tsv")
"""Files that are written with bytes that are no UTF-8."""
MORE = {*((name, 1, "R001") for name in LATIN), ("lists/cells.tsv", 4, "R031"), ("lists/head.tsv", 2, "R031")} | {
    ("lists/nameless.tsv", 1, "R031"),
    ("lists/words.csv", 1, "R038"),
    ("lists/blank.yaml", 1, "R029"),
    *(("lexicons/places/mine.tsv", line, "R036") for line in (1, 2, 3)),
    ("records/links.yaml", 1, "R004"),
}
