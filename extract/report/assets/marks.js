"use strict";
/* A text with finds that may overlap, as paragraphs with nested marks. Offsets of tables count characters; those of
   scripts count UTF-16 units, so both are turned into the latter first. */
(() => {
  const { bangtin } = window;
  const { el } = bangtin;
  const KINDS = ["figures", "localities", "periods", "exemplars", "documents"];

  bangtin.kind = (table) => (table === "records" ? "figures" : KINDS.includes(table) ? table : "other");

  /* From characters to UTF-16 units. */
  const toUnits = (text) => {
    if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
    const units = [0];
    for (const character of text) units.push(units[units.length - 1] + character.length);
    return (offset) => units[Math.min(offset, units.length - 1)];
  };

  /* Everything that is marked in an article: [{id, table, start, end, row | lost}], outer ones first. */
  bangtin.finds = (told, rows) => {
    const units = toUnits(told.text);
    const made = [];
    for (const [table, ofTable] of Object.entries(rows)) {
      for (const row of ofTable) {
        const [start, end] = [units(Number(row.start)), units(Number(row.end))];
        if (start < end) made.push({ id: `${table}.${row._n}`, table, start, end, row });
      }
    }
    told.losers.forEach(([start, end, rule, wonFrom, wonTo, winner, why], place) =>
      made.push({
        id: `lost.${place}`,
        table: "lost",
        start: units(start),
        end: units(end),
        lost: { rule, winner, why, won: [units(wonFrom), units(wonTo)] },
      }),
    );
    const order = (find) => (find.table === "records" ? 0 : find.table === "lost" ? 1 : 2);
    return made.sort((a, b) => a.start - b.start || b.end - a.end || order(a) - order(b));
  };

  /* Spans of the text that were cut off as furniture, and of its title, in UTF-16 units. */
  bangtin.layout = (told) => {
    const units = toUnits(told.text);
    const span = ([start, end]) => [units(start), units(end)];
    return { title: told.title && span(told.title), cut: told.furniture.map(span) };
  };

  const within = (start, end, spans) => spans.some(([from, to]) => from <= start && end <= to);

  /* The lines of a text that have something on them: [{start, end, gap}], gap: an empty line stands before. */
  const lines = (text) => {
    const made = [];
    let gap = false;
    for (const match of text.matchAll(/[^\r\n\u2028\u2029]+|\r\n|[\r\n\u2028\u2029]/g)) {
      const line = match[0];
      if (/^[\r\n\u2028\u2029]/.test(line)) gap = gap || text[match.index - 1] === "\n";
      else if (line.trim()) {
        made.push({ start: match.index, end: match.index + line.length, gap });
        gap = false;
      }
    }
    return made;
  };

  /* A function that, for stretches one behind the other, gives the spans that touch each, outer ones first. */
  const passing = (spans) => {
    let next = 0;
    let touching = [];
    return (start, end) => {
      touching = touching.filter((span) => span.end > start);
      for (; next < spans.length && spans[next].start < end; next += 1) {
        if (spans[next].end > start) touching.push(spans[next]);
      }
      return touching;
    };
  };

  /* The stretch [from, to) as nodes, each mark within those that it lies in. A mark that leaves the one it began in
     is cut there, and goes on in a second element. */
  const marked = (text, from, to, spans, wrap) => {
    const edges = [from, to];
    for (const { start, end } of spans) edges.push(Math.max(start, from), Math.min(end, to));
    const cuts = [...new Set(edges)].sort((a, b) => a - b);
    const root = document.createDocumentFragment();
    const touching = passing(spans);
    let open = [];
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const [start, end] = [cuts[at], cuts[at + 1]];
      const over = touching(start, end);
      let same = 0;
      while (same < over.length && same < open.length && open[same].span === over[same]) same += 1;
      open = open.slice(0, same);
      for (const span of over.slice(same)) {
        const node = wrap(span, start === span.start);
        (open.at(-1)?.node ?? root).append(node);
        open.push({ span, node });
      }
      (open.at(-1)?.node ?? root).append(text.slice(start, end));
    }
    return root;
  };

  const mark = (find, first) =>
    el("mark", {
      class: `find k-${find.table === "lost" ? "lost" : bangtin.kind(find.table)}${first ? " first" : ""}`,
      "data-find": find.id,
      tabindex: first ? "-1" : undefined,
      role: first ? "button" : undefined,
      "aria-roledescription": first ? bangtin.t(`kind.${bangtin.kind(find.table)}`) : undefined,
    });

  /* The article as elements: paragraphs, with runs of lines that were cut off each in a part of their own. */
  bangtin.paragraphs = (told, finds) => {
    const { text } = told;
    const { title, cut } = bangtin.layout(told);
    const figures = new Set(finds.filter((one) => one.table === "figures").map((one) => `${one.start}-${one.end}`));
    const shown = finds.filter((one) => one.table !== "records" || !figures.has(`${one.start}-${one.end}`));
    const pieces = cut.map(([start, end]) => ({ start, end, cut: true }));
    const spans = [...pieces, ...shown].sort((a, b) => a.start - b.start || b.end - a.end);
    const touching = passing(spans);
    const wrap = (span, first) => (span.cut ? el("span", { class: "cut" }) : mark(span, first));
    const made = [];
    let away = null;
    for (const line of lines(text)) {
      const inLine = touching(line.start, line.end);
      const bare = text.slice(line.start, line.end);
      const start = line.start + bare.length - bare.trimStart().length;
      const end = line.start + bare.trimEnd().length;
      if (within(start, end, cut)) {
        if (!away) made.push((away = el("div", { class: "cut-lines" })));
        away.append(el("p", { class: "cut", text: bare }));
        continue;
      }
      away = null;
      const isTitle = title && title[0] <= start && end <= title[1];
      const node = el(isTitle ? "h2" : "p", { class: isTitle ? "title" : line.gap ? "" : "close" });
      node.append(marked(text, line.start, line.end, inLine, wrap));
      made.push(node);
    }
    return made;
  };
})();
