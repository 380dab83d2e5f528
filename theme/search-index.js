/* The index: which of its files a query needs, and what stands in them. sitegen/publishing/search makes them.

   Every file is a classic script that hands over a value, since a browser loads nothing else from a disk; over http it
   is loaded in the same way, and only when a query needs it.

   archiveSearch.load(path)     adds the script at a path below the site's root, once
   archiveSearch.get(name)      resolves to the value of a file of the index
   archiveSearch.ready(text)    resolves when all is there that is needed to take a text apart
   archiveSearch.index(kind)    "letters" or "names": look-ups of terms, by document. A document is "group.edition.number" */
"use strict";

const archiveSearch = (() => {
  const root = new URL("..", document.currentScript.src).href;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  const CELL = 5; // characters by which terms are put together in files
  const FILES = 2; // files that are looked through for terms that are alike: what a query loads must not grow
  const scripts = new Map();
  const values = new Map();
  const nothing = new Map();

  function load(path) {
    if (!scripts.has(path)) {
      scripts.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + path;
        script.onload = () => resolve();
        script.onerror = () => {
          scripts.delete(path); // so that it can be tried again
          script.remove();
          reject(new Error(`${path} could not be loaded`));
        };
        document.head.append(script);
      }));
    }
    return scripts.get(path);
  }

  async function get(name) {
    if (!values.has(name)) await load(`search/${name}.js`);
    return values.get(name);
  }

  /* Make ready for a text: what takes Burmese apart is loaded where there is any. */
  async function ready(text) {
    if (!/[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]/.test(text)) return;
    await load("theme/search-zawgyi.js");
    await load("theme/search-burmese.js");
  }

  const fileName = (term) => `_${term.replace(/[^a-z0-9]/gu, (sign) => `-${sign.codePointAt(0).toString(16)}-`)}`;

  /* "#group\nterm\tpostings\n…" -> Map of terms, each with [group, postings] pairs. */
  function parsed(lines) {
    const found = new Map();
    let group = "";
    for (const line of lines.split("\n")) {
      if (line[0] === "#") group = line.slice(1);
      else if (line) {
        const [term, postings] = line.split("\t");
        if (!found.has(term)) found.set(term, []);
        found.get(term).push([group, postings]);
      }
    }
    return found;
  }

  /* Pairs of group and postings -> Map of documents: { weight, places }, places null where they are held apart. */
  function documents(pairs) {
    const found = new Map();
    for (const [group, postings] of pairs) {
      let at = 0;
      const number = () => {
        let value = 0;
        let digit = 32;
        while (digit >= 32) {
          digit = VALUE[postings[at]];
          at += 1;
          value = value * 32 + (digit & 31);
        }
        return value;
      };
      while (at < postings.length) {
        const document = `${group}.${VALUE[postings[at]]}`;
        const weight = VALUE[postings[at + 1]];
        at += 2;
        const count = number();
        const places = count ? [] : null;
        for (let place = 0, n = 0; n < count; n += 1) places.push(place += number());
        found.set(document, { weight, places });
      }
    }
    return found;
  }

  function index(kind) {
    const about = async () => (await get("index"))[kind];
    const read = new Map();

    /* The terms of the file that begins at the place `at` in the list of files. */
    async function terms(first, at) {
      const name = `${kind}/w/${fileName(first[at])}`;
      if (!read.has(name)) read.set(name, parsed(await get(name)));
      return read.get(name);
    }

    function placeOf(first, term) {
      let [low, high] = [0, first.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (first[middle] <= term) low = middle + 1;
        else high = middle;
      }
      return Math.max(low - 1, 0);
    }

    /* The documents that have a term. */
    async function having(term) {
      const { first } = await about();
      if (!first.length) return nothing;
      const pairs = (await terms(first, placeOf(first, [...term].slice(0, CELL).join("")))).get(term);
      return pairs ? documents(pairs) : nothing;
    }

    /* The same, with the places of all. */
    async function standing(term) {
      const found = await having(term);
      if (![...found.values()].some(({ places }) => !places)) return found;
      const pairs = parsed(await get(`${kind}/p/${fileName(term)}`)).get(term);
      return new Map([...found, ...documents(pairs)]);
    }

    /* The documents in which the terms stand one behind the other; their places are those of the first. */
    async function phrase(sequence) {
      if (sequence.length === 1) return having(sequence[0]);
      const some = await Promise.all(sequence.map(having));
      if (some.some((one) => !one.size)) return nothing;
      const [head, ...rest] = await Promise.all(sequence.map(standing));
      const found = new Map();
      for (const [document, { weight, places }] of head) {
        const others = rest.map((one) => one.get(document));
        if (others.some((one) => !one)) continue;
        const there = others.map((one) => new Set(one.places));
        const kept = places.filter((place) => there.every((one, step) => one.has(place + step + 1)));
        if (kept.length) found.set(document, { weight: Math.min(weight, ...others.map((one) => one.weight)), places: kept });
      }
      return found;
    }

    /* Terms that stand beside `term`, itself among them, with their documents on demand. */
    async function around(term) {
      const { first } = await about();
      const at = placeOf(first, [...term].slice(0, CELL).join(""));
      const end = Math.min(placeOf(first, `${term}\uffff`), at + FILES - 1);
      return among(first, first.length ? at : 1, end);
    }

    /* All terms that begin with `start`. */
    async function beginning(start) {
      const { first } = await about();
      const all = await among(first, first.length ? placeOf(first, start) : 1, placeOf(first, `${start}\uffff`));
      return new Map([...all].filter(([term]) => term.startsWith(start)));
    }

    async function among(first, from, to) {
      const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
      const files = await Promise.all(places.map((at) => terms(first, at)));
      return new Map(files.flatMap((file) => [...file].map(([term, pairs]) => [term, () => documents(pairs)])));
    }

    return { having, standing, phrase, around, beginning, size: async () => (await about()).size };
  }

  const indexes = { letters: index("letters"), names: index("names") };
  return {
    root,
    load,
    get,
    ready,
    index: (kind) => indexes[kind],
    take: (name, value) => values.set(name, value), // called by the files of the index
  };
})();
globalThis.archiveSearch = archiveSearch; // for whoever looks from outside, as tests do
