"use strict";
/* A box to choose from a long list by typing, without diacritics. */
(() => {
  const { bangtin } = window;
  const { el } = bangtin;
  const SHOWN = 60;
  let pickers = 0;

  /* options: [{value, text, note}]; act(value) is called with what was chosen. Returns {node, set(value)}. */
  bangtin.picker = ({ label, options, act }) => {
    pickers += 1;
    const id = `picker-${pickers}`;
    let chosen = options[0];
    let found = [];
    let at = -1;
    const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
    const input = el("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": `${id}-list`,
    });

    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      input.value = chosen.text;
    };
    const point = (next) => {
      list.children[at]?.classList.remove("active");
      at = next;
      const item = list.children[at];
      if (!item) return;
      item.classList.add("active");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    };
    const open = (asked) => {
      const words = bangtin.fold(asked).split(/\s+/).filter(Boolean);
      found = options
        .filter((option) => words.every((word) => bangtin.fold(option.text).includes(word)))
        .slice(0, SHOWN);
      list.replaceChildren(
        ...found.map((option, number) =>
          el(
            "li",
            {
              id: `${id}-${number}`,
              role: "option",
              "aria-selected": String(option === chosen),
              on: { mousedown: (event) => event.preventDefault(), click: () => choose(option) },
            },
            el("span", { text: option.text }),
            el("small", { text: option.note }),
          ),
        ),
      );
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      at = -1;
      point(asked ? 0 : found.indexOf(chosen));
    };
    const choose = (option) => {
      chosen = option;
      close();
      act(option.value);
    };
    const keys = {
      ArrowDown: () => (list.hidden ? open("") : point(Math.min(at + 1, found.length - 1))),
      ArrowUp: () => (list.hidden ? open("") : point(Math.max(at - 1, 0))),
      Enter: () => !list.hidden && found[at] && choose(found[at]),
      Escape: close,
    };
    input.addEventListener("keydown", (event) => {
      if (!(event.key in keys)) return;
      if (event.key === "Escape" && list.hidden) return;
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    });
    input.addEventListener("input", () => open(input.value));
    input.addEventListener("focus", () => {
      input.select();
      open("");
    });
    input.addEventListener("blur", close);

    const set = (value) => {
      chosen = options.find((option) => option.value === value) ?? options[0];
      input.value = chosen.text;
    };
    const node = el(
      "div",
      { class: "field picker" },
      el("label", { for: id, text: label }),
      el("div", { class: "picker-box" }, input, list),
    );
    return { node, set };
  };
})();
