"use strict";
/* The overview: what was found, by measure, place and year. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const { name } = bangtin.quantities;
  const { data, asked, address, standing, explained, table, placeFilter } = bangtin.standings;
  const { headline, measuresCard, timelineCard, flagsCard, barsCard, mapCard, changesCard } = bangtin.cards;
  let drawn = null;

  const behind = (state) => {
    const { measure, at } = state;
    const [level, id] = at.split(/:(.*)/s);
    const row = level === "change" ? null : standing(state, level).find((one) => String(one.id) === id);
    const facts = level === "change" ? measure.changes[Number(id)] : row?.facts;
    if (!facts) return;
    const place = row ? [row.name, row.within].filter(Boolean).join(", ") : data().places[measure.facts[facts[0]][0]];
    bangtin.behind.show({
      heading: `${place}: ${row ? row.text : name(measure)}`,
      note: [name(measure), row && explained(row, measure)].filter(Boolean).join(" · "),
      sources: facts
        .flatMap((number) => measure.facts[number][8])
        .map(([article, number]) => [data().articles[article], number]),
      table: table(measure, row ? placeFilter(state, level, row) : {}),
      closed: () => bangtin.route().query.at && bangtin.go(address({ ...asked(bangtin.route()), at: "" })),
    });
  };

  const draw = (container, state) => {
    const chosen = bangtin.controls((change) => bangtin.go(address({ ...asked(bangtin.route()), at: "", ...change })));
    const found = el("div", { class: "found" });
    container.replaceChildren(
      el("h1", { class: "visually-hidden", text: t("overview.title") }),
      headline(),
      el("div", { class: "pair" }, measuresCard(), timelineCard()),
      chosen.node,
      found,
      flagsCard(),
    );
    return { chosen, found, shown: "" };
  };

  const render = (container, payload, route) => {
    const state = asked(route);
    bangtin.behind.hide();
    drawn ??= draw(container, state);
    const shown = address({ ...state, at: "" });
    if (drawn.shown !== shown) {
      drawn.chosen.set(state);
      drawn.found.replaceChildren(
        el("div", { class: "pair" }, el("div", {}, barsCard(state), changesCard(state)), mapCard(state)),
      );
      if (drawn.shown) bangtin.announce(t("overview.shown", name(state.measure)));
      drawn.shown = shown;
    }
    if (state.at && state.measure) behind(state);
  };

  const destroy = () => {
    drawn = null;
    bangtin.behind.hide();
  };

  bangtin.views.overview = { title: "overview.title", render, destroy };
})();
