"""How figures are linked: rules/records/links.yaml, ready for use."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.rulebook import Problem, Rulebook, RulebookError
from extract.rulebook.marks import Marked, read_yaml

LINKS_FILE = Path("records") / "links.yaml"
Level = Literal["province", "district", "commune", "village"]
Reach = Annotated[int, Field(ge=0, le=200)]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)


class PlaceLinks(_Strict):
    """How a figure finds its place; see links.yaml for each key."""

    order: list[Literal["behind", "bracket", "before", "ahead", "home", "heading", "carried", "main"]]
    behind_words: list[str]
    behind_reach: Reach
    behind_barred: list[str]
    through_words: list[str]
    address_words: list[str]
    ahead_words: list[str]
    away_words: list[str]
    total_words: list[str]
    bracket_reach: Reach
    heading_tokens: Reach
    home_words: list[str]
    home_persons: list[str]
    home_owning: list[str]
    home_sentences: Reach
    carried_sentences: Reach
    own_units: dict[Level, list[str]]
    own_at_start: dict[Level, list[str]]
    own_not_before: list[str]
    here: dict[Level | Literal["any"], list[str]]
    here_sentences: Reach
    local_authority: list[str]
    counted_units: dict[Level, list[str]]
    wider: list[str]
    wider_within: list[str]
    wider_not_after: list[str]
    others: list[str]
    photo_credits: list[str]


class PeriodLinks(_Strict):
    """How a figure finds its period; see links.yaml for each key."""

    order: list[Literal["behind", "parallel", "relative", "before", "after", "heading", "carried", "title", "only"]]
    behind_reach: Reach
    behind_barred: list[str]
    bracket_verbs: list[str]
    after_reach: Reach
    shared_leads: list[str]
    from_words: list[str]
    to_words: list[str]
    comparing_words: list[str]
    private_words: list[str]
    clause_leads: list[str]
    carried_sentences: Reach
    topic_reach: Reach
    until_words: list[str]
    span_words: list[str]
    scene_words: list[str]
    persons: list[str]
    not_persons: list[str]
    own_times: list[str]
    term_words: list[str]
    term_events: list[str]
    whole_year: list[str]
    past_year: list[str]
    past_year_months: Annotated[int, Field(ge=0, le=12)]
    next_year: list[str]
    not_one_year: list[str]
    yearly: list[str]
    ends_now: list[str]
    reported_words: list[str]
    timeless_words: list[str]
    heading_lines: Reach
    heading_tokens: Reach
    only_sentences: Reach
    part_of_time: list[str]
    now_words: list[str]
    now_at_start: list[str]


class EachLinks(_Strict):
    """What "mỗi" does to a figure; see links.yaml for each key."""

    words: list[str]
    times: list[str]
    place_types: list[str]
    reach: Reach


class ActorLinks(_Strict):
    """How a figure finds who acts; see links.yaml for each key."""

    reach: Reach
    leads: list[str]
    speech: list[str]
    not_acting: list[str]
    households: list[str]
    appositions: list[str]
    at_words: list[str]
    other_subjects: list[str]
    levels: list[str]
    passive: list[str]
    passive_reach: Reach


Flag = Literal[
    "suspect",
    "share-differs",
    "parts-exceed-total",
    "target",
    "negated",
    "ambiguous-locality",
    "period-inferred",
    "vague",
]


class LinkPolicy(_Strict):
    """What links.yaml holds; see there for each key."""

    title: str
    private_units: list[str]
    flags: list[Flag]
    part_words: list[str]
    respective_words: list[str]
    each: EachLinks
    actor: ActorLinks
    place: PlaceLinks
    period: PeriodLinks


def policy_of(rulebook: Rulebook) -> LinkPolicy:
    """The policy of the last rule folder that has one, read once per rulebook."""
    return rulebook.once("link-policy", lambda book: read_policy(policy_file(book.folders)))


def policy_file(folders: Sequence[Path]) -> Path:
    """Where the policy is written: a user's folder may replace the shipped file as a whole."""
    return next(
        (folder / LINKS_FILE for folder in reversed(folders) if (folder / LINKS_FILE).is_file()),
        folders[0] / LINKS_FILE,
    )


def read_policy(path: Path) -> LinkPolicy:
    """Read links.yaml; raises RulebookError naming every key that is wrong, with its line."""
    marked = read_yaml(path)
    if marked.problems:
        raise RulebookError(marked.problems)
    try:
        return LinkPolicy.model_validate(marked.data or {})
    except ValidationError as error:
        raise RulebookError([_problem(marked, item["loc"], item["msg"]) for item in error.errors()]) from None


def _problem(marked: Marked, where: tuple[str | int, ...], message: str) -> Problem:
    return marked.problem(where, "R004", f"'{'.'.join(map(str, where))}': {message.lower()}")
