"use strict";
/* What stands behind a mark of a chart: the sentences of its facts, each with its place in the text. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const SHOWN = 40;
  let known = null;

  /* The records of the run by article and number. */
  const records = async () => {
    if (!known) {
      const rows = await bangtin.rows("records");
      known = new Map(rows.map((row) => [`${row._n} ${row.article}`, row]));
    }
    return known;
  };

  /* The sentence with the part marked. */
  const quoted = (sentence, part) => {
    const at = part ? sentence.indexOf(part) : -1;
    if (at < 0) return el("blockquote", { text: sentence });
    return el("blockquote", {}, sentence.slice(0, at), el("mark", { text: part }), sentence.slice(at + part.length));
  };

  /* An article's title, linked to the place of a record where the page has the article. */
  const title = (name, number) => {
    const article = bangtin.article(name);
    if (!article) return el("span", { text: name });
    return el("a", { href: bangtin.link("articles", [name], { m: `records.${number}` }), text: article.title || name });
  };

  const source = (row) => {
    const when = bangtin.period(row.period_start, row.period_end);
    const where = [...new Set([row.locality, row.commune, row.district, row.province])].filter(Boolean).join(", ");
    return el(
      "li",
      {},
      quoted(row.sentence_text, row.as_written),
      el(
        "p",
        { class: "source" },
        title(row.article, row._n),
        ...[where, when, row.published && t("overview.published", bangtin.day(row.published))]
          .filter(Boolean)
          .map((text) => el("span", { text })),
        ...row.flags
          .split(";")
          .filter(Boolean)
          .map((flag) => el("span", { class: "chip", text: bangtin.word("flags", flag) })),
      ),
    );
  };

  /* Shows the facts of `sources` ([article's name, record's number]) in a dialog; `table` is the hash of their table. */
  const show = async ({ heading, note, sources, table, closed }) => {
    const list = el("ol", { class: "sources" });
    const close = bangtin.iconButton(t("frame.close"), "close", () => dialog.close());
    const dialog = el(
      "dialog",
      { class: "behind", "aria-labelledby": "behind-title" },
      el("div", { class: "dialog-head" }, el("h2", { id: "behind-title", text: heading }), close),
      note ? el("p", { class: "muted", text: note }) : "",
      list,
      el("p", {}, el("a", { class: "button", href: table, text: t("overview.in-table") })),
    );
    /* A link in it leads away: then it goes, and the view that it leads to is left alone. */
    const left = () => bangtin.route().view !== "overview" && dialog.close();
    window.addEventListener("hashchange", left);
    dialog.addEventListener("close", () => {
      window.removeEventListener("hashchange", left);
      dialog.remove();
      closed();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
    const rows = await records();
    const found = sources.map(([article, number]) => rows.get(`${number} ${article}`)).filter(Boolean);
    list.append(...found.slice(0, SHOWN).map(source));
    const missing = sources.length - found.length;
    if (missing) list.append(el("li", { class: "more muted", text: t("overview.not-here", bangtin.number(missing)) }));
    if (found.length > SHOWN)
      list.append(el("li", { class: "more muted", text: t("overview.more-rows", found.length - SHOWN) }));
    return dialog;
  };

  bangtin.behind = { show, quoted, title, hide: () => document.querySelector("dialog.behind")?.close() };
})();
