"use strict";
/* Elements made of text, never of HTML. */
(() => {
  const { bangtin } = window;

  const fill = (node, props, children) => {
    for (const [name, value] of Object.entries(props ?? {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "class") node.setAttribute("class", value);
      else if (name === "text") node.textContent = value;
      else if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (name === "value" || name === "checked" || name === "hidden") node[name] = value;
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(Infinity)) {
      if (child !== undefined && child !== null && child !== false && child !== "") node.append(child);
    }
    return node;
  };

  bangtin.el = (tag, props, ...children) => fill(document.createElement(tag), props, children);
  bangtin.svg = (tag, props, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);

  /* A table of cells under the texts of its head; its rows are elements. */
  bangtin.grid = (head, rows) =>
    bangtin.el(
      "table",
      {},
      bangtin.el(
        "thead",
        {},
        bangtin.el(
          "tr",
          {},
          head.map((text) => bangtin.el("th", { scope: "col", text })),
        ),
      ),
      bangtin.el("tbody", {}, rows),
    );

  const icons = {
    search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
    left: "M15 5l-7 7 7 7",
    right: "M9 5l7 7-7 7",
    close: "M6 6l12 12M18 6L6 18",
    copy: "M9 9h11v11H9zM5 15H4V4h11v1",
    save: "M12 4v11M7 11l5 5 5-5M4 20h16",
    warn: "M12 4l9 16H3zM12 10v4M12 17v.5",
    theme: "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z",
    help: "M9.5 9a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7v.5M12 17v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
    row: "M4 6h16M4 12h16M4 18h16",
    print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
  };
  bangtin.icon = (name) =>
    bangtin.svg(
      "svg",
      { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" },
      bangtin.svg("path", { d: icons[name] }),
    );

  bangtin.button = (label, icon, act, props = {}) =>
    bangtin.el(
      "button",
      { type: "button", class: "button", on: { click: act }, ...props },
      icon && bangtin.icon(icon),
      bangtin.el("span", { text: label }),
    );
  /* A button that shows its icon alone; the label is for screen readers and as a tip. */
  bangtin.iconButton = (label, icon, act, props = {}) =>
    bangtin.el(
      "button",
      { type: "button", class: "button icon-only", title: label, "aria-label": label, on: { click: act }, ...props },
      bangtin.icon(icon),
    );

  bangtin.searchBox = (label, act, props = {}) =>
    bangtin.el(
      "label",
      { class: "search" },
      bangtin.icon("search"),
      bangtin.el("input", {
        type: "search",
        placeholder: label,
        "aria-label": label,
        autocomplete: "off",
        spellcheck: "false",
        "data-search": true,
        ...props,
        on: { input: (event) => act(event.target.value) },
      }),
    );

  bangtin.fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  /* A test of folded text: every word that is asked for stands in it, the last one perhaps only begun; words in
     quotation marks stand together. null if nothing is asked. */
  bangtin.seeker = (asked) => {
    const parts = bangtin.fold(asked).match(/"[^"]+"|[^\s"]+/g);
    if (!parts) return null;
    const open = !/["\s]$/.test(asked);
    const tests = parts.map((part, at) => {
      const words = part.replaceAll('"', "").trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
      const end = open && at === parts.length - 1 ? "" : "(?![a-z0-9])";
      return new RegExp(`(?<![a-z0-9])${words}${end}`);
    });
    return (text) => tests.every((test) => test.test(text));
  };

  bangtin.announce = (text) => {
    const said = document.getElementById("said");
    if (said) said.textContent = text;
  };

  /* Runs `act` once the calls have stopped for `wait` ms. */
  bangtin.later = (act, wait) => {
    let timer;
    return (...given) => {
      clearTimeout(timer);
      timer = setTimeout(() => act(...given), wait);
    };
  };
})();
