"""What each code of `rules check` means and what to do about it, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake: in a few words, and told at length."""

    title: str
    text: str


CODES: Mapping[str, Code] = {
    "R001": Code(
        "The file cannot be read",
        "It is no UTF-8 text or no sound YAML: a bracket or quote is missing, a line is indented by a tab, or a text "
        "that holds ': ' or begins with one of [ ] { } & * ! | > % @ ` stands without quotes.",
    ),
    "R002": Code(
        "Unknown key",
        "Only the keys of the rule language may stand here; mostly this is a slip of the pen. "
        "`bangtin rules new FAMILY` prints a rule with all keys.",
    ),
    "R003": Code("Something is missing", "Add the line that is named. Every rule has id, title, why, when and make."),
    "R004": Code(
        "Wrong kind of value",
        "A list stands where a text belongs, a text where a list belongs, or a word that is not among those allowed.",
    ),
    "R005": Code(
        "The id is taken",
        "Ids are unique in the whole rulebook, across families. (In a folder of your own the same id replaces the "
        "shipped rule; within one folder it is a mistake.)",
    ),
    "R006": Code(
        "The phrase cannot be read",
        "The message says at which character. Brackets ( ) [ ] { } close in pairs, '|' stands between two "
        "alternatives, '..' is followed by a number, '@name' by a bracket. To mean one of these signs itself, write a "
        "backslash before it.",
    ),
    "R007": Code(
        "Unknown kind",
        "{kind} is built in ({number}, {name}, …), or the `slot:` of a list, or the slot of a family that this family "
        "names in `leaves:`. {kind:type} takes the values of the list's `type:` field.",
    ),
    "R008": Code("Unknown list", "$name stands for the list with the line 'lexicon: name'; there is none."),
    "R009": Code("No example", "A rule proves itself: add `examples:`, each with a `text:` and what it `gives:`."),
    "R010": Code(
        "No counter-example",
        "Add `not:` with a sentence that looks alike and must give nothing of this family.",
    ),
    "R011": Code(
        "The example does not come out",
        "This rule does not make of its example what `gives:` says. The message tells what was found instead; "
        "`bangtin rules test ID` tells how far the rule got and what it wanted next.",
    ),
    "R012": Code(
        "The counter-example gives something",
        "A sentence under `not:` must give nothing of the family (for a cue: the cue must not act). Make the phrase "
        "narrower, or add a rule with 'make: nothing' that takes these words.",
    ),
    "R013": Code("A known gap is closed", "This `todo:` works now. Move it to `examples:`."),
    "R014": Code(
        "The rule never wins",
        "In all its examples another rule takes the words. Raise `priority:`, make the phrase longer, or drop it.",
    ),
    "R015": Code(
        "The phrase can match nothing at all",
        "Everything in it may be left out. Leave at least one word or {kind} outside [ ] and '..'.",
    ),
    "R016": Code(
        "Letters and their marks are stored apart",
        "The file is not in Unicode form NFC, so that its words look right and match nothing. Save it as composed "
        "Unicode, or type the words anew.",
    ),
    "R017": Code(
        "The same words stand twice",
        "Two entries that fill one slot have the same words, so that it is chance which fields they get. Keep one.",
    ),
    "R018": Code("Unknown 'make'", "Nothing is made by this name. `row` makes a row of your own table."),
    "R019": Code(
        "Unknown family",
        "A rule file belongs to the family of its folder (which has a family.yaml) or to the one named by 'family:'; "
        "`after:` and `leaves:` name families too.",
    ),
    "R020": Code("Nothing to disable", "No rule has this id. See `bangtin rules list`."),
    "R021": Code("Families wait for each other", "The `after:` lines run in a circle. Take one of them out."),
    "R022": Code("A key stands twice", "Only the last would count. Keep one; make a list if both are meant."),
    "R023": Code(
        "A list leads back to itself", "Its entries name, by $, a list that names this one. Break the circle."
    ),
    "R024": Code(
        "Not a reach",
        "`reach:` of a cue is a number (how many tokens may stand between) or clause, sentence, paragraph or list.",
    ),
    "R025": Code("Not a date", "The article's date of an example is written as 2023-07-18."),
    "R026": Code(
        "Unknown column",
        "`gives:` names columns of the family's table, a cue's `set:` and `only:` too; "
        "`make: row` fills columns by `set:` and @pieces.",
    ),
    "R027": Code(
        "A key for cues only",
        "`side:`, `reach:`, `until:` and `only:` have a meaning in rules with 'make: cue' alone.",
    ),
    "R028": Code("An empty entry", "A list entry without words. Write the words or take the line out."),
    "R029": Code(
        "Neither rules nor words",
        "A file begins with 'rules:', 'lexicon:' or 'disable:'; family.yaml and rulebook.yaml have keys of their own.",
    ),
    "R030": Code("The regex cannot be read", "The message says at which character. Simpler, and checked: a phrase."),
    "R031": Code(
        "The table is not in order",
        "A .tsv file begins with '# lexicon: name'; its first other line heads the columns, one of them 'text'; cells "
        "are parted by single tabs.",
    ),
    "R032": Code(
        "Left alone before it is there",
        "A family can leave alone, or name as {slot}, only what has run before it: add the name to `after:` too.",
    ),
    "R033": Code("The kind is taken", "Two things would fill the same {kind}. Choose another `slot:`."),
    "R034": Code(
        "A shipped table that stays as it is",
        "The tables that come with bangtin have fixed columns, and no family makes rows of articles and records. Name "
        "a table of your own in `makes:`.",
    ),
    "R035": Code(
        "The regex takes too long",
        "On this sentence it did not come to an end in time. Avoid one '+' or '*' inside another, as in (a+)+; better, "
        "write a phrase.",
    ),
    "R036": Code(
        "The table of places is not in order",
        "A table in lexicons/places has the columns name and level, and may have id, code, type, parent, from, to and "
        "successors; level is province, district, commune or village; parent is the code of the unit above.",
    ),
    "R037": Code(
        "A sign that is not what it looks like",
        "A blank copied from a web page, a sign without width, or curly quotes in the place of straight ones: to the "
        "program they are other signs. Delete the words and type them anew.",
    ),
    "R038": Code(
        "A file that nobody reads",
        "Rules and lists are files whose names end in .yaml (or .yml) or .tsv. Some editors add .txt to the name; a "
        "table is saved from a spreadsheet as tab-separated text.",
    ),
}


def explain_code(code: str) -> str:
    """The code's title and text; raises KeyError for a code that there is not."""
    found = CODES[code.upper()]
    return f"{code.upper()}  {found.title}\n{found.text}"
