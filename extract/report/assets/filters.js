"use strict";
/* What may be typed above a column: words, without diacritics; for numbers also > 100, <= 5, 10..20; = for exactly,
   ! for not, "" for empty; | between alternatives. */
(() => {
  const { bangtin } = window;

  const numeric = (asked) => {
    const range = asked.match(/^(-?[\d.,]*)\s*\.\.\s*(-?[\d.,]*)$/);
    const compared = asked.match(/^(>=|<=|>|<|≥|≤)\s*(-?[\d.,]+)$/);
    const number = (text) => Number(text.replaceAll(",", "."));
    if (range && (range[1] || range[2])) {
      const [low, high] = [range[1] ? number(range[1]) : -Infinity, range[2] ? number(range[2]) : Infinity];
      return (value) => value !== "" && Number(value) >= low && Number(value) <= high;
    }
    if (!compared) return null;
    const limit = number(compared[2]);
    const tests = { ">": (v) => v > limit, "<": (v) => v < limit, ">=": (v) => v >= limit, "<=": (v) => v <= limit };
    const test = tests[compared[1].replace("≥", ">=").replace("≤", "<=")];
    return (value) => value !== "" && test(Number(value));
  };

  /* A test of a cell for what was typed; null for nothing. ISO dates and words are compared as text. */
  bangtin.filter = (asked, type) => {
    const bare = asked.trim();
    if (!bare) return null;
    if (bare.includes("|")) {
      const tests = bare
        .split("|")
        .map((one) => bangtin.filter(one, type))
        .filter(Boolean);
      return (value) => tests.some((test) => test(value));
    }
    if (bare === '""') return (value) => value === "";
    if (type !== "text" || /^(>=|<=|>|<|≥|≤)/.test(bare) || /^\d*\.\.\d*$/.test(bare)) {
      const test = numeric(bare);
      if (test) return test;
    }
    if (bare.startsWith("!") && bare.length > 1) {
      const inner = bangtin.filter(bare.slice(1), type);
      return inner && ((value) => !inner(value));
    }
    if (bare.startsWith("=") && bare.length > 1) {
      const wanted = bangtin.fold(bare.slice(1).trim());
      return (value) => bangtin.fold(value) === wanted;
    }
    const found = bangtin.seeker(asked.trimStart());
    return found && ((value) => found(bangtin.fold(value)));
  };
})();
