"use strict";
/* Charts as SVG, drawn for the width they have: bars, changes, columns. Every mark is a link. */
(() => {
  const { bangtin } = window;
  const { el, svg, t } = bangtin;
  const { ticks } = bangtin.quantities;
  const SIZE = 13;
  const NARROW = 460;
  let chart = 0;

  const ruler = document.createElement("canvas").getContext("2d");
  const width = (text, size = SIZE, weight = 400) => {
    ruler.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return ruler.measureText(text).width;
  };
  /* The text, cut where it is wider than `room`. */
  const fit = (text, room, size = SIZE) => {
    if (width(text, size) <= room) return text;
    let length = text.length;
    while (length > 1 && width(`${text.slice(0, length)}…`, size) > room) length -= 1;
    return `${text.slice(0, length).trimEnd()}…`;
  };

  const image = (title, about, wide, high, ...content) => {
    chart += 1;
    return svg(
      "svg",
      {
        class: "chart",
        role: "group",
        width: wide,
        height: high,
        viewBox: `0 0 ${wide} ${high}`,
        "aria-labelledby": `chart-${chart}-title chart-${chart}-about`,
      },
      svg("title", { id: `chart-${chart}-title`, text: title }),
      svg("desc", { id: `chart-${chart}-about`, text: about }),
      hatch(`chart-${chart}-hatch`),
      ...content,
    );
  };
  const hatch = (id) =>
    svg(
      "pattern",
      { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 6, height: 6, class: "hatch-ground" }),
      svg("rect", { width: 2.5, height: 6, class: "hatch-line" }),
    );
  const hatched = () => `url(#chart-${chart}-hatch)`;

  const mark = (href, label, ...content) =>
    svg("a", { href, class: "mark", "aria-label": label }, svg("title", { text: label }), ...content);

  /* Draws anew whenever the holder gets another width; returns the holder. */
  const responsive = (draw) => {
    const holder = el("div", { class: "chart-holder" });
    let drawnFor = 0;
    const redraw = () => {
      const wide = Math.floor(holder.clientWidth);
      if (wide === 0 || wide === drawnFor) return;
      drawnFor = wide;
      holder.replaceChildren(draw(wide));
    };
    new ResizeObserver(() => requestAnimationFrame(redraw)).observe(holder);
    if (document.fonts.status !== "loaded") {
      document.fonts.ready.then(() => {
        drawnFor = 0;
        redraw();
      });
    }
    return holder;
  };

  /* Bars from the largest down. rows: [{name, within, value, most, low, high, how, text, label, href}] */
  const bars = ({ title, about, rows }) =>
    responsive((wide) => {
      const narrow = wide < NARROW;
      const names = narrow ? 0 : Math.min(wide * 0.36, Math.max(...rows.map(nameWidth)) + 24);
      const texts = Math.max(...rows.map((row) => width(row.text, SIZE, 600))) + 16;
      const room = Math.max(40, wide - names - texts);
      const most = Math.max(...rows.map((row) => Math.max(row.most, row.high)), 0) || 1;
      const high = narrow ? 44 : 30;
      const scale = (value) => Math.max(0, (value / most) * room);
      const made = image(title, about, wide, rows.length * high + 2);
      rows.forEach((row, at) => made.append(bar(row, { at, high, narrow, names, wide, scale })));
      return made;
    });
  const nameWidth = (row) => width(row.name, SIZE, 500) + (row.within ? width(row.within, 12) + 6 : 0);

  const bar = (row, { at, high, narrow, names, wide, scale }) => {
    const top = at * high + (narrow ? 22 : 6);
    const thick = narrow ? 16 : 18;
    const end = names + scale(row.most);
    const fill = row.how === "sum" ? hatched() : undefined;
    const kind = `bar ${row.how}`;
    return mark(
      row.href,
      row.label,
      svg("rect", { class: "reach", x: 0, y: at * high, width: wide, height: high, rx: 4 }),
      rowName(row, narrow ? wide : names - 10, narrow ? at * high + 16 : top + 13),
      row.how === "middle" &&
        svg("line", { class: "stem", x1: names, x2: names + scale(row.low), y1: top + 9, y2: top + 9 }),
      row.how === "middle"
        ? svg("line", {
            class: "spread",
            x1: names + scale(row.low),
            x2: names + scale(row.high),
            y1: top + 9,
            y2: top + 9,
          })
        : svg("rect", {
            class: kind,
            fill,
            x: names,
            y: top,
            width: Math.max(2, scale(row.value)),
            height: thick,
            rx: 3,
          }),
      row.how === "middle" && svg("circle", { class: "dot", cx: names + scale(row.value), cy: top + 9, r: 6 }),
      row.how !== "middle" &&
        row.most !== row.value &&
        svg("rect", {
          class: "bar range",
          x: names + scale(row.value),
          y: top,
          width: scale(row.most) - scale(row.value),
          height: thick,
        }),
      row.how === "own" &&
        row.low < row.value &&
        svg("path", { class: "others", d: `M${names + scale(row.low)} ${top + 3}v${thick - 6}` }),
      svg("text", {
        class: "value",
        x:
          Math.max(
            row.how === "middle" ? Math.max(names + scale(row.high), names + scale(row.value) + 6) : end,
            names,
          ) + 8,
        y: top + 13,
        text: row.text,
      }),
    );
  };

  const rowName = (row, room, y) => {
    const name = fit(row.name, room, SIZE);
    const left = room - width(name, SIZE, 500) - 6;
    return svg(
      "text",
      { class: "name", x: 4, y },
      svg("tspan", { text: name }),
      row.within && left > 30 && svg("tspan", { class: "within", dx: 6, text: fit(row.within, left - 4, 12) }),
    );
  };

  /* From one year to another. rows: [{name, within, points: [{year, value}], text, label, href}] */
  const changes = ({ title, about, rows, axis }) =>
    responsive((wide) => {
      const narrow = wide < 560;
      const names = narrow ? 0 : Math.min(wide * 0.28, Math.max(...rows.map(nameWidth)) + 24);
      const texts = narrow ? 0 : Math.max(...rows.map((row) => width(row.text, SIZE, 600))) + 20;
      const high = narrow ? 58 : 36;
      const left = names + 10;
      const room = wide - left - texts - 16;
      const marks = ticks(Math.max(...rows.flatMap((row) => row.points.map((point) => point.value))));
      const scale = (value) => left + (value / (marks.at(-1) || 1)) * room;
      const bottom = rows.length * high + 6;
      const made = image(title, about, wide, bottom + 22);
      for (const one of marks) {
        made.append(svg("line", { class: "grid", x1: scale(one), x2: scale(one), y1: 0, y2: bottom }));
        made.append(
          svg("text", { class: "tick", x: scale(one), y: bottom + 16, "text-anchor": "middle", text: axis(one) }),
        );
      }
      rows.forEach((row, at) => made.append(change(row, { at, high, narrow, names, wide, scale })));
      return made;
    });

  const change = (row, { at, high, narrow, names, wide, scale }) => {
    const y = at * high + (narrow ? 44 : 18);
    const first = scale(row.points[0].value);
    const last = scale(row.points.at(-1).value);
    const way = Math.sign(last - first);
    return mark(
      row.href,
      row.label,
      svg("rect", { class: "reach", x: 0, y: at * high, width: wide, height: high, rx: 4 }),
      rowName(row, narrow ? wide : names, narrow ? at * high + 14 : y + 4),
      svg("line", { class: "link", x1: first, x2: last, y1: y, y2: y }),
      Math.abs(last - first) > 24 &&
        svg("path", { class: "link", d: `M${last - way * 15} ${y - 5}l${way * 6} 5l${-way * 6} 5` }),
      row.points.slice(1, -1).map((point) => svg("circle", { class: "between", cx: scale(point.value), cy: y, r: 3 })),
      svg("circle", { class: "before", cx: first, cy: y, r: 6 }),
      svg("circle", { class: "after", cx: last, cy: y, r: 6.5 }),
      svg("text", {
        class: "value",
        x: narrow ? 4 : wide - 4,
        y: narrow ? at * high + 31 : y + 4,
        "text-anchor": narrow ? "start" : "end",
        text: row.text,
      }),
    );
  };

  /* Columns by year. columns: [{name, parts: [number, number], label, href}] */
  const columns = ({ title, about, columns: all }) =>
    responsive((wide) => {
      const high = 190;
      const marks = ticks(Math.max(...all.map((one) => one.parts[0] + one.parts[1])), 3);
      const left = Math.max(...marks.map((one) => width(bangtin.number(one), 12))) + 10;
      const step = (wide - left - 12) / all.length;
      const thick = Math.min(36, step * 0.74);
      const scale = (value) => (value / (marks.at(-1) || 1)) * (high - 34);
      const floor = high - 24;
      const every = Math.ceil((width("0000", 12) + 8) / step);
      const made = image(title, about, wide, high);
      for (const one of marks) {
        made.append(svg("line", { class: "grid", x1: left, x2: wide, y1: floor - scale(one), y2: floor - scale(one) }));
        made.append(
          svg("text", {
            class: "tick",
            x: left - 6,
            y: floor - scale(one) + 4,
            "text-anchor": "end",
            text: bangtin.number(one),
          }),
        );
      }
      all.forEach((one, at) => {
        const x = left + at * step + (step - thick) / 2;
        const [below, above] = one.parts.map(scale);
        if (below + above > 0) {
          made.append(
            mark(
              one.href,
              one.label,
              svg("rect", { class: "reach", x: left + at * step, y: 0, width: step, height: floor }),
              svg("rect", { class: "bar own", x, y: floor - below, width: thick, height: below }),
              svg("rect", {
                class: "bar sum",
                fill: hatched(),
                x,
                y: floor - below - above,
                width: thick,
                height: above,
              }),
            ),
          );
        }
        if ((all.length - 1 - at) % every === 0) {
          made.append(
            svg("text", { class: "tick", x: x + thick / 2, y: high - 6, "text-anchor": "middle", text: one.name }),
          );
        }
      });
      return made;
    });

  /* The numbers of a chart as a table, folded away. */
  const numbers = (head, rows) =>
    el(
      "details",
      { class: "numbers" },
      el("summary", { text: t("overview.numbers") }),
      el(
        "div",
        { class: "table-wrap", tabindex: "0", role: "region", "aria-label": t("overview.numbers") },
        bangtin.grid(
          head,
          rows.map((cells) =>
            el(
              "tr",
              {},
              cells.map((text) => el("td", { text })),
            ),
          ),
        ),
      ),
    );

  const legend = (...entries) =>
    el(
      "ul",
      { class: "legend" },
      entries
        .filter(Boolean)
        .map(([kind, text]) => el("li", {}, el("i", { class: `key ${kind}`, "aria-hidden": "true" }), text)),
    );

  bangtin.charts = { bars, changes, columns, numbers, legend };
})();
