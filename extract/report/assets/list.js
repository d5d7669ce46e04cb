"use strict";
/* A long list of links of which only those in sight are in the page. */
(() => {
  const { bangtin } = window;
  const { el } = bangtin;
  const SPARE = 6;

  /* make(item, place) gives a link's content and attributes: {href, label, nodes, current}; all rows are `height` px. */
  bangtin.longList = (label, height, make) => {
    const inner = el("ul", { class: "rows", role: "list" });
    const outer = el("nav", { class: "long-list", "aria-label": label, tabindex: "-1" }, inner);
    let items = [];
    let drawnFrom = -1;
    let drawnTo = -1;

    const draw = (force) => {
      const from = Math.max(0, Math.floor(outer.scrollTop / height) - SPARE);
      const to = Math.min(items.length, Math.ceil((outer.scrollTop + (outer.clientHeight || 800)) / height) + SPARE);
      if (!force && from === drawnFrom && to === drawnTo) return;
      [drawnFrom, drawnTo] = [from, to];
      const focused = document.activeElement?.closest?.("li")?.dataset.place;
      inner.style.height = `${items.length * height}px`;
      inner.replaceChildren(
        ...items.slice(from, to).map((item, at) => {
          const { nodes, current, ...props } = make(item, from + at);
          return el(
            "li",
            {
              "data-place": from + at,
              "aria-posinset": from + at + 1,
              "aria-setsize": items.length,
              style: `top:${(from + at) * height}px;height:${height}px`,
            },
            el("a", { ...props, "aria-current": current ? "true" : undefined }, nodes),
          );
        }),
      );
      if (focused !== undefined) inner.querySelector(`[data-place="${focused}"] a`)?.focus({ preventScroll: true });
    };

    const show = (place) => {
      const top = place * height;
      if (top < outer.scrollTop) outer.scrollTop = top;
      else if (top + height > outer.scrollTop + outer.clientHeight) outer.scrollTop = top + height - outer.clientHeight;
      draw();
    };

    outer.addEventListener("scroll", () => draw());
    outer.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
      const here = event.target.closest("li");
      if (!step || !here) return;
      event.preventDefault();
      const place = Math.max(0, Math.min(items.length - 1, Number(here.dataset.place) + step));
      show(place);
      inner.querySelector(`[data-place="${place}"] a`)?.focus({ preventScroll: true });
    });
    new ResizeObserver(() => draw()).observe(outer);

    return {
      node: outer,
      set(given) {
        items = given;
        outer.scrollTop = Math.min(outer.scrollTop, Math.max(0, items.length * height - outer.clientHeight));
        draw(true);
      },
      draw: () => draw(true),
      show,
    };
  };
})();
