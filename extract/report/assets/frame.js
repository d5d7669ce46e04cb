"use strict";
/* The frame around the views: navigation, language, theme, help, keys. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const ORDER = ["overview", "articles", "tables", "rules"];
  const THEMES = ["auto", "light", "dark"];
  const containers = {};
  let drawn = new Set();
  let shown = "";

  const views = () => ORDER.filter((name) => name in bangtin.views);
  const theme = () => (THEMES.includes(bangtin.recall("theme")) ? bangtin.recall("theme") : "auto");
  const applyTheme = () => (document.documentElement.dataset.theme = theme());

  const forget = () => {
    for (const name of drawn) {
      bangtin.views[name].destroy?.();
      containers[name].replaceChildren();
    }
    drawn = new Set();
  };

  const nextTheme = () => {
    bangtin.remember("theme", THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    applyTheme();
    forget();
    build();
    bangtin.announce(t(`frame.theme.${theme()}`));
    document.getElementById("theme").focus();
  };

  const chooseLanguage = (language) => {
    bangtin.setLang(language);
    forget();
    build();
    document.querySelector(`#language [lang="${language}"]`).focus();
  };

  const navigation = () =>
    el(
      "nav",
      { "aria-label": t("frame.views"), class: "views" },
      views().map((name) =>
        el("a", { href: bangtin.link(name), "data-view": name, text: t(bangtin.views[name].title) }),
      ),
    );

  const header = () => {
    const { meta } = bangtin.payload;
    return el(
      "header",
      { class: "top" },
      el("a", { class: "skip", href: "#", text: t("frame.skip"), on: { click: skip } }),
      el(
        "div",
        { class: "brand" },
        el("strong", { text: "bangtin" }),
        el("span", { class: "run muted", text: meta.run, title: t("frame.run", meta.run, meta.version, meta.rulebook) }),
      ),
      navigation(),
      el(
        "div",
        { class: "settings" },
        el(
          "div",
          { id: "language", class: "segmented", role: "group", "aria-label": t("frame.language") },
          bangtin.languages.map((language) =>
            el("button", {
              type: "button",
              lang: language,
              "aria-pressed": String(language === bangtin.lang()),
              title: bangtin.texts[language]["frame.own-name"],
              "aria-label": `${language.toUpperCase()}, ${bangtin.texts[language]["frame.own-name"]}`,
              text: language.toUpperCase(),
              on: { click: () => chooseLanguage(language) },
            }),
          ),
        ),
        bangtin.iconButton(t(`frame.theme.${theme()}`), "theme", nextTheme, { id: "theme", "data-theme-now": theme() }),
        bangtin.iconButton(t("frame.help"), "help", () => document.getElementById("help").showModal(), { id: "ask" }),
      ),
    );
  };

  const notes = () => {
    const { meta } = bangtin.payload;
    const said = meta.notes.map((note) => t(note));
    if (meta.shown < meta.articles) said.push(t("note.more", bangtin.number(meta.shown), bangtin.number(meta.articles)));
    const refused = meta.refused.length;
    return [
      ...said.map((text) => el("p", { class: "note", text })),
      refused > 0 &&
        el(
          "details",
          { class: "note" },
          el("summary", { text: t("note.refused", bangtin.number(refused)) }),
          el(
            "ul",
            {},
            meta.refused.slice(0, 200).map(([path, reason]) => el("li", { text: `${path}: ${reason}` })),
          ),
        ),
    ];
  };

  const help = () => {
    const close = () => document.getElementById("help").close();
    const keys = [
      ["/", "search"],
      ["?", "help"],
      ["1 2 3 4", "views"],
      ["← →", "finds"],
      ["[ ]", "articles"],
      ["Enter", "open"],
      ["Esc", "close"],
      ["c", "cut"],
      ["l", "lost"],
    ];
    return el(
      "dialog",
      { id: "help", "aria-labelledby": "help-title" },
      el(
        "div",
        { class: "dialog-head" },
        el("h2", { id: "help-title", text: t("help.title") }),
        bangtin.iconButton(t("frame.close"), "close", close),
      ),
      el("p", { text: t("help.about") }),
      el(
        "dl",
        { class: "keys" },
        keys.map(([key, does]) => [
          el("dt", {}, key.split(" ").map((one) => el("kbd", { text: one }))),
          el("dd", { text: t(`help.key.${does}`) }),
        ]),
      ),
      el("p", { text: t("help.filters") }),
      el("h3", { text: t("help.libraries") }),
      bangtin.json("licences").map((one) =>
        el(
          "details",
          {},
          el("summary", { text: `${one.name} ${one.version} (${one.licence})` }),
          el("pre", { text: one.text }),
        ),
      ),
    );
  };

  const skip = (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  };

  const build = () => {
    document.documentElement.lang = bangtin.lang();
    const main = el("main", { id: "main", tabindex: "-1" });
    for (const name of views()) {
      containers[name] = el("section", { id: `view-${name}`, class: "view", hidden: true });
      main.append(containers[name]);
    }
    shown = "";
    document
      .getElementById("app")
      .replaceChildren(
        header(),
        el("div", { class: "notes" }, notes()),
        main,
        el("div", { id: "said", class: "visually-hidden", role: "status", "aria-live": "polite" }),
        help(),
      );
    show();
  };

  const show = () => {
    const route = bangtin.route();
    if (!views().includes(route.view)) {
      bangtin.note(bangtin.link(views()[0]));
      route.view = views()[0];
    }
    const { view } = route;
    for (const name of views()) containers[name].hidden = name !== view;
    for (const link of document.querySelectorAll("nav.views a")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (shown !== view) bangtin.hideCard?.();
    shown = view;
    drawn.add(view);
    document.title = `${t(bangtin.views[view].title)} · ${bangtin.payload.meta.run} · bangtin`;
    bangtin.views[view].render(containers[view], bangtin.payload, route);
  };

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const number = Number(event.key);
    if (event.key === "/") {
      const search = [...containers[shown].querySelectorAll("[data-search]")].find((one) => one.offsetParent);
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?") {
      document.getElementById("help").showModal();
    } else if (number >= 1 && number <= views().length) {
      bangtin.go(bangtin.link(views()[number - 1]));
    } else {
      bangtin.views[shown].key?.(event);
    }
  };

  bangtin.start = async () => {
    applyTheme();
    await bangtin.loadOverview();
    window.addEventListener("hashchange", show);
    document.addEventListener("keydown", onKey);
    build();
  };
})();
