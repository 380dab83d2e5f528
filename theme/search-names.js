/* Organizations, persons and addressees by name, as people type names: as the beginning or a part of a word, as an
   acronym, with a slip of the finger, whatever the case, accents, apostrophes and dashes; "4" is "for". */
"use strict";

archiveSearch.suggest = (() => {
  const { wordsOf, divided, marks, slips } = archiveSearch.words;
  const names = archiveSearch.index("names");
  const MUTE = new Set(["and", "the", "of"]); // words that people leave out
  const SAID = { __proto__: null, 4: "for", for: "4", 2: "to", to: "2" };
  const CARDS = 8; // names shown from one file: as in sitegen/publishing/search/postings.py
  const LOOKED = 16; // names that are looked at more closely
  const EXACT = 0, START = 0.5, INSIDE = 2, SLIP = 5; // what a way of matching costs

  /* What is typed: words, and stretches of scripts without spaces. */
  function parts(text) {
    const words = [];
    const stretches = [[]];
    for (const term of wordsOf(text).flatMap(({ terms }) => terms)) {
      if (!term) stretches.push([]);
      else if (term[0] === "+") words[words.length - 1] = term.slice(1);
      else if (divided(term)) stretches[stretches.length - 1].push(term);
      else words.push(term);
    }
    const telling = words.filter((word) => !MUTE.has(word));
    return { words: telling.length ? telling : words, stretches: stretches.filter((one) => one.length) };
  }

  /* What it costs to read a word that was typed as a term of the index; -1 if nobody would. */
  function cost(typed, term, typing) {
    if (term[0] === "@") return -1;
    if (term === typed || term === SAID[typed]) return EXACT;
    if (term.startsWith(typed)) return START;
    if (typed.length > 2 && term.includes(typed)) return INSIDE;
    if (typed.length > 4 && term === typed.replace(/s$/, "")) return START; // "womens" for "women’s"
    const most = typed.length < 4 || /\d/.test(typed) ? 0 : typed.length < 8 ? 1 : 2;
    if (!most || term.length < typed.length - most || (typed[0] !== term[0] && typed[1] !== term[1])) return -1;
    if (!typing) return slips(typed, term, most) <= most ? SLIP : -1;
    for (let length = typed.length - most; length <= typed.length + most; length += 1) {
      if (slips(typed, term.slice(0, length), most) <= most) return SLIP;
    }
    return -1;
  }

  /* The documents that have a word like the one typed: Map of { cost, first, merit }. */
  async function reading(typed, typing) {
    const found = new Map();
    const take = (there) => {
      for (const [term, documents] of there) {
        const price = cost(typed, term, typing);
        if (price < 0) continue;
        for (const [document, { weight, places }] of documents()) {
          const known = found.get(document);
          if (!known || price < known.cost) found.set(document, { cost: price, merit: weight, first: places ? places[0] : 1 });
        }
      }
    };
    take(await names.around(typed));
    if (SAID[typed]) take(new Map([[SAID[typed], await names.having(SAID[typed])]].map(([term, one]) => [term, () => one])));
    if (typing && !found.size && typed.length > 3) take(await names.around(typed[1] + typed[0] + typed.slice(2))); // "orhingya"
    return found;
  }

  /* Those whose names read like `text`, likeliest first, and how many they are:
     { all, found: [{ name, page, kind, letters, lists, maybe, written, exact }] }. `maybe` is the name of another that it may be. `written` is the variant name that matched, ""
     if it was the name itself; `exact` says that every word stands in it as typed. While one is `typing`, the last word may go on. */
  async function suggest(text, limit, typing = false) {
    await archiveSearch.ready(text);
    const { words, stretches } = parts(text);
    const whole = await read(text, words, stretches, limit, typing);
    if (whole.all || stretches.length) return whole;
    for (let at = 1; at < words.length; at += 1) { // "alt sean" for "altsean"
      const closed = [...words.slice(0, at - 1), words[at - 1] + words[at], ...words.slice(at + 1)];
      const other = await read(closed.join(" "), closed, stretches, limit, typing);
      if (other.all) return other;
    }
    return whole;
  }

  async function read(text, words, stretches, limit, typing) {
    const some = [
      ...await Promise.all(words.map((word, at) => reading(word, typing && at === words.length - 1))),
      ...await Promise.all(stretches.map(async (terms) => new Map([...await names.phrase(terms)]
        .map(([document, { weight, places }]) => [document, { cost: EXACT, merit: weight, first: places ? places[0] : 1 }])))),
    ];
    if (!some.length) return { all: 0, found: [] };
    const ranked = [...some[0].keys()].filter((document) => some.every((one) => one.has(document))).map((document) => {
      const each = some.map((one) => one.get(document));
      const price = each.reduce((sum, one) => sum + one.cost, 0) - (each[0].first === 0 ? 0.25 : 0);
      return { document, price, merit: each[0].merit, exact: each.every((one) => one.cost < SLIP) };
    });
    ranked.sort((one, other) => one.price - other.price || other.merit - one.merit);
    const phrase = wordsOf(text).flatMap(({ terms }) => terms.filter(Boolean)).join(" ");
    const cards = await Promise.all(ranked.slice(0, Math.max(LOOKED, limit)).map((one) => card(one, phrase, [...words.map((word) => [word]), ...stretches])));
    cards.sort((one, other) => one.price - other.price || other.letters - one.letters
      || one.name.length - other.name.length || (one.name < other.name ? -1 : 1));
    return { all: ranked.filter(({ exact }) => exact).length, found: cards.slice(0, limit) };
  }

  async function card({ document, price, exact }, phrase, sequences) {
    const [group, edition, number] = document.split(".");
    const cards = await archiveSearch.get(`names/t/${group}.${edition}.${Math.floor(number / CARDS)}`);
    const [name, page, kind, letters, lists, variants, maybe] = cards[number % CARDS];
    const plain = (one) => ` ${wordsOf(one).flatMap(({ terms }) => terms.filter((term) => term && term[0] !== "+")).join(" ")}`;
    const better = (one) => (plain(one).startsWith(` ${phrase}`) ? 1 : plain(one).includes(` ${phrase}`) ? 0.5 : 0);
    const count = (one) => marks(one, sequences).length;
    let [written, bonus, most] = [name, better(name), count(name)];
    for (const one of variants) {
      if (better(one) > bonus || (better(one) === bonus && count(one) > most)) [written, bonus, most] = [one, better(one), count(one)];
    }
    return { name, page, kind, letters, lists, maybe, exact, price: price - bonus, written: written === name ? "" : written };
  }

  return suggest;
})();
