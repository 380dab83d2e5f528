/* A query as typed, and what it finds.

   A query has parts: "phrases in quotes", stretches of Burmese, words, and -words that must not be there. Each is
   searched by itself, and a page is found if every part finds it. Pagefind takes a word that it does not have for ever
   shorter ones ("amnesty" for "a"); in quotes it does not, so every word is asked for in quotes. What only the looser
   search finds is similar at best, and is shown as that if its words look like those asked for. */
"use strict";

archiveSearch.query = (() => {
  const burmese = archiveSearch.burmese;
  const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;
  const SYMBOL = /^[A-Z]+(?:\/[A-Z0-9.]+)*\/(\d{2,})$/i; // of a UN document: letters say its number
  const LIKE = 0.6; // of the longer of two words must be alike at their beginning

  /* "ကချင် \"civil society\" fuel -ferries" -> the terms to search for, and what to mark on the pages found. */
  function parse(text) {
    const phrases = [];
    const rest = text.replace(QUOTED, (_, phrase) => {
      phrases.push(phrase);
      return " ";
    });
    const latin = (piece) => burmese.without(piece).replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim();
    const stretches = [...new Set([...phrases, rest].flatMap(burmese.stretches))];
    const typed = latin(rest).split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
    const excluded = typed.filter((word) => /^[-−]./.test(word)).map((word) => word.slice(1));
    const words = typed.filter((word) => !/^[-−]./.test(word)).map((word) => (SYMBOL.exec(word) || [])[1] || word);
    const exact = [...stretches.map(burmese.spelt), ...phrases.map(latin).filter(Boolean)].map((part) => `"${part}"`);
    return { stretches, words, excluded, exact, asks: Boolean(exact.length || words.length) };
  }

  const quoted = (word) => `"${word.replace(/"/g, "")}"`;

  /* What all answers have: id -> the result in the first of them. */
  const common = (answers) => {
    const [first, ...others] = answers.map(({ results }) => new Map(results.map((one) => [one.id, one])));
    return new Map([...(first || [])].filter(([id]) => others.every((other) => other.has(id))));
  };

  /* Pages that every term finds, best first or in order of date, and those that the words are only like:
     { hits, similar }, each [{ id, locations, data }]. */
  async function run(engine, { query, filters, sort }) {
    const options = { filters, sort: sort ? { date: sort } : {} };
    const ask = (terms) => Promise.all(terms.map((term) => engine.search(term, options)));
    const { words, exact, excluded } = query;
    const strict = await ask([...exact, ...words.map(quoted)]);
    const loose = await ask(words.length ? [words.join(" ")] : query.asks ? [] : [null]);
    let found = strict.length ? common(strict) : common(loose);
    if (!found.size && words.length > 1) { // "air strikes" for "airstrikes"
      found = common(await ask([...exact, quoted(words.join(""))]));
    }
    const without = new Set((await ask(excluded.map(quoted))).flatMap(({ results }) => results.map(({ id }) => id)));
    const ranked = new Map(loose.flatMap(({ results }) => results.map((one) => [one.id, one])));
    const entry = (id, results) => ({
      id,
      score: ranked.has(id) ? ranked.get(id).score : 0,
      locations: results.flatMap((one) => one.words),
      data: results[0].data,
    });
    const parts = strict.map(({ results }) => new Map(results.map((one) => [one.id, one])));
    const hits = [...found].filter(([id]) => !without.has(id)).map(([id, result]) => {
      const places = parts.map((part) => part.get(id)).filter(Boolean);
      return entry(id, ranked.has(id) ? [ranked.get(id), ...places.slice(0, exact.length)] : places.length ? places : [result]);
    });
    const similar = exact.length ? [] : [...ranked].filter(([id]) => !found.has(id) && !without.has(id))
      .map(([id, result]) => entry(id, [result]));
    return { hits: sort ? hits : hits.sort((one, other) => other.score - one.score), similar };
  }

  const fold = (word) => word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  /* Whether every word that was asked for looks like one of those that were found. */
  function isLike(words, found) {
    const there = found.map(fold).filter(Boolean);
    return words.map(fold).filter(Boolean).every((word) => there.some((other) => {
      let same = 0;
      while (same < word.length && word[same] === other[same]) same += 1;
      return same >= 3 && same >= LIKE * Math.max(word.length, other.length);
    }));
  }

  return { parse, run, isLike };
})();
