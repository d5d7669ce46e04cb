"use strict";
/* The big parts of the page, unpacked when somebody looks at them. */
(() => {
  const { bangtin } = window;
  const { payload } = bangtin;
  const KEPT = 48;

  const bytes = (packed) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(packed);
    const text = atob(packed);
    const made = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) made[at] = text.charCodeAt(at);
    return made;
  };
  const unpacked = new Map();
  const unpack = (number) => {
    let block = unpacked.get(number);
    if (!block) {
      const packed = new Blob([bytes(document.getElementById(`b${number}`).textContent)]).stream();
      block = new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
    }
    unpacked.delete(number);
    unpacked.set(number, block);
    if (unpacked.size > KEPT) unpacked.delete(unpacked.keys().next().value);
    return block;
  };

  /* The block that holds article `number`, in an index of [first article, block]. */
  const place = (index, number) => {
    let low = 0;
    let high = index.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (index[middle][0] <= number) low = middle;
      else high = middle;
    }
    return index[low];
  };

  const columns = payload.articles.columns;
  bangtin.articles = payload.articles.rows.map((cells, number) => {
    const facts = { number };
    columns.forEach((column, at) => (facts[column] = cells[at]));
    return facts;
  });
  const byName = new Map(bangtin.articles.map((facts) => [facts.article, facts]));
  bangtin.article = (name) => byName.get(name);
  const tables = new Map(payload.tables.map((table) => [table.name, table]));
  bangtin.tableNamed = (name) => tables.get(name);

  const row = (table, cells, at, number, first) => {
    const made = { article: bangtin.articles[number].article };
    table.columns.forEach((column, nth) => (made[column] = cells[nth][at]));
    made._a = number;
    made._n = first + at - table.starts[number];
    made._i = first + at;
    return made;
  };

  const whole = new Map();
  bangtin.rows = (name) => {
    if (!whole.has(name)) whole.set(name, allRows(tables.get(name)));
    return whole.get(name);
  };
  const allRows = async (table) => {
    const rows = [];
    let number = 0;
    for (const [firstArticle, block] of table?.blocks ?? []) {
      const cells = await unpack(block);
      const first = table.starts[firstArticle];
      number = firstArticle;
      for (let at = 0; at < cells[0].length; at += 1) {
        while (table.starts[number + 1] <= first + at) number += 1;
        rows.push(row(table, cells, at, number, first));
      }
    }
    return rows;
  };

  const rowsOf = async (table, number) => {
    const [start, end] = [table.starts[number], table.starts[number + 1]];
    if (start === end) return [];
    const [firstArticle, block] = place(table.blocks, number);
    const cells = await unpack(block);
    const first = table.starts[firstArticle];
    return Array.from({ length: end - start }, (_, at) => row(table, cells, start - first + at, number, first));
  };

  /* An article's text with what was told of it (null if it is not there), and its rows by table. */
  bangtin.contents = async (number) => {
    const [first, block] = place(payload.meta.texts, number);
    const told = (await unpack(block))[number - first];
    const rows = {};
    for (const table of payload.tables) rows[table.name] = await rowsOf(table, number);
    return { told, rows };
  };

  /* [article, its folded text] of all articles whose text is there. */
  const folded = new Map();
  bangtin.foldedTexts = async function* () {
    for (const [first, block] of payload.meta.texts) {
      if (!folded.has(block)) folded.set(block, (await unpack(block)).map((told) => told && bangtin.fold(told.text)));
      for (const [at, text] of folded.get(block).entries()) if (text) yield [bangtin.articles[first + at], text];
    }
  };

  bangtin.rulePages = () => unpack(payload.meta.rules);
  bangtin.loadOverview = async () => {
    payload.overview = await unpack(payload.meta.overview);
  };
})();
