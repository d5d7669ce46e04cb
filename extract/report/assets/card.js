"use strict";
/* What a find means: a card beside it, and at the foot of narrow screens. */
(() => {
  const { bangtin } = window;
  const { el, t } = bangtin;
  const ROW = ["article", "sentence", "start", "end", "text", "rule", "sentence_text", "flags", "as_written", "published"];
  const MERGED = ["max", "total", "locality_code", "period_start", "period_end", "value_written", "unit_written", "era"];
  const HIDDEN = new Set([...ROW, ...MERGED, "_a", "_n", "_i"]);
  let card = null;
  let pinned = false;
  let anchor = null;

  const excerpt = (text) => (text.length > 90 ? `${text.slice(0, 88)}…` : text);

  const shownValue = (name, value, row) => {
    if (name === "value") return amount(row);
    if (name === "locality" && row.locality_code) return `${value} (${row.locality_code})`;
    if (name === "code" && row.era) return `${value} (${row.era})`;
    if (name === "date") return bangtin.day(value);
    if (name === "exemplar") return t(value === "true" ? "card.yes" : "card.no");
    return bangtin.word(name, value);
  };

  const amount = (row) => {
    const upTo = row.max ? `–${bangtin.number(row.max)}` : "";
    const total = row.total ? ` / ${bangtin.number(row.total)}` : "";
    return `${bangtin.number(row.value)}${upTo}${total}`;
  };

  const time = (row) => {
    if (!row.period_start && !row.period_end) return null;
    const [start, end] = [row.period_start, row.period_end].map((iso) => (iso ? bangtin.day(iso) : "…"));
    return [el("dt", { text: t("card.period") }), el("dd", { text: start === end ? start : `${start} – ${end}` })];
  };

  const values = (row) =>
    el(
      "dl",
      { class: "values" },
      Object.entries(row)
        .filter(([name, value]) => value && !HIDDEN.has(name))
        .map(([name, value]) => [el("dt", { text: bangtin.column(name) }), el("dd", { text: shownValue(name, value, row) })]),
      time(row),
    );

  const jump = (label, find, act, text) =>
    find &&
    el(
      "button",
      { type: "button", class: `chip k-${bangtin.kind(find.table)}`, on: { click: () => act(find.id) } },
      el("span", { class: "muted", text: `${label} ` }),
      excerpt(text.slice(find.start, find.end)),
    );

  const rule = (id) => id && el("a", { class: "rule", href: bangtin.link("rules", [id]), text: id });

  const hints = (find, told) =>
    (told.hints[find.id] ?? []).map(([id, start, end, fields]) =>
      el(
        "p",
        { class: "hint muted" },
        t("card.hint", fields.map(bangtin.column).join(", "), [...told.text].slice(start, end).join("")),
        " ",
        rule(id),
      ),
    );

  const lost = (find, told) => [
    el("p", { text: t("card.lost", told.text.slice(...find.lost.won), t(`why.${find.lost.why}`)) }),
    el("p", { class: "foot" }, rule(find.lost.rule), " → ", rule(find.lost.winner)),
  ];

  const found = (find, context) => {
    const { told, finds, act } = context;
    const { row } = find;
    const linked = bangtin.linked(finds, find);
    const speaking = bangtin.speaking(finds, find);
    const flags = bangtin.flags(row);
    return [
      flags.length > 0 &&
        el(
          "p",
          { class: "flags" },
          flags.map((flag) => el("span", { class: "chip warn" }, bangtin.icon("warn"), bangtin.word("flags", flag))),
        ),
      values(row),
      el(
        "p",
        { class: "jumps" },
        jump(t("card.place"), linked.locality, act, told.text),
        jump(t("card.time"), linked.period, act, told.text),
        speaking.slice(0, 6).map((one) => jump("", one, act, told.text)),
        speaking.length > 6 && el("span", { class: "muted", text: t("card.more", speaking.length - 6) }),
      ),
      hints(find, told),
      linked.record && el("p", { class: "hint", text: t("card.fact", bangtin.brief("records", linked.record.row)) }),
      el(
        "p",
        { class: "foot" },
        rule(row.rule),
        el("a", { href: bangtin.link("tables", [find.table], { row: row._i }), text: t("card.row") }),
      ),
    ];
  };

  const section = (find, context) => {
    const kind = find.lost ? "lost" : bangtin.kind(find.table);
    return el(
      "section",
      { class: `told k-${kind}` },
      el("h3", {}, el("span", { class: "dot" }), find.lost ? t("card.lost-title") : bangtin.table(find.table)),
      el("p", { class: "words", text: excerpt(context.told.text.slice(find.start, find.end)) }),
      find.lost ? lost(find, context.told) : found(find, context),
    );
  };

  /* Beside the mark if there is room, above or below it; narrow screens have the card at their foot (see the styles). */
  const put = () => {
    if (!card || !anchor.isConnected) return;
    card.style.maxHeight = "";
    const box = [...anchor.getClientRects()].at(0) ?? anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const top = document.querySelector(".top").offsetHeight;
    const below = innerHeight - box.bottom >= Math.min(height + 16, box.top - top);
    card.style.left = `${left}px`;
    card.style.top = below ? `${box.bottom + 8}px` : `${Math.max(top + 8, box.top - height - 8)}px`;
    card.style.maxHeight = `${(below ? innerHeight - box.bottom : box.top - top) - 16}px`;
  };

  /* context: {told, finds, act(id), close()}; finds: the ones to tell of, the innermost first. */
  bangtin.showCard = (mark, finds, context, pin) => {
    bangtin.hideCard();
    anchor = mark;
    pinned = pin;
    card = el(
      "div",
      {
        class: `card find-card${pin ? " pinned" : ""}`,
        id: "card",
        role: pin ? "dialog" : "tooltip",
        "aria-label": t("card.label"),
        on: { mouseleave: () => !pinned && bangtin.hideCard() },
      },
      pin && bangtin.iconButton(t("frame.close"), "close", () => context.close(), { "data-close": true }),
      finds.slice(0, 3).map((find) => section(find, context)),
    );
    document.getElementById("app").append(card);
    put();
  };
  bangtin.placeCard = put;
  bangtin.hideCard = () => {
    card?.remove();
    card = null;
    pinned = false;
  };
  bangtin.focusCard = () => card?.querySelector("button, a")?.focus();
  bangtin.cardHas = (node) => Boolean(card && node && card.contains(node));
  bangtin.cardPinned = () => pinned;
})();
