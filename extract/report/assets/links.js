"use strict";
/* Which place and period a figure speaks of, as marks of the same article, and how a row is told in a few words. */
(() => {
  const { bangtin } = window;

  /* A sentence speaks of what stands in it, then of what was named before it. */
  const [APART, BEHIND] = [1000, 300];
  const nearest = (finds, find) =>
    finds.reduce((best, one) => {
      const far = (other) =>
        Math.abs(other.start - find.start) +
        (other.row.sentence === find.row.sentence ? 0 : APART) +
        (other.start > find.start ? BEHIND : 0);
      return !best || far(one) < far(best) ? one : best;
    }, null);

  const place = (finds, find) => {
    const { locality, locality_code: code } = find.row;
    if (!locality) return null;
    const places = finds.filter((one) => one.table === "localities");
    const same = code ? places.filter((one) => one.row.code === code) : [];
    return nearest(same.length ? same : places.filter((one) => one.row.name === locality), find);
  };

  const period = (finds, find) => {
    const { period_start: start, period_end: end } = find.row;
    if (!start && !end) return null;
    const periods = finds.filter((one) => one.table === "periods");
    const same = periods.filter((one) => one.row.period_start === start && one.row.period_end === end);
    const half = periods.filter((one) => one.row.period_start === start || one.row.period_end === end);
    return nearest(same.length ? same : half, find);
  };

  const figure = (finds, find) =>
    finds.find((one) => one.table === "figures" && one.start === find.start && one.end === find.end) ?? null;

  /* {locality, period, record, figure}: the marks that a find is linked to, where there are such. */
  bangtin.linked = (finds, find) => {
    if (!find.row) return {};
    const timed = find.table === "figures" || find.table === "records";
    const same = (one) => one.start === find.start && one.end === find.end;
    return {
      locality: find.table === "localities" ? null : place(finds, find),
      period: timed ? period(finds, find) : null,
      record: find.table === "figures" ? (finds.find((one) => one.table === "records" && same(one)) ?? null) : null,
      figure: find.table === "records" ? figure(finds, find) : null,
    };
  };

  /* The other way round: the figures that speak of this place or period. */
  bangtin.speaking = (finds, find) => {
    const key = { localities: "locality", periods: "period" }[find.table];
    if (!key) return [];
    return finds.filter((one) => one.table === "figures" && bangtin.linked(finds, one)[key] === find);
  };

  const amount = (row) => {
    const value = row.max && row.max !== row.value ? `${bangtin.number(row.value)}–${bangtin.number(row.max)}` : bangtin.number(row.value);
    const total = row.total ? `/${bangtin.number(row.total)}` : "";
    const sign = { more: "> ", less: "< ", approx: "≈ ", at_least: "≥ ", at_most: "≤ " }[row.qualifier] ?? "";
    return [`${sign}${value}${total}`, row.unit, row.per && `/ ${row.per}`].filter(Boolean).join(" ");
  };

  const briefs = {
    figures: (row) => [amount(row), row.of, row.locality, bangtin.period(row.period_start, row.period_end)],
    records: (row) => [row.measure, amount(row), row.locality, bangtin.period(row.period_start, row.period_end)],
    localities: (row) => [
      [bangtin.word("level", row.level), row.name].filter(Boolean).join(" "),
      [row.commune, row.district, row.province].filter((name) => name && name !== row.name).join(", "),
      row.code,
    ],
    periods: (row) => [bangtin.word("kind", row.kind), bangtin.period(row.period_start, row.period_end), row.duration],
    exemplars: (row) => [
      row.exemplar === "true" && bangtin.column("exemplar"),
      bangtin.word("kind", row.kind),
      row.title,
      row.organisation,
      row.award,
      row.locality,
    ],
    documents: (row) => [bangtin.word("kind", row.kind), row.number, row.issuer, bangtin.day(row.date)],
  };
  const SKIPPED = new Set(["article", "sentence", "start", "end", "text", "rule", "_a", "_n", "_i"]);
  const others = (row) => Object.keys(row).filter((name) => !SKIPPED.has(name)).map((name) => row[name]);

  /* What a row says, in a few words. */
  bangtin.brief = (table, row) => (briefs[table] ?? others)(row).filter(Boolean).join(" · ");
  bangtin.flags = (row) => (row.flags ?? "").split(";").filter(Boolean);
})();
