"use strict";
/* A page for each rule: what it is for, how it is written, how often it fired, and sentences in which it did. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const HEIGHT = 60;
  const ORDERS = ["fired", "rulebook", "lost"];
  let parts = null;
  let open = null;

  const most = () => Math.max(1, ...bangtin.payload.rules.map((rule) => rule.fired));

  const item = (rule) => ({
    href: bangtin.link("rules", [rule.id]),
    current: open === rule.id,
    nodes: [
      el("span", { class: "name" }, name(rule)),
      el("span", { class: "muted about" }, el("code", { text: rule.id }), ` · ${fired(rule)}`),
      el("span", { class: `bar k-${bangtin.kind(rule.table)}`, style: `width:${(100 * rule.fired) / parts.most}%` }),
    ],
  });

  const name = (rule) => rule.title || (bangtin.has(`rule.${rule.id}`) ? t(`rule.${rule.id}`) : rule.id);

  const fired = (rule) => {
    if (rule.make === "cue") return t("rules.set", bangtin.number(rule.set));
    return t("rules.fired", bangtin.number(rule.fired));
  };

  const sorted = (rules, order) => {
    if (order === "rulebook") return rules;
    const value = (rule) => (order === "lost" ? rule.lost : rule.fired + rule.set);
    return [...rules].sort((a, b) => value(b) - value(a));
  };

  const build = (container) => {
    const texts = bangtin.payload.rules.map((rule) => bangtin.fold(`${rule.id} ${name(rule)} ${rule.family}`));
    const list = bangtin.longList(t("rules.title"), HEIGHT, item);
    const count = el("p", { class: "muted count" });
    const node = el("div", { class: "rule-page" });
    parts = { list, node, most: most() };
    let asked = "";
    let order = ORDERS[0];
    const draw = () => {
      const fits = bangtin.seeker(asked) ?? (() => true);
      const found = bangtin.payload.rules.filter((_, at) => fits(texts[at]));
      list.set(sorted(found, order));
      count.textContent = t("rules.count", bangtin.number(found.length));
    };
    const choose = el(
      "select",
      { "aria-label": t("rules.order"), on: { change: (event) => ((order = event.target.value), draw()) } },
      ORDERS.map((one) => el("option", { value: one, text: t(`rules.order.${one}`) })),
    );
    const search = bangtin.searchBox(t("rules.search"), (text) => ((asked = text), draw()));
    container.replaceChildren(
      el("div", { class: "split" }, el("div", { class: "master" }, el("h1", { class: "visually-hidden", text: t("rules.title") }), search, el("div", { class: "row" }, count, choose), list.node), node),
    );
    parts.split = container.firstChild;
    draw();
  };

  const quote = ([number, find, before, words, after], table) => {
    const { article, title } = bangtin.articles[number];
    return el(
      "li",
      {},
      el(
        "a",
        { class: "quote", href: bangtin.link("articles", [article], { m: find }) },
        before,
        el("mark", { class: `find k-${table}`, text: words }),
        after,
      ),
      el("span", { class: "muted source", text: title || article }),
    );
  };

  const fields = (given) =>
    Object.entries(given)
      .map(([name, value]) => `${name}: ${value}`)
      .join(", ");

  const part = (title, ...nodes) => el("section", {}, el("h3", { text: title }), nodes);

  const written = (rule, page) => [
    page.when?.length > 0 &&
      part(
        t("rules.pattern"),
        page.when.map(([source, expanded]) => [
          el("pre", { class: "pattern", text: source }),
          expanded !== source &&
            el("details", {}, el("summary", { text: t("rules.expanded") }), el("pre", { class: "pattern", text: expanded })),
        ]),
        page.regex && el("pre", { class: "pattern", text: page.regex }),
        el(
          "dl",
          { class: "values" },
          el("dt", { text: t("rules.makes") }),
          el("dd", { text: rule.make }),
          Object.keys(page.set).length > 0 && [el("dt", { text: t("rules.sets") }), el("dd", { text: fields(page.set) })],
          page.lists.map(([name, title, entries]) => [
            el("dt", {}, el("code", { text: name })),
            el("dd", { text: t("rules.list", title, bangtin.number(entries)) }),
          ]),
          el("dt", { text: t("rules.file") }),
          el("dd", { text: page.file }),
        ),
      ),
    page.examples?.length > 0 &&
      part(
        t("rules.own-examples"),
        el(
          "ul",
          { class: "examples" },
          page.examples.map(([text, gives]) => el("li", {}, text, el("span", { class: "muted source", text: gives.map(fields).join("; ") }))),
          page.never.map((text) => el("li", { class: "never" }, text, el("span", { class: "muted source", text: t("rules.never") }))),
        ),
      ),
  ];

  const stat = (value, label) =>
    el("div", { class: "stat" }, el("strong", { text: bangtin.number(value) }), el("span", { class: "muted", text: label }));

  const show = async (rule) => {
    open = rule.id;
    parts.list.draw();
    const page = (await bangtin.rulePages())[rule.id];
    if (open !== rule.id) return;
    const kind = bangtin.kind(rule.table);
    const { matches } = bangtin.payload.meta;
    const made = el(
      "div",
      {},
      el("a", { class: "button back", href: bangtin.link("rules") }, bangtin.icon("left"), t("rules.title")),
      el(
        "p",
        { class: "muted" },
        el("span", { class: `chip k-${kind}` }, el("span", { class: "dot" }), rule.family || bangtin.table(rule.table)),
        rule.mine && el("span", { class: "chip", text: t("rules.mine") }),
      ),
      el("h2", { class: "title", text: name(rule) }),
      el("p", {}, el("code", { text: rule.id })),
      page.why && el("p", { class: "why", text: page.why }),
      el(
        "div",
        { class: "stats" },
        rule.make !== "cue" && stat(rule.fired, t("rules.stat-fired")),
        matches && stat(rule.lost, t("rules.stat-lost")),
        matches && rule.make === "cue" && stat(rule.set, t("rules.stat-set")),
      ),
      page.found.length > 0 &&
        part(
          t("rules.found"),
          el("ul", { class: "quotes" }, page.found.map((one) => quote(one, kind))),
          rule.fired > page.found.length &&
            el("p", {}, el("a", { href: bangtin.link("tables", [rule.table], { rule: `=${rule.id}` }), text: t("rules.all", bangtin.number(rule.fired)) })),
        ),
      page.lost.length > 0 &&
        part(
          t("rules.lost"),
          el("p", { class: "muted" }, t("rules.rivals"), " ", page.rivals.map(([id, times]) => [el("a", { href: bangtin.link("rules", [id]), text: id }), ` (${times}) `])),
          el("ul", { class: "quotes" }, page.lost.slice(0, 8).map((one) => quote(one, "lost"))),
        ),
      written(rule, page),
    );
    parts.node.replaceChildren(made);
    parts.node.scrollTop = 0;
  };

  const render = (container, payload, route) => {
    if (!parts) build(container);
    const [id] = route.path;
    const rule = payload.rules.find((one) => one.id === id);
    parts.split.classList.toggle("reading", Boolean(rule));
    if (rule) {
      show(rule);
      return;
    }
    open = null;
    parts.list.draw();
    parts.node.replaceChildren(el("p", { class: "empty muted", text: t(id ? "rules.unknown" : "rules.choose", id) }));
    const first = sorted(payload.rules, "fired")[0];
    if (!id && first && matchMedia("(min-width: 801px)").matches) {
      bangtin.note(bangtin.link("rules", [first.id]));
      parts.split.classList.add("reading");
      show(first);
    }
  };

  bangtin.views.rules = {
    title: "rules.title",
    render,
    destroy: () => {
      parts = open = null;
    },
  };
})();
