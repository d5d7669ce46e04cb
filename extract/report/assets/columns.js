"use strict";
/* How the columns of a table are shown, sorted and filtered. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const WIDE = new Set(["text", "as_written", "sentence_text", "measure", "organisation", "title", "evidence", "of"]);
  const FIRST = ["measure", "value", "max", "total", "unit", "per", "locality", "period_start", "period_end"];
  const LAST = new Set(["sentence", "start", "end", "value_written", "unit_written"]);

  const article = (row) => bangtin.articles[row._a];
  /* Where a row of a table stands in its article. */
  bangtin.target = (name, row) => bangtin.link("articles", [row.article], { m: `${name}.${row._n}` });
  /* The column whose cells lead there. */
  const linking = (table) => (table.columns.includes("as_written") ? "as_written" : "text");

  const shown = (table, name, type) => (cell) => {
    const value = cell.getValue();
    const row = cell.getRow().getData();
    if (name === "article") return el("span", { text: article(row).title || row.article, title: row.article });
    if (name === linking(table)) return el("a", { href: bangtin.target(table.name, row), text: value || "…" });
    if (name === "rule") return el("a", { href: bangtin.link("rules", [value]), text: value });
    if (name === "flags") {
      return el("span", {}, value.split(";").filter(Boolean).map((flag) => el("span", { class: "chip warn", text: bangtin.word("flags", flag), title: flag })));
    }
    if (type === "number") return document.createTextNode(bangtin.number(value));
    return document.createTextNode(value);
  };

  const byText = new Intl.Collator("vi", { numeric: true });
  const sorter = (type) => {
    if (type === "text" || type === "boolean") return (a, b) => byText.compare(a, b);
    return (a, b) => (a === "" ? -Infinity : Number(a)) - (b === "" ? -Infinity : Number(b)) || 0;
  };

  const tests = new Map();
  const passes = (asked, type) => {
    const key = `${type}\n${asked}`;
    if (!tests.has(key)) tests.set(key, bangtin.filter(asked, type));
    return tests.get(key);
  };

  const width = (name, number) => {
    if (name === "article" || name === "sentence_text") return 220;
    if (WIDE.has(name)) return 180;
    return name === "value" ? 150 : number ? 110 : 125;
  };

  /* What a reader looks for stands first; the rest as the CSV has it. */
  const rank = (table, name) => {
    if (name === linking(table)) return -2;
    if (name === "article") return table.name === "records" ? 1 : -1;
    if (table.name === "records" && FIRST.includes(name)) return 0.01 * FIRST.indexOf(name);
    return LAST.has(name) ? 9 : 2;
  };

  /* The columns of a table that have a cell in any of these rows, as Tabulator wants them. */
  bangtin.columns = (table, rows) => {
    const given = ["article", ...table.columns];
    const types = ["text", ...table.types];
    const used = given.map((name) => rows.some((row) => row[name]));
    const order = given.map((_, at) => at).filter((at) => used[at]);
    order.sort((a, b) => rank(table, given[a]) - rank(table, given[b]) || a - b);
    return order.map((at) => {
      const [name, type] = [given[at], types[at]];
      const number = type === "number" || type === "integer";
      return {
        field: name,
        title: bangtin.column(name),
        width: width(name, number),
        hozAlign: number ? "right" : "left",
        titleFormatter: () => el("span", { text: bangtin.column(name), title: name }),
        formatter: shown(table, name, type),
        sorter: sorter(type),
        headerSortStartingDir: number ? "desc" : "asc",
        visible: !LAST.has(name) && name !== "sentence_text",
        headerFilter: "input",
        headerFilterPlaceholder: number ? t("tables.filter-number") : t("tables.filter"),
        headerFilterParams: { elementAttributes: { "aria-label": t("tables.filter-of", bangtin.column(name)), spellcheck: "false" } },
        headerFilterFunc: (asked, value) => passes(asked, type)?.(value) ?? true,
      };
    });
  };
})();
