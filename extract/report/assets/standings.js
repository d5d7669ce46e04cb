"use strict";
/* What the address asks for, and how places stand in it: the payload's numbers as rows that charts can draw. */
(() => {
  const { bangtin } = window;
  const { t } = bangtin;
  const { quantity, name } = bangtin.quantities;
  const LEVELS = ["province", "district", "commune"];

  const data = () => bangtin.payload.overview;
  const key = (measure) => [measure.measure, measure.unit, measure.per, measure.kind].join("|");
  const measureOf = (asked) => data().measures.find((measure) => key(measure) === asked) ?? null;
  /* A text with a number in it, in the singular where the language has one. */
  const count = (word, number) => {
    const one = `overview.${word}.one`;
    return t(number === 1 && bangtin.has(one) ? one : `overview.${word}`, bangtin.number(number));
  };

  /* What the address asks for. */
  const asked = ({ query }) => {
    const all = data();
    const first = all.measures[all.ask.places];
    const measure = query.measure === undefined ? (first ?? null) : measureOf(query.measure);
    const era = query.era in all.map.eras ? query.era : all.era;
    const level = LEVELS.includes(query.level) ? query.level : "province";
    const year = measure?.years.includes(query.year) ? query.year : "";
    return { measure, era, level, year, at: query.at ?? "", chosen: query.measure !== undefined };
  };
  const address = (state) =>
    bangtin.link("overview", [], {
      measure: state.measure ? key(state.measure) : "all",
      level: state.level === "province" ? "" : state.level,
      year: state.year,
      era: state.era === data().era ? "" : state.era,
      at: state.at,
    });

  /* Places and what stands for them, the largest first:
     [{id, name, within, value, most, low, high, how, parts, facts, text, told, label, href}] */
  const standing = (state, level) => {
    const { measure, year, era } = state;
    const province = level === "province";
    const names = province
      ? Object.fromEntries(data().map.eras[era].map((one) => [one.code, one.name]))
      : data().places;
    const told = measure
      ? (measure.standings[province ? era : level]?.[year] ?? [])
      : (data().facts_by_place[province ? era : level] ?? []).map(([id, facts]) => [
          id,
          facts,
          facts,
          "own",
          1,
          facts,
          facts,
          [],
        ]);
    return told.map(([id, value, most, how, parts, low, high, facts]) => {
      const [own, ...above] = (names[id] ?? "").split(", ");
      const row = { id, name: own, within: above.join(", "), value, most, low, high, how, parts, facts };
      row.text = amount(row, measure);
      const note = explained(row, measure);
      row.told = note ? `${row.text} (${note})` : row.text;
      row.label = `${[own, ...above].join(", ")}: ${row.told}`;
      row.href = measure ? address({ ...state, at: `${level}:${id}` }) : table(null, placeFilter(state, level, row));
      return row;
    });
  };
  const amount = ({ value, most, how, low, high, facts }, measure) => {
    const fact = how === "own" && measure ? measure.facts[facts[0]] : null;
    if (how === "middle" && low !== high) return quantity(low, measure, { most: high });
    return quantity(value, measure, {
      most,
      qualifier: how === "sum" ? "at_least" : fact?.[6],
      total: fact?.[5] ?? null,
    });
  };
  const explained = ({ how, parts, low, high, facts }, measure) => {
    if (!measure) return "";
    if (how === "sum") return count("sum-of", parts);
    if (how === "middle") return count("middle-of", parts);
    return low === high
      ? ""
      : t("overview.one-of", bangtin.number(facts.length), quantity(low, measure, { most: high }));
  };

  const table = (measure, query) => {
    const exact = measure && {
      measure: `=${measure.measure}`,
      unit: measure.unit && `=${measure.unit}`,
      per: measure.per && `=${measure.per}`,
    };
    return bangtin.link("tables", ["records"], { ...exact, ...query });
  };
  /* What the table is filtered by for a row of `standing`. */
  const placeFilter = ({ era }, level, { id, name: own, within }) => {
    if (level === "province") return provinceFilter(era, id, own);
    const above = within.split(", ");
    const names = level === "commune" ? { commune: own, district: above.at(-2) } : { district: own };
    const exact = Object.entries({ ...names, province: above.at(-1) }).filter(([, value]) => value);
    return Object.fromEntries(exact.map(([column, value]) => [column, `=${value}`]));
  };
  /* A province that was merged in 2025 means another area before and after. */
  const provinceFilter = (era, code, own) => {
    const { merged, eras } = data().map;
    const [before, since] = Object.keys(eras);
    const after = era === since ? code : merged[code];
    const parts = Object.keys(merged).filter((one) => merged[one] === after);
    if (parts.length === 1) return { province: `=${own}` };
    if (era === before) return { province: `=${own}`, era: `=${before}` };
    const names = eras[before].filter((one) => parts.includes(one.code)).map((one) => one.name);
    return { province: [...new Set([own, ...names])].map((one) => `=${one}`).join(" | ") };
  };

  bangtin.standings = { LEVELS, data, key, measureOf, count, asked, address, standing, explained, table, placeFilter };
})();
