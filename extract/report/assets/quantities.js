"use strict";
/* Figures as a reader of the chosen language writes them, in the unit that keeps them short. */
(() => {
  const { bangtin } = window;
  const { t } = bangtin;

  /* Larger units of a base unit: [from which value, its size in base units, key of its text]. */
  const LARGER = {
    VND: [
      [1e9, 1e9, "unit.billion-vnd"],
      [1e6, 1e6, "unit.million-vnd"],
      [0, 1, "unit.vnd"],
    ],
    "m²": [[1e4, 1e4, "unit.hectare"]],
    m: [[1e3, 1e3, "unit.kilometre"]],
    kg: [[1e3, 1e3, "unit.tonne"]],
  };
  const SIGNS = { approx: "≈ ", more: "> ", at_least: "≥ ", less: "< " };

  const locale = () => (bangtin.lang() === "vi" ? "vi-VN" : "en-GB");
  const short = (value) =>
    value.toLocaleString(
      locale(),
      Math.abs(value) < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 1 },
    );

  /* The scale that suits `value`: {size, unit}. */
  const scale = (unit, value) => {
    const found = (LARGER[unit] ?? []).find(([from]) => Math.abs(value) >= from);
    return found ? { size: found[1], unit: t(found[2]) } : { size: 1, unit };
  };
  const withUnit = (text, { unit }, per) => {
    const whole = unit === "%" ? `${text}%` : `${text} ${unit}`;
    return per ? `${whole}/${per}` : whole;
  };

  /* A value, or a range up to `most`, with its unit; `qualifier` and `total` as in records.csv. */
  const quantity = (value, measure, { most = value, qualifier = "", total = null } = {}) => {
    if (!measure) return short(value);
    const used = scale(measure.unit, Math.max(Math.abs(value), Math.abs(most)));
    let text = short(value / used.size);
    if (most !== value) text += `–${short(most / used.size)}`;
    if (total !== null) text += `/${short(total)}`;
    return (SIGNS[qualifier] ?? "") + withUnit(text, used, measure.per);
  };

  /* A measure's name, with its unit where the name does not have it. */
  const name = (measure) => {
    if (!measure) return t("overview.facts-count");
    const unit = measure.unit === "VND" ? t("unit.vnd") : measure.unit;
    const rate = measure.per ? `${unit}/${measure.per}` : unit;
    return measure.measure === measure.unit && !measure.per ? measure.measure : `${measure.measure} (${rate})`;
  };

  /* Round numbers from 0 to at least `most`, about `wanted` of them. */
  const ticks = (most, wanted = 4) => {
    if (!(most > 0)) return [0];
    const rough = most / wanted;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
    const made = [];
    for (let at = 0; at <= Math.ceil(most / step); at += 1) made.push(at * step);
    return made;
  };

  bangtin.quantities = { quantity, name, ticks, short };
})();
