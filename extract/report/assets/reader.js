"use strict";
/* One article: its text with the finds, and beside it what they say as rows. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;

  const switches = { cut: false, lost: false };

  const head = (facts, move) => {
    const told = [
      bangtin.day(facts.published),
      facts.outlet,
      facts.author,
      facts.main_locality,
      facts.encoding && facts.encoding !== "utf-8" && facts.encoding,
    ].filter(Boolean);
    const copyOf = bangtin.article(facts.duplicate_of);
    return el(
      "div",
      { class: "reader-head" },
      el(
        "div",
        { class: "reader-nav" },
        el("a", { class: "button back", href: bangtin.link("articles") }, bangtin.icon("left"), t("articles.list")),
        el("span", { class: "muted file", text: facts.article, title: facts.path }),
        bangtin.iconButton(t("articles.previous"), "left", () => move(-1)),
        bangtin.iconButton(t("articles.next"), "right", () => move(1)),
      ),
      told.length > 0 && el("p", { class: "muted", text: told.join(" · ") }),
      facts.duplicate_of &&
        el(
          "p",
          { class: "note" },
          t("articles.copy-of"),
          " ",
          copyOf ? el("a", { href: bangtin.link("articles", [copyOf.article]), text: copyOf.title || copyOf.article }) : facts.duplicate_of,
        ),
    );
  };

  /* Kinds that can be shown or not, and what is left out of the text. */
  const toggles = (counts, left, text, redraw) => {
    const kinds = [...new Set(Object.keys(counts).filter((table) => table !== "records").map(bangtin.kind))];
    const count = (kind) =>
      Object.keys(counts).reduce((sum, table) => sum + (table !== "records" && bangtin.kind(table) === kind ? counts[table] : 0), 0);
    const toggle = (label, pressed, act, kind, number) =>
      el(
        "button",
        {
          type: "button",
          class: `chip toggle k-${kind}`,
          "aria-pressed": String(pressed),
          "data-toggle": kind,
          on: {
            click: (event) => {
              const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
              event.currentTarget.setAttribute("aria-pressed", String(on));
              act(on);
            },
          },
        },
        el("span", { class: "dot" }),
        label,
        el("span", { class: "muted", text: ` ${bangtin.number(number)}` }),
      );
    const { matches } = bangtin.payload.meta;
    return el(
      "div",
      { class: "toggles", role: "group", "aria-label": t("articles.shown") },
      kinds
        .filter((kind) => count(kind) > 0)
        .map((kind) => toggle(t(`kinds.${kind}`), true, (on) => text.classList.toggle(`without-${kind}`, !on), kind, count(kind))),
      left.cut > 0 && toggle(t("articles.cut"), switches.cut, (on) => redraw("cut", on), "cut", left.cut),
      matches && left.lost > 0 && toggle(t("articles.lost"), switches.lost, (on) => redraw("lost", on), "lost", left.lost),
    );
  };

  const sideRow = (find, select) =>
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "side-row", "data-row": find.id, on: { click: () => select(find.id) } },
        el("span", { class: "words", text: find.row.as_written || find.row.text || "…" }),
        bangtin.flags(find.row).length > 0 &&
          el("span", { class: "flagged", title: bangtin.flags(find.row).map((flag) => bangtin.word("flags", flag)).join(", ") }, bangtin.icon("warn")),
        el("span", { class: "brief muted", text: bangtin.brief(find.table, find.row) }),
      ),
    );

  const side = (facts, finds, select) => {
    const tables = bangtin.payload.tables.filter((table) => finds.some((find) => find.table === table.name));
    const parts = tables.map((table) => {
      const of = finds.filter((find) => find.table === table.name);
      return el(
        "section",
        { class: `part k-${bangtin.kind(table.name)}`, "aria-label": bangtin.table(table.name) },
        el(
          "details",
          { open: table.name === "figures" || tables.length < 2 },
          el(
            "summary",
            {},
            el("span", { class: "dot" }),
            bangtin.table(table.name),
            el("span", { class: "muted", text: ` ${bangtin.number(of.length)}` }),
          ),
          el("ul", { class: "side-rows" }, of.map((find) => sideRow(find, select))),
        ),
        el("a", {
          class: "to-table",
          href: bangtin.link("tables", [table.name], { article: `=${facts.article}` }),
          text: t("articles.as-table"),
        }),
      );
    });
    return el("aside", { class: "side", "aria-label": t("articles.rows") }, parts);
  };

  /* Draws an article into `node`. Returns {select(id), step(by), key(event)}. */
  bangtin.reader = (node, facts, contents, { move, changed }) => {
    const { told, rows } = contents;
    if (!told) {
      const bare = Object.entries(rows).flatMap(([table, of]) => of.map((row) => ({ id: `${table}.${row._n}`, table, row })));
      node.replaceChildren(
        el("div", { class: "text-pane" }, head(facts, move), el("h2", { class: "title", text: facts.title || facts.article }), el("p", { class: "note", text: t("articles.no-text", facts.path) })),
        side(facts, bare, (id) => changed(id)),
      );
      return { select: () => {}, key: () => {} };
    }
    const finds = bangtin.finds(told, rows);
    const byId = new Map(finds.map((find) => [find.id, find]));
    const text = el("div", { class: "text", lang: "vi", tabindex: "0", "aria-label": t("articles.text") });
    const pane = el("div", { class: "text-pane" });
    const aside = side(facts, finds.filter((find) => find.row), (id) => select(id, { scroll: true }));
    let selected = null;

    const marksOf = (id) => {
      const own = [...text.querySelectorAll(`[data-find="${CSS.escape(id)}"]`)];
      const twin = byId.get(id)?.table === "records" && bangtin.linked(finds, byId.get(id)).figure;
      return own.length || !twin ? own : marksOf(twin.id);
    };
    const draw = () => {
      text.classList.toggle("with-cut", switches.cut);
      const shown = finds.filter((find) => !find.lost || switches.lost);
      const cutLines = (part) => {
        if (!part.classList.contains("cut-lines") || switches.cut) return part;
        return el("p", { class: "cut-note muted", text: t("articles.cut-lines", part.childElementCount) });
      };
      text.replaceChildren(...bangtin.paragraphs(told, shown).map(cutLines));
      text.querySelector(".find.first")?.setAttribute("tabindex", "0");
    };
    const redraw = (name, on) => {
      switches[name] = on;
      draw();
      if (selected) select(selected, {});
    };

    const under = (mark) => {
      const ids = [];
      for (let at = mark; at && at !== text; at = at.parentElement) if (at.dataset.find) ids.push(at.dataset.find);
      return [...new Set(ids)].map((id) => byId.get(id));
    };
    const context = { told, finds, act: (id) => select(id, { scroll: true }), close: () => select(null, {}) };

    const highlight = (id) => {
      for (const one of node.querySelectorAll(".active, .linked")) one.classList.remove("active", "linked");
      if (!id) return;
      const find = byId.get(id);
      for (const one of marksOf(id)) one.classList.add("active");
      const { locality, period } = bangtin.linked(finds, find);
      for (const other of [locality, period, ...bangtin.speaking(finds, find)].filter(Boolean)) {
        for (const one of marksOf(other.id)) one.classList.add("linked");
      }
    };

    const select = (id, { scroll, focus }) => {
      selected = byId.has(id) ? id : null;
      changed(selected);
      for (const one of aside.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
      highlight(selected);
      bangtin.hideCard();
      if (!selected) return;
      const find = byId.get(selected);
      if (find.lost && !switches.lost) return redraw("lost", true);
      const [first] = marksOf(selected);
      const row = aside.querySelector(`[data-row="${CSS.escape(selected)}"]`);
      if (row) {
        row.closest("details").open = true;
        row.setAttribute("aria-current", "true");
        const [box, around] = [row.getBoundingClientRect(), aside.getBoundingClientRect()];
        if (box.top < around.top || box.bottom > around.bottom) aside.scrollTop += box.top - around.top - around.height / 3;
      }
      if (!first) return;
      if (scroll) first.scrollIntoView({ block: "center" });
      for (const one of text.querySelectorAll('.find[tabindex="0"]')) one.setAttribute("tabindex", "-1");
      first.setAttribute("tabindex", "0");
      if (focus) first.focus({ preventScroll: true });
      const stack = under(first).filter((one) => one !== find);
      bangtin.showCard(first, [find, ...stack], context, true);
      bangtin.announce(`${bangtin.table(find.table)}: ${find.row ? `${told.text.slice(find.start, find.end)}, ${bangtin.brief(find.table, find.row)}` : ""}`);
    };

    const step = (by) => {
      const marks = [...text.querySelectorAll(".find.first")].filter((one) => getComputedStyle(one).pointerEvents !== "none");
      if (!marks.length) return;
      const now = marks.findIndex((one) => one.dataset.find === (document.activeElement?.dataset?.find ?? selected));
      const next = marks[(now + by + marks.length) % marks.length] ?? marks[0];
      next.scrollIntoView({ block: "nearest" });
      select(next.dataset.find, { scroll: false, focus: true });
    };

    let waiting;
    text.addEventListener("mouseover", (event) => {
      const mark = event.target.closest(".find");
      clearTimeout(waiting);
      if (!mark || bangtin.cardPinned()) return;
      waiting = setTimeout(() => {
        if (bangtin.cardPinned()) return;
        highlight(mark.dataset.find);
        bangtin.showCard(mark, under(mark), context, false);
      }, 120);
    });
    text.addEventListener("mouseout", (event) => {
      clearTimeout(waiting);
      if (bangtin.cardPinned() || bangtin.cardHas(event.relatedTarget)) return;
      waiting = setTimeout(() => {
        if (bangtin.cardPinned() || document.querySelector("#card:hover")) return;
        bangtin.hideCard();
        highlight(selected);
      }, 160);
    });
    text.addEventListener("click", (event) => {
      const mark = event.target.closest(".find");
      if (String(getSelection())) return;
      select(mark ? mark.dataset.find : null, { focus: Boolean(mark) });
    });

    const key = (event) => {
      const mark = event.target.closest?.(".find");
      if (event.key === "Escape") {
        const inCard = bangtin.cardHas(document.activeElement);
        select(null, {});
        if (inCard) text.querySelector('.find[tabindex="0"]')?.focus({ preventScroll: true });
      } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
      else if ((event.key === "Enter" || event.key === " ") && mark) {
        select(mark.dataset.find, { focus: true });
        bangtin.focusCard();
      } else if (event.key === "c") node.querySelector('[data-toggle="cut"]')?.click();
      else if (event.key === "l") node.querySelector('[data-toggle="lost"]')?.click();
      else return;
      event.preventDefault();
    };

    draw();
    const counts = Object.fromEntries(Object.entries(rows).map(([table, of]) => [table, of.length]));
    const left = { lost: told.losers.length, cut: told.furniture.length };
    pane.append(head(facts, move), toggles(counts, left, text, redraw), text);
    pane.addEventListener("scroll", () => bangtin.placeCard());
    node.replaceChildren(pane, aside);
    return { select, key };
  };
})();
