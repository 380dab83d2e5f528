/* A query as typed, and what it finds.

   A query has parts: "phrases in quotes", stretches of Burmese, and all other words together. Pagefind looks for one
   phrase or some words at a time, so each part is searched by itself, and a page is found if every part finds it. */
"use strict";

archiveSearch.query = (() => {
  const burmese = archiveSearch.burmese;
  const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;

  /* "ကချင် \"civil society\" fuel" -> the terms to search for, and what to mark on the pages found. */
  function parse(text) {
    const phrases = [];
    const rest = text.replace(QUOTED, (_, phrase) => {
      phrases.push(phrase);
      return " ";
    });
    const latin = (piece) => burmese.without(piece).replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim();
    const stretches = [...new Set([...phrases, rest].flatMap(burmese.stretches))];
    const quoted = phrases.map(latin).filter(Boolean);
    const words = latin(rest);
    return {
      stretches,
      terms: [
        ...stretches.map((stretch) => `"${burmese.spelt(stretch)}"`),
        ...quoted.map((phrase) => `"${phrase}"`),
        ...(words ? [words] : []),
      ],
    };
  }

  /* Pages that every term finds: [{ id, score, locations, data }], best first, or in order of date. */
  async function run(engine, { terms, filters, sort }) {
    const options = { filters, sort: sort ? { date: sort } : {} };
    const answers = await Promise.all((terms.length ? terms : [null]).map((term) => engine.search(term, options)));
    const [first, ...others] = answers.map(({ results }) => new Map(results.map((one) => [one.id, one])));
    const found = [];
    for (const [id, result] of first) {
      const all = [result, ...others.map((other) => other.get(id))];
      if (!all.every(Boolean)) continue;
      found.push({
        id,
        score: all.reduce((sum, one) => sum + one.score, 0),
        locations: all.flatMap((one) => one.words),
        data: result.data,
      });
    }
    return sort || !others.length ? found : found.sort((one, other) => other.score - one.score);
  }

  return { parse, run };
})();
