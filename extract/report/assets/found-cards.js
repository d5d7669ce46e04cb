"use strict";
/* Cards of a chosen measure: places beside each other, on the map, and what changed. */
(() => {
  const { bangtin } = window;
  const { el, t, charts } = bangtin;
  const { quantity, name } = bangtin.quantities;
  const { data, count, address, standing, explained, table } = bangtin.standings;
  const { card } = bangtin.cards;
  const TOP = 12;
  const CHANGES = 12;

  /* A chart of the first rows, and a button for all. */
  const limited = (rows, most, draw) => {
    const holder = el("div", {}, draw(rows.slice(0, most)));
    const all = () => {
      holder.replaceChildren(draw(rows));
      holder.tabIndex = -1;
      holder.focus();
    };
    if (rows.length > most) holder.append(bangtin.button(count("show-all", rows.length), null, all));
    return holder;
  };

  const barsCard = (state) => {
    const rows = standing(state, state.level);
    const title = t(question(state.measure), name(state.measure));
    const apart = Object.entries(state.measure?.apart ?? {});
    const used = new Set(rows.map((row) => row.how));
    return card(
      "places",
      title,
      state.measure ? t(state.measure.added ? "overview.largest" : "overview.latest") : "",
      rows.length
        ? limited(rows, TOP, (some) => charts.bars({ title, about: t("overview.bars-about"), rows: some }))
        : el("p", { class: "empty", text: t("overview.no-places") }),
      state.measure &&
        charts.legend(
          used.has("own") && ["own", t("overview.own")],
          used.has("sum") && ["sum", t("overview.sum")],
          used.has("middle") && ["middle", t("overview.middle")],
          rows.some((row) => row.how === "own" && row.low < row.value) && ["others", t("overview.others")],
        ),
      apart.length > 0 &&
        el(
          "p",
          { class: "apart" },
          t("overview.apart"),
          " ",
          apart.map(([why, number], at) => [
            at > 0 && ", ",
            el("a", { href: table(state.measure, apartFilter(why)), text: count(`apart.${why}`, number) }),
          ]),
        ),
      rows.length > 0 &&
        charts.numbers(
          ["place", "value", "how"].map((word) => t(`overview.${word}`)),
          rows.map((row) => [
            [row.name, row.within].filter(Boolean).join(", "),
            row.text,
            explained(row, state.measure) || t("overview.own-short"),
          ]),
        ),
    );
  };
  const question = (measure) => {
    if (!measure) return "overview.bars-facts";
    return measure.added ? "overview.bars" : "overview.bars-level";
  };
  const apartFilter = (why) => {
    if (why === "suspect") return { flags: why };
    return why === "increase" || why === "decrease" ? { change: `=${why}` } : { status: `=${why}` };
  };

  const mapCard = (state) => {
    const rows = standing(state, "province");
    const title = t("overview.map", name(state.measure));
    const outside = state.measure && !state.year ? state.measure.outside[state.era] : 0;
    return card(
      "map-card",
      title,
      "",
      bangtin.map({
        map: data().map,
        era: state.era,
        told: Object.fromEntries(rows.map((row) => [row.id, row])),
        title,
        about: t("overview.map.about"),
        format: (value) => quantity(value, state.measure),
      }),
      outside > 0 && el("p", { class: "about", text: count("map.outside", outside) }),
      el("p", {
        class: "credit",
        text: t("overview.map.credit", data().map.source.package, data().map.source.version, data().map.source.licence),
      }),
    );
  };
  const changeable = () => data().measures.filter((measure) => measure.changes.length);
  const changesCard = (state) => {
    const able = changeable();
    if (!able.length) return null;
    const measure = state.chosen && state.measure?.changes.length ? state.measure : data().measures[data().ask.change];
    const format = (value) => quantity(value, measure);
    const rows = measure.changes.map((numbers, at) => changeRow(state, measure, numbers, at));
    rows.sort((one, other) => moved(other) - moved(one));
    const title = t("overview.changes", name(measure));
    const others = able.filter((one) => one !== measure).slice(0, 6);
    return card(
      "changes",
      title,
      t("overview.changes-about"),
      limited(rows, CHANGES, (some) =>
        charts.changes({ title, about: t("overview.changes-about"), rows: some, axis: format }),
      ),
      charts.legend(["before", t("overview.before")], ["after", t("overview.after")]),
      others.length > 0 &&
        el(
          "p",
          { class: "apart" },
          t("overview.changes-other"),
          " ",
          others.map((one, at) => [
            at > 0 && " · ",
            el("a", { href: address({ ...state, measure: one, year: "", at: "" }), text: name(one) }),
          ]),
        ),
      charts.numbers(
        ["place", "year", "value"].map((word) => t(`overview.${word}`)),
        measure.changes.flatMap((numbers) =>
          numbers.map((number) => [
            data().places[measure.facts[number][0]],
            measure.facts[number][7],
            told(measure, number),
          ]),
        ),
      ),
    );
  };
  const told = (measure, number) => {
    const [, , , value, most, total, qualifier] = measure.facts[number];
    return quantity(value, measure, { most: most ?? value, total, qualifier });
  };
  const moved = ({ points }) => Math.abs(points.at(-1).value - points[0].value);
  const changeRow = (state, measure, numbers, at) => {
    const place = data().places[measure.facts[numbers[0]][0]];
    const [own, ...above] = place.split(", ");
    const points = numbers.map((number) => ({ year: measure.facts[number][7], value: measure.facts[number][3] }));
    const text = [numbers[0], numbers.at(-1)]
      .map((number) => `${told(measure, number)} (${measure.facts[number][7]})`)
      .join(" → ");
    return {
      name: own,
      within: above.join(", "),
      points,
      text,
      label: `${place}: ${text}`,
      href: address({ ...state, measure, year: "", at: `change:${at}` }),
    };
  };

  Object.assign(bangtin.cards, { barsCard, mapCard, changesCard });
})();
