"""Figure, place, period and actor brought together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from extract.linking.actors import ActorLinker, people_of
from extract.linking.distributive import Distribution
from extract.linking.entries import Named
from extract.linking.measures import Measures
from extract.linking.own_rows import completed
from extract.linking.parts import EXCEEDS, exceeding
from extract.linking.periods import INFERRED, PeriodLinker
from extract.linking.phrases import Phrases
from extract.linking.places import PlaceLinker
from extract.linking.policy import policy_of
from extract.linking.records import merged, record, with_value
from extract.linking.respectively import respective_places
from extract.linking.scene import Scene
from extract.matching.match import Context, Mention
from extract.rulebook.model import Rulebook
from extract.text.article import Article
from extract.values.exemplars.words import Sight
from extract.values.periods import Period
from extract.values.places import Place, gazetteer_of, main_locality, unit_of

NEAR = 3  # tokens between a share and the figure that it is a share of


@dataclass(frozen=True)
class Linked:
    """Mentions with their links, the article's records, and the place that it is about."""

    mentions: Mapping[str, list[Mention]]
    records: list[Mention]
    main: Place | None


@dataclass(frozen=True)
class _Linkers:
    place: PlaceLinker
    period: PeriodLinker
    actor: ActorLinker
    each: Distribution
    private_units: frozenset[str]
    households: Phrases
    part_words: Phrases
    respective_words: Phrases
    flags: frozenset[str]


def _linkers(rulebook: Rulebook) -> _Linkers:
    policy = policy_of(rulebook)
    part_words = Phrases(policy.part_words)
    return _Linkers(
        PlaceLinker(policy.place, part_words),
        PeriodLinker(policy.period, rulebook.settings.joiners),
        ActorLinker(policy.actor),
        Distribution(policy.each, rulebook),
        frozenset(policy.private_units),
        Phrases(policy.actor.households),
        part_words,
        Phrases(policy.respective_words),
        frozenset(policy.flags),
    )


def link(article: Article, mentions: Mapping[str, list[Mention]], context: Context) -> Linked:
    """Give every figure its place and period, and make the article's records of them."""
    rulebook = context.rulebook
    linkers = rulebook.once("linkers", _linkers)
    measures = Measures.of(rulebook)
    places, gazetteer = mentions.get("localities", []), gazetteer_of(rulebook)
    main = main_locality(article, places, gazetteer)
    scene = Scene(article, mentions)
    subject = linkers.place.subject(main, scene)
    names = measures.names(scene)
    sight = Sight.of(context)
    people = people_of(mentions.get("exemplars", []), scene, sight, linkers.households)
    doubtful = exceeding(scene, linkers.part_words)
    in_order = respective_places(scene, linkers.respective_words)
    figures, records = [], []
    before: Mention | None = None
    for figure, named in zip(scene.figures, names, strict=True):
        if figure.value.value is None or figure.value.unit in linkers.private_units:
            figures.append(figure)
            continue
        place = in_order.get(figure.start) or linkers.place.link(figure, scene, subject)[0]
        actor = linkers.actor.link(figure, scene, sight, people)
        period, way = linkers.period.link(figure, scene)
        start, end = _whole(period)
        value = replace(
            figure.value,
            per=linkers.each.per(figure, before, scene),
            flags=_kept_flags(figure, named),
            locality=place.name if place else "",
            locality_code=place.code if place else "",
            period_start=start,
            period_end=end,
        )
        before = linked = with_value(figure, value)
        figures.append(linked)
        flags = [flag for flag in _flags(linked, place, way, doubtful) if flag in linkers.flags]
        for one in linkers.each.places(figure, scene) or [place]:
            records.append(record(linked, one, actor, named.measure, flags, _whole_of(figure, scene)))
    own = dict(completed(rulebook.families, mentions, figures))
    told = unit_of(subject, places, gazetteer, context.date) if subject else None
    return Linked({**mentions, "figures": figures, **own}, merged(records), told)


def _kept_flags(figure: Mention, named: Named) -> tuple[str, ...]:
    """The flags of a figure; none for its size where the measure may have any."""
    flags: tuple[str, ...] = figure.value.flags
    large = named.entry is not None and named.entry.any_size
    return tuple(flag for flag in flags if flag != "suspect") if large else flags


def _whole_of(figure: Mention, scene: Scene) -> str:
    """The figure right before a share, as written: "23.533 (đạt 97,8%)"."""
    if figure.value.kind != "percent" or figure.value.change:
        return ""
    before = scene.figures_before(figure)
    near = before and figure.start - before[-1].end <= NEAR
    return scene.written(before[-1].start, before[-1].end) if near else ""


def _whole(period: Period | None) -> tuple[date | None, date | None]:
    """The days of a period; "cuối năm 2016" stands for its year when a figure is dated by it."""
    if period is None:
        return None, None
    if period.kind == "year" and period.period_start is None and period.period_end is not None:
        return date(period.period_end.year, 1, 1), period.period_end
    return period.period_start, period.period_end


def _flags(figure: Mention, place: Place | None, way: str, doubtful: Collection[int]) -> list[str]:
    flags = [*figure.value.flags, figure.value.status]
    if figure.start in doubtful:
        flags.append(EXCEEDS)
    if place is not None and place.resolution == "ambiguous":
        flags.append("ambiguous-locality")
    if way in INFERRED:
        flags.append("period-inferred")
    return flags
