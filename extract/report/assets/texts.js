"use strict";
/* The interface in Vietnamese and English: texts, numbers, days. */
(() => {
  const { bangtin } = window;
  const known = Object.keys(bangtin.texts);
  const preferred = () => ((navigator.languages ?? [navigator.language])[0] ?? "").slice(0, 2);
  let language = [bangtin.recall("language"), preferred(), "en"].find((one) => known.includes(one));

  bangtin.languages = known;
  bangtin.lang = () => language;
  bangtin.setLang = (chosen) => {
    language = chosen;
    bangtin.remember("language", chosen);
  };

  bangtin.has = (key) => key in bangtin.texts[language];
  /* {0}, {1} take what is given; of one thing a language may have another text, under the key with ".one". */
  const text = (key, first) => (Number(first) === 1 && bangtin.texts[language][`${key}.one`]) || bangtin.texts[language][key];
  bangtin.t = (key, ...given) =>
    (text(key, given[0]) ?? key).replace(/\{(\d)\}/g, (_, place) => given[Number(place)] ?? "");
  /* A column or a word of a column's vocabulary, as the interface calls it; as the table has it if it has no name. */
  bangtin.column = (name) => (bangtin.has(`column.${name}`) ? bangtin.t(`column.${name}`) : name.replaceAll("_", " "));
  bangtin.table = (name) => (bangtin.has(`table.${name}`) ? bangtin.t(`table.${name}`) : name.replaceAll("-", " "));
  bangtin.word = (column, value) => {
    const key = `value.${column}.${value}`;
    return bangtin.has(key) ? bangtin.t(key) : value;
  };

  bangtin.number = (value) => {
    const number = Number(value);
    if (value === "" || value === null || Number.isNaN(number)) return String(value ?? "");
    return number.toLocaleString(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 6 });
  };

  const day = (iso) => {
    const [year, month, date] = iso.split("-");
    return date ? `${Number(date)}/${Number(month)}/${year}` : iso;
  };
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  bangtin.day = day;
  /* The days from start to end as briefly as they can be told: a year, years, a month, or two days. */
  bangtin.period = (start, end) => {
    if (!start || !end) return day(start || end || "");
    const [y1, m1, d1] = start.split("-").map(Number);
    const [y2, m2, d2] = end.split("-").map(Number);
    if (m1 === 1 && d1 === 1 && m2 === 12 && d2 === 31) return y1 === y2 ? `${y1}` : `${y1}–${y2}`;
    if (d1 === 1 && d2 === lastOf(y2, m2)) return y1 === y2 && m1 === m2 ? `${m1}/${y1}` : `${m1}/${y1} – ${m2}/${y2}`;
    return start === end ? day(start) : `${day(start)} – ${day(end)}`;
  };
})();
