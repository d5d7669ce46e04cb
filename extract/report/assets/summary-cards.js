"use strict";
/* Cards of the whole run: how much was found, of what, of which years, and what to look at again. */
(() => {
  const { bangtin } = window;
  const { el, t, charts } = bangtin;
  const { name } = bangtin.quantities;
  const { LEVELS, data, key, count, table } = bangtin.standings;
  const MEASURES = 9;
  const FLAGGED = 8;

  const card = (id, title, about, ...content) =>
    el(
      "section",
      { class: `card ${id}`, "aria-labelledby": `${id}-title` },
      el("h2", { id: `${id}-title`, text: title }),
      about && el("p", { class: "about", text: about }),
      ...content,
    );

  const headline = () => {
    const { counts, span: years } = data();
    const tile = (number, label, note, href) =>
      el(
        "li",
        {},
        el(
          "a",
          { href },
          el("strong", { text: number }),
          el("span", { text: label }),
          note && el("small", { text: note }),
        ),
      );
    return el(
      "ul",
      { class: "tiles" },
      tile(
        bangtin.number(counts.facts),
        t("overview.facts"),
        t("overview.facts-note", bangtin.number(counts.placed), bangtin.number(counts.dated)),
        table(null, {}),
      ),
      tile(
        bangtin.number(counts.articles),
        t("overview.articles"),
        counts.copies ? count("copies", counts.copies) : "",
        bangtin.link("articles"),
      ),
      tile(bangtin.number(counts.measures), t("overview.measures"), "", bangtin.link("tables", ["records"])),
      tile(
        bangtin.number(counts.province + counts.district + counts.commune),
        t("overview.places"),
        LEVELS.map((level) => count(`count.${level}`, counts[level])).join(" · "),
        bangtin.link("tables", ["localities"]),
      ),
      years.length > 0 && tile(span([...new Set(years)]), t("overview.years"), "", table(null, {})),
      tile(
        bangtin.number(counts.examples),
        t("overview.examples"),
        "",
        bangtin.link("tables", ["exemplars"], { exemplar: "=true" }),
      ),
      tile(bangtin.number(counts.doubtful), t("overview.flagged"), "", table(null, { flags: '!""' })),
    );
  };

  const measuresCard = () => {
    const named = data().measures.slice(0, MEASURES);
    if (!named.length) return card("top-measures", t("overview.top-measures"), t("overview.no-facts"));
    const most = Math.max(...named.map((measure) => measure.count), 1);
    return card(
      "top-measures",
      t("overview.top-measures"),
      "",
      el(
        "div",
        { class: "table-wrap" },
        bangtin.grid(
          ["measure", "facts", "places", "years"].map((word) => t(`overview.${word}`)),
          named.map((measure) =>
            el(
              "tr",
              {},
              el(
                "th",
                { scope: "row" },
                el("a", { href: bangtin.link("overview", [], { measure: key(measure) }), text: name(measure) }),
              ),
              el(
                "td",
                {},
                el("span", {
                  class: "counted",
                  style: `--share: ${measure.count / most}`,
                  text: bangtin.number(measure.count),
                }),
              ),
              el("td", {}, bangtin.number(measure.places)),
              el("td", { text: span(measure.years) }),
            ),
          ),
        ),
      ),
    );
  };
  const span = (years) => (years.length > 1 ? `${years[0]}–${years.at(-1)}` : (years[0] ?? ""));

  const timelineCard = () => {
    const { timeline } = data();
    const [first, last] = data().span;
    const numbers = new Map(timeline.map(([year, ...found]) => [Number(year), found]));
    const years = first ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
    const outside = timeline.filter(([year]) => year < first || year > last);
    const columns = years
      .map((year) => ({ year: String(year), found: numbers.get(year) ?? [0, 0, 0] }))
      .map(({ year, found: [dated, undated] }) => ({
        name: year,
        parts: [dated, undated],
        label: `${year}: ${count("facts-n", dated)}${undated ? `, ${count("undated-n", undated)}` : ""}`,
        href: table(null, dated ? { period_end: year } : { published: year }),
      }));
    if (!columns.length) return card("timeline", t("overview.timeline"), t("overview.nothing"));
    const unseen = outside.reduce((sum, [, dated, undated]) => sum + dated + undated, 0);
    return card(
      "timeline",
      t("overview.timeline"),
      unseen ? t("overview.timeline-outside", span(outside.map(([year]) => year)), bangtin.number(unseen)) : "",
      charts.columns({ title: t("overview.timeline"), about: t("overview.timeline-about"), columns }),
      charts.legend(["own", t("overview.dated")], ["sum", t("overview.undated")]),
      charts.numbers(
        ["year", "dated", "undated", "articles"].map((word) => t(`overview.${word}`)),
        timeline.map(([year, ...numbers]) => [year, ...numbers.map(bangtin.number)]),
      ),
    );
  };

  const flagsCard = () => {
    const { flags } = data();
    const order = [...flags].sort((one, other) => rank(one.flag) - rank(other.flag));
    return card(
      "flagged",
      t("overview.second-look"),
      flags.length ? t("overview.second-look-about") : t("overview.no-flags"),
      order.map((one, at) =>
        el(
          "details",
          { open: at === 0 },
          el(
            "summary",
            {},
            el("span", { text: bangtin.word("flags", one.flag) }),
            " ",
            el("span", { class: "chip", text: bangtin.number(one.count) }),
          ),
          bangtin.has(`overview.flag.${one.flag}`) && el("p", { class: "about", text: t(`overview.flag.${one.flag}`) }),
          el("ol", { class: "sources" }, one.rows.slice(0, FLAGGED).map(flagged)),
          one.count > FLAGGED &&
            el("p", {}, el("a", { href: table(null, { flags: one.flag }), text: count("show-all", one.count) })),
        ),
      ),
    );
  };
  const LAST = ["target", "period-inferred"];
  const rank = (flag) => LAST.indexOf(flag) + 1;
  const flagged = ([article, number, measure, written, sentence, place]) => {
    const row = data().articles[article];
    return el(
      "li",
      {},
      bangtin.behind.quoted(sentence, written),
      el(
        "p",
        { class: "source" },
        bangtin.behind.title(row, number),
        [measure, place].filter(Boolean).map((text) => el("span", { text })),
      ),
    );
  };

  bangtin.cards = { card, headline, measuresCard, timelineCard, flagsCard };
})();
