"use strict";
/* The tables of the run: sorted, filtered, searched, copied, saved. */
(() => {
  const { bangtin, Tabulator } = window;
  const { el, t } = bangtin;
  const PRINTED = 400;
  let parts = null;
  let view = null;

  /* The cells of a row that are shown, in one folded text, made when it is first searched. */
  const folded = (row) => {
    if (row._s?.columns !== view.columns) {
      const cells = view.columns.map((name) => row[name]);
      const text = bangtin.fold([bangtin.articles[row._a].title, ...cells].join("\n"));
      Object.defineProperty(row, "_s", { value: { columns: view.columns, text }, configurable: true });
    }
    return row._s.text;
  };
  const search = (asked) => {
    view.asked = asked;
    view.columns = visible();
    const fits = bangtin.seeker(asked);
    view.grid.setFilter(fits ? (row) => fits(folded(row)) : () => true);
  };

  const count = () => {
    const now = view.grid.getDataCount("active");
    const text = now === view.rows.length ? t("tables.rows", bangtin.number(now)) : t("tables.of", bangtin.number(now), bangtin.number(view.rows.length));
    parts.count.textContent = text;
    bangtin.announce(text);
    if (bangtin.route().view === "tables") bangtin.note(bangtin.link("tables", [view.name], chosen()));
  };
  /* What the search box and the filters of the columns say now. */
  const chosen = () => {
    const said = { q: parts.search.querySelector("input").value };
    for (const { field, value } of view.grid.getHeaderFilters()) said[field] = value;
    return said;
  };

  const visible = () => view.grid.getColumns().filter((one) => one.isVisible()).map((one) => one.getField());
  const rows = () => view.grid.getData("active");
  const copy = async () => {
    const done = await bangtin.copy(bangtin.tsv(visible(), rows()));
    say(t(done ? "tables.copied" : "tables.not-copied", bangtin.number(rows().length)));
  };
  const save = () => {
    const table = bangtin.tableNamed(view.name);
    bangtin.save(`${view.name}.csv`, bangtin.csv(["article", ...table.columns], rows()));
    say(t("tables.saved", `${view.name}.csv`));
  };
  const say = (text) => {
    parts.said.textContent = text;
    bangtin.announce(text);
    setTimeout(() => (parts.said.textContent = ""), 4000);
  };
  const clear = () => {
    parts.search.querySelector("input").value = "";
    search("");
    view.grid.clearHeaderFilter();
    view.grid.clearSort();
  };

  const chooser = () =>
    el(
      "div",
      { class: "chooser" },
      view.grid.getColumns().map((one) =>
        el(
          "label",
          {},
          el("input", {
            type: "checkbox",
            checked: one.isVisible(),
            on: {
              change: (event) => {
                if (event.target.checked) one.show();
                else one.hide();
                if (view.asked) search(view.asked);
              },
            },
          }),
          ` ${bangtin.column(one.getField())}`,
        ),
      ),
    );

  const build = (container) => {
    const searchBox = bangtin.searchBox(t("tables.search"), bangtin.later(() => view?.ready && search(searchBox.querySelector("input").value), 150));
    parts = {
      tabs: el("nav", { class: "tabs", "aria-label": t("tables.title") }),
      search: searchBox,
      count: el("span", { class: "muted count" }),
      said: el("span", { class: "muted said" }),
      columns: el("details", { class: "columns" }, el("summary", { class: "button", text: t("tables.columns") })),
      holder: el("div", { class: "grid" }),
      printed: el("div", { class: "printed" }),
    };
    parts.columns.addEventListener("toggle", () => {
      parts.columns.querySelector(".chooser")?.remove();
      if (parts.columns.open) parts.columns.append(chooser());
    });
    container.replaceChildren(
      el("h1", { class: "visually-hidden", text: t("tables.title") }),
      parts.tabs,
      el(
        "div",
        { class: "toolbar" },
        searchBox,
        parts.count,
        parts.said,
        el("span", { class: "spring" }),
        parts.columns,
        bangtin.button(t("tables.clear"), "close", clear),
        bangtin.button(t("tables.copy"), "copy", copy),
        bangtin.button(t("tables.save"), "save", save),
      ),
      parts.holder,
      parts.printed,
    );
  };

  const tabs = (name) =>
    parts.tabs.replaceChildren(
      ...bangtin.payload.tables.map((table) =>
        el(
          "a",
          { href: bangtin.link("tables", [table.name]), class: `k-${bangtin.kind(table.name)}`, "aria-current": table.name === name ? "page" : undefined },
          el("span", { class: "dot" }),
          bangtin.table(table.name),
          el("span", { class: "muted", text: ` ${bangtin.number(table.rows)}` }),
        ),
      ),
    );

  const open = async (name, query) => {
    const table = bangtin.tableNamed(name);
    tabs(name);
    view?.grid?.destroy();
    view = { name, rows: [], asked: "" };
    const opening = view;
    parts.columns.open = false;
    parts.search.querySelector("input").value = query.q ?? "";
    parts.count.textContent = t("tables.loading");
    const rows = await bangtin.rows(name);
    if (view !== opening) return;
    view.rows = rows;
    const holder = el("div", { class: "grid-table", "aria-label": bangtin.table(name) });
    /* Filters hear keys only; what is pasted or dropped is told to them as a key. */
    holder.addEventListener("input", (event) => event.target.dispatchEvent(new KeyboardEvent("keyup")));
    parts.holder.replaceChildren(holder);
    const grid = (view.grid = new Tabulator(holder, {
      data: rows,
      columns: bangtin.columns(table, rows),
      layout: "fitData",
      height: "100%",
      rowHeight: 32,
      index: "_i",
      placeholder: t("tables.none"),
      headerFilterLiveFilterDelay: 200,
      columnDefaults: { resizable: "header", minWidth: 60 },
    }));
    grid.on("rowClick", (event, one) => {
      if (!event.target.closest("a") && !String(getSelection())) bangtin.go(bangtin.target(name, one.getData()));
    });
    await new Promise((built) => grid.on("tableBuilt", built));
    if (view !== opening) return;
    holder.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
    holder.querySelector(".tabulator-table").removeAttribute("role");
    view.ready = true;
    /* Somebody may have typed while the table was built. */
    apply({ ...query, ...chosen() });
    grid.on("dataFiltered", () => setTimeout(() => view === opening && count()));
  };

  /* The filters that an address asks for; `row` is shown whatever they say. */
  const apply = (query) => {
    const { grid } = view;
    const { q = "", row, ...filters } = query;
    parts.search.querySelector("input").value = q;
    search(q);
    for (const one of grid.getColumns()) {
      const field = one.getField();
      const wanted = filters[field] ?? "";
      if ((grid.getHeaderFilterValue(field) ?? "") !== wanted) grid.setHeaderFilterValue(field, wanted);
      if (wanted && !one.isVisible()) one.show();
    }
    count();
    if (row !== undefined) {
      grid.scrollToRow(Number(row), "center", false).catch(() => {});
      setTimeout(() => grid.getRow(Number(row))?.getElement().classList.add("shown"), 60);
    }
  };

  const render = (container, payload, route) => {
    if (!payload.tables.length) {
      container.replaceChildren(el("p", { class: "empty muted", text: t("tables.none") }));
      return;
    }
    if (!parts) build(container);
    const asked = route.path[0];
    const name = bangtin.tableNamed(asked) ? asked : (view?.name ?? payload.tables[0].name);
    if (name !== view?.name) open(name, route.query);
    else if (view.ready && Object.keys(route.query).length) apply(route.query);
    else if (view.ready) view.grid.redraw();
    if (name !== asked) bangtin.note(bangtin.link("tables", [name], route.query));
  };

  /* On paper a plain table of the rows that are chosen. */
  addEventListener("beforeprint", () => {
    if (!view?.ready || bangtin.route().view !== "tables") return;
    const data = rows();
    const names = visible().filter((name) => data.slice(0, PRINTED).some((row) => row[name]));
    parts.printed.replaceChildren(
      el("h2", { text: bangtin.table(view.name) }),
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, names.map((name) => el("th", { text: bangtin.column(name) })))),
        el("tbody", {}, data.slice(0, PRINTED).map((row) => el("tr", {}, names.map((name) => el("td", { text: row[name] }))))),
      ),
      ...(data.length > PRINTED ? [el("p", { text: t("tables.printed", PRINTED, bangtin.number(data.length)) })] : []),
    );
  });
  addEventListener("afterprint", () => parts?.printed.replaceChildren());

  bangtin.views.tables = {
    title: "tables.title",
    render,
    destroy: () => {
      view?.grid?.destroy();
      parts = view = null;
    },
  };
})();
