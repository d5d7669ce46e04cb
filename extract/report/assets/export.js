"use strict";
/* Rows as a file and as text for the clipboard. */
(() => {
  const { bangtin } = window;

  /* As the run's own CSV: quoted where needed, lines end with a line feed. */
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  bangtin.csv = (columns, rows) =>
    [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((cells) => `${cells.map(cell).join(",")}\n`).join("");

  /* What is pasted into a spreadsheet must not become a formula; numbers stay numbers. */
  const pasted = (value) => {
    const flat = value.replace(/[\t\r\n]+/g, " ");
    return /^\s*[=+\-@＝＋－＠]/.test(flat) && Number.isNaN(Number(flat)) ? `'${flat}` : flat;
  };
  bangtin.tsv = (columns, rows) =>
    [columns, ...rows.map((row) => columns.map((name) => pasted(row[name])))].map((cells) => cells.join("\t")).join("\n");

  bangtin.save = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = bangtin.el("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  const copyOldWay = (text) => {
    const area = bangtin.el("textarea", { class: "visually-hidden", value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  bangtin.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOldWay(text);
    }
  };
})();
