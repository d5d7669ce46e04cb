"use strict";
/* The map of provinces: shaded by a measure, told by pointer and by keys, each province a link. */
(() => {
  const { bangtin } = window;
  const { el, svg, t } = bangtin;
  const CLASSES = 6;
  const KEYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  /* Upper ends of at most CLASSES classes that hold about as many values each. */
  const classes = (values) => {
    const distinct = [...new Set(values)].sort((one, other) => one - other);
    if (distinct.length <= CLASSES) return distinct;
    const sorted = [...values].sort((one, other) => one - other);
    const ends = Array.from(
      { length: CLASSES },
      (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / CLASSES) - 1],
    );
    return [...new Set(ends)];
  };
  /* The step of the scale, 1 to 6, for the class at `at` of `count`; few classes are spread over its stronger steps. */
  const step = (at, count) => {
    if (count === CLASSES) return at + 1;
    return count === 1 ? 4 : Math.round(2 + (at * (CLASSES - 2)) / (count - 1));
  };

  /* told: {code: {value, told, href}}; format(value) tells a value in the legend. */
  const draw = ({ map, era, told, title, about, format }) => {
    const provinces = map.eras[era];
    const codes = Object.keys(told);
    const ends = classes(codes.map((code) => told[code].value));
    const shade = (code) => {
      if (!told[code]) return "none";
      return `seq-${step(
        ends.findIndex((end) => told[code].value <= end),
        ends.length,
      )}`;
    };
    const readout = el("div", { class: "readout" });
    const say = (province) => {
      const fact = told[province.code];
      readout.replaceChildren(
        el("strong", { text: province.name }),
        el("span", { text: fact ? fact.told : t("overview.map.none") }),
        fact ? el("a", { href: fact.href, text: t("overview.behind") }) : "",
      );
    };
    const marks = provinces.map((province) => shape(province, told[province.code], shade(province.code)));
    const islands = map.archipelagos.map((group) => archipelago(group, era, map, told, shade));
    const drawing = svg(
      "svg",
      {
        class: "map",
        role: "group",
        viewBox: `0 0 ${map.width} ${map.height}`,
        "aria-labelledby": "map-title map-about",
      },
      svg("title", { id: "map-title", text: title }),
      svg("desc", { id: "map-about", text: about }),
      svg(
        "pattern",
        { id: "map-none", width: 14, height: 14, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { width: 14, height: 14, class: "hatch-ground" }),
        svg("rect", { width: 4, height: 14, class: "hatch-line" }),
      ),
      svg("text", { class: "sea", x: 950, y: 1030, "text-anchor": "middle", text: t("overview.map.sea") }),
      svg("g", { class: "provinces" }, marks),
      svg("g", { class: "islands" }, islands),
    );
    listen(drawing, provinces, marks, say);
    readout.append(el("span", { class: "muted", text: t("overview.map.hint") }));
    return el("div", { class: "map-holder" }, readout, drawing, key(ends, codes, told, format));
  };

  const shape = (province, fact, shade) =>
    svg(
      "a",
      {
        href: fact?.href ?? null,
        class: `province ${shade}`,
        "data-code": province.code,
        "data-shade": shade,
        role: fact ? null : "img",
        tabindex: "-1",
        "aria-label": `${province.name}: ${fact ? fact.told : t("overview.map.none")}`,
      },
      svg("path", { d: province.d }),
    );

  const archipelago = (group, era, map, told, shade) => {
    const code = map.eras[era].length < Object.keys(map.merged).length ? map.merged[group.province] : group.province;
    const name = map.eras[era].find((province) => province.code === code)?.name ?? "";
    const [xs, ys] = [0, 1].map((at) => group.dots.map((dot) => dot[at]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const middle = (left + right) / 2;
    const named = bottom + 140 > map.height ? top - 76 : bottom + 58;
    return svg(
      "a",
      {
        class: `archipelago ${shade(code)}`,
        "data-code": code,
        href: told[code]?.href ?? null,
        tabindex: "-1",
        "aria-hidden": "true",
      },
      svg("rect", {
        class: "reach",
        x: left - 20,
        y: top - 20,
        width: right - left + 40,
        height: bottom - top + 40,
      }),
      group.dots.map(([cx, cy]) => svg("circle", { cx, cy, r: 7 })),
      svg("text", { class: "islands-name", x: middle, y: named, "text-anchor": "middle", text: group.name }),
      svg("text", { class: "islands-of", x: middle, y: named + 46, "text-anchor": "middle", text: `(${name})` }),
    );
  };

  /* Pointer and keys. One province can be reached by Tab; arrows go to the nearest one in their direction. */
  const listen = (drawing, provinces, marks, say) => {
    const byCode = new Map(provinces.map((province, at) => [province.code, at]));
    const told = (event) => byCode.get(event.target.closest("[data-code]")?.dataset.code);
    marks[0].setAttribute("tabindex", "0");
    for (const event of ["pointerover", "focusin", "click"]) {
      drawing.addEventListener(event, (given) => {
        const at = told(given);
        if (at !== undefined) say(provinces[at]);
      });
    }
    drawing.addEventListener("keydown", (event) => {
      const at = told(event);
      if (!(event.key in KEYS) || at === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const next = nearest(provinces, at, KEYS[event.key]);
      if (next === undefined) return;
      for (const mark of marks) mark.setAttribute("tabindex", "-1");
      marks[next].setAttribute("tabindex", "0");
      marks[next].focus();
    });
  };

  const nearest = (provinces, from, [right, down]) => {
    const [x, y] = provinces[from].at;
    let best;
    let least = Infinity;
    provinces.forEach(({ at: [cx, cy] }, at) => {
      const along = (cx - x) * right + (cy - y) * down;
      const aside = Math.abs((cx - x) * down) + Math.abs((cy - y) * right);
      if (at === from || along <= aside * 0.5) return;
      const far = along + 2 * aside;
      if (far < least) [best, least] = [at, far];
    });
    return best;
  };

  const key = (ends, codes, told, format) =>
    el(
      "ul",
      { class: "legend map-key", "aria-label": t("overview.map.legend") },
      ends.map((end, at) => {
        const held = codes
          .map((code) => told[code].value)
          .filter((value) => value <= end && (at === 0 || value > ends[at - 1]));
        const low = Math.min(...held);
        const text = low === end ? format(end) : `${format(low)} – ${format(end)}`;
        return el("li", {}, el("i", { class: `key seq-${step(at, ends.length)}`, "aria-hidden": "true" }), text);
      }),
      el("li", {}, el("i", { class: "key none", "aria-hidden": "true" }), t("overview.map.none")),
    );

  bangtin.map = draw;
})();
