"use strict";
/* The articles of the run: a list to search, and the one that is read. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const HEIGHT = 72;
  let parts = null;
  let open = null;

  const sought = (facts) =>
    bangtin.fold([facts.title, facts.article, facts.outlet, facts.author, facts.main_locality, facts.published].join(" \n "));

  const item = (facts) => ({
    href: bangtin.link("articles", [facts.article]),
    current: open?.facts === facts,
    nodes: [
      el("span", { class: "name", text: facts.title || facts.article }),
      el(
        "span",
        { class: "muted about" },
        [bangtin.day(facts.published), facts.main_locality, t("articles.figures", bangtin.number(facts.figures))]
          .filter(Boolean)
          .join(" · "),
      ),
    ],
  });

  const build = (container) => {
    const all = bangtin.articles.map((facts) => [facts, sought(facts)]);
    const list = bangtin.longList(t("articles.title"), HEIGHT, item);
    const count = el("p", { class: "muted count" });
    let found = bangtin.articles;
    let now = "";
    const show = (chosen) => {
      found = chosen;
      list.set(found);
      count.textContent = t("articles.count", bangtin.number(found.length));
      bangtin.announce(count.textContent);
    };
    /* Titles at once, then those with the words in their texts, which have to be unpacked. */
    const search = async (asked) => {
      now = asked;
      const fits = bangtin.seeker(asked);
      if (!fits) return show(bangtin.articles);
      const named = all.filter(([, text]) => fits(text)).map(([facts]) => facts);
      show(named);
      const inText = [];
      const seen = new Set(named);
      for await (const [facts, text] of bangtin.foldedTexts()) {
        if (now !== asked) return undefined;
        if (!seen.has(facts) && fits(text)) inText.push(facts);
      }
      return inText.length && now === asked ? show([...named, ...inText]) : undefined;
    };
    const node = el("div", { class: "reader", on: { scroll: () => bangtin.placeCard() } });
    const master = el(
      "div",
      { class: "master" },
      bangtin.searchBox(t("articles.search"), bangtin.later(search, 80)),
      count,
      list.node,
    );
    container.replaceChildren(el("div", { class: "split" }, master, node));
    parts = { list, node, split: container.firstChild, found: () => found };
    search("");
  };

  const move = (by) => {
    const found = parts.found();
    const next = found[found.indexOf(open?.facts) + by];
    if (next) bangtin.go(bangtin.link("articles", [next.article]));
  };

  const read = async (facts, find) => {
    if (open?.facts !== facts) {
      bangtin.hideCard();
      const opening = (open = { facts, select: () => {}, key: () => {} });
      parts.list.draw();
      parts.list.show(parts.found().indexOf(facts));
      const contents = await bangtin.contents(facts.number);
      if (open !== opening) return;
      const changed = (id) => bangtin.note(bangtin.link("articles", [facts.article], { m: id }));
      Object.assign(open, bangtin.reader(parts.node, facts, contents, { move, changed }));
      for (const pane of [parts.node, parts.node.querySelector(".text-pane")]) pane.scrollTop = 0;
    }
    if (find) open.select(find, { scroll: true });
  };

  const render = (container, payload, route) => {
    if (!parts) build(container);
    const [name] = route.path;
    const facts = name === undefined ? null : bangtin.article(name);
    parts.split.classList.toggle("reading", Boolean(facts));
    if (facts) {
      read(facts, route.query.m);
    } else {
      open = null;
      parts.list.draw();
      bangtin.hideCard();
      const key = name === undefined ? "articles.choose" : "articles.unknown";
      parts.node.replaceChildren(el("p", { class: "empty muted", text: t(key, name) }));
      const wide = matchMedia("(min-width: 801px)").matches;
      if (name === undefined && wide && bangtin.articles.length) {
        bangtin.note(bangtin.link("articles", [bangtin.articles[0].article]));
        parts.split.classList.add("reading");
        read(bangtin.articles[0]);
      }
    }
  };

  bangtin.views.articles = {
    title: "articles.title",
    render,
    destroy: () => {
      bangtin.hideCard();
      parts = open = null;
    },
    key: (event) => {
      if (event.key === "[" || event.key === "]") move(event.key === "]" ? 1 : -1);
      else open?.key(event);
    },
  };
})();
