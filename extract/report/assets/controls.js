"use strict";
/* Where measure, level, year and era are chosen. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const { name } = bangtin.quantities;
  const { LEVELS, data, key, measureOf, count } = bangtin.standings;

  /* act(change) is called with what was chosen anew. Returns {node, set(state)}. */
  const controls = (act) => {
    const { measures, map } = data();
    const options = [
      { value: "all", text: t("overview.facts-count"), note: "" },
      ...measures.map((measure) => ({
        value: key(measure),
        text: name(measure),
        note: count("facts-n", measure.count),
      })),
    ];
    const picker = bangtin.picker({
      label: t("overview.measure"),
      options,
      act: (value) => act({ measure: measureOf(value), year: "" }),
    });
    const year = el("select", { id: "overview-year", on: { change: (event) => act({ year: event.target.value }) } });
    const level = segmented(
      t("overview.level"),
      LEVELS.map((one) => [one, t(`overview.level.${one}`)]),
      (value) => act({ level: value }),
    );
    const era = segmented(
      t("overview.era"),
      Object.keys(map.eras).map((one) => [one, count("era.provinces", map.eras[one].length)]),
      (value) => act({ era: value }),
    );
    const set = (state) => {
      picker.set(state.measure ? key(state.measure) : "all");
      const years = [...(state.measure?.years ?? [])].reverse();
      year.replaceChildren(
        el("option", { value: "", text: t("overview.all-years") }),
        ...years.map((one) => el("option", { value: one, text: one })),
      );
      year.value = state.year;
      year.disabled = years.length === 0;
      level.set(state.level);
      era.set(state.era);
    };
    const node = el(
      "div",
      { class: "controls", role: "group", "aria-label": t("overview.controls") },
      picker.node,
      level.node,
      el("div", { class: "field" }, el("label", { for: "overview-year", text: t("overview.year") }), year),
      era.node,
    );
    return { node, set };
  };
  const segmented = (label, choices, act) => {
    const buttons = choices.map(([value, text]) =>
      el("button", { type: "button", text, on: { click: () => act(value) } }),
    );
    const set = (chosen) =>
      buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(choices[at][0] === chosen)));
    const group = el("div", { class: "segmented", role: "group", "aria-label": label }, buttons);
    return {
      node: el("div", { class: "field" }, el("span", { class: "label", "aria-hidden": "true", text: label }), group),
      set,
    };
  };

  bangtin.controls = controls;
})();
