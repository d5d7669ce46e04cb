"""Figure, place, period and actor brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from extract.linking.measures import Measures
from extract.linking.periods import INFERRED, PeriodLinker
from extract.linking.places import PlaceLinker, focus
from extract.linking.policy import policy_of
from extract.linking.records import merged, record
from extract.linking.scene import Scene
from extract.matching.match import Context, Mention
from extract.rulebook.model import Rulebook
from extract.text.article import Article
from extract.values.periods import Period
from extract.values.places import Place, gazetteer_of, main_locality


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
    private_units: frozenset[str]


def _linkers(rulebook: Rulebook) -> _Linkers:
    policy = policy_of(rulebook)
    return _Linkers(
        PlaceLinker(policy.place),
        PeriodLinker(policy.period, rulebook.settings.joiners),
        frozenset(policy.private_units),
    )


def link(article: Article, mentions: Mapping[str, list[Mention]], context: Context) -> Linked:
    """Give every figure its place and period, and make the article's records of them."""
    rulebook = context.rulebook
    linkers = rulebook.once("linkers", _linkers)
    measures = Measures.of(rulebook)
    main = main_locality(article, mentions.get("localities", []), gazetteer_of(rulebook))
    scene = Scene(article, mentions)
    subject = focus(main, scene)
    figures, records = [], []
    for figure in mentions.get("figures", []):
        if figure.value.value is None or figure.value.unit in linkers.private_units:
            figures.append(figure)
            continue
        place, _ = linkers.place.link(figure, scene, subject)
        period, way = linkers.period.link(figure, scene)
        start, end = _whole(period)
        linked = replace(
            figure,
            value=replace(
                figure.value,
                locality=place.name if place else "",
                locality_code=place.code if place else "",
                period_start=start,
                period_end=end,
            ),
        )
        figures.append(linked)
        sentence = scene.sentence(figure.start)
        measure = measures.name(linked, scene.keys, sentence.first, sentence.last)
        records.append(
            record(linked, place, _actor(figure, mentions, sentence.first), measure, _flags(linked, place, way))
        )
    return Linked({**mentions, "figures": figures}, merged(records), subject)


def _whole(period: Period | None) -> tuple[date | None, date | None]:
    """The days of a period; "cuối năm 2016" stands for its year when a figure is dated by it."""
    if period is None:
        return None, None
    if period.kind == "year" and period.period_start is None and period.period_end is not None:
        return date(period.period_end.year, 1, 1), period.period_end
    return period.period_start, period.period_end


def _flags(figure: Mention, place: Place | None, way: str) -> list[str]:
    flags = [figure.value.status] if figure.value.status else []
    if place is not None and place.resolution == "ambiguous":
        flags.append("ambiguous-locality")
    if way in INFERRED:
        flags.append("period-inferred")
    return flags


def _actor(figure: Mention, mentions: Mapping[str, list[Mention]], first: int) -> str:
    """The nearest collective or person named before the figure in its sentence."""
    named = [
        m
        for m in mentions.get("exemplars", [])
        if first <= m.start and m.end <= figure.start and m.value.kind != "model"
    ]
    return named[-1].value.name if named else ""
