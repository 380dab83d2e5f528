/* A query as typed, and where in a text that which it asks for stands: for the search, and for the page arrived at from it.

   A query has parts: "phrases in quotes", words, and -words that must not be there. A word with signs in it ("S/RES/2669")
   and a stretch of a script without spaces are phrases, too. */
"use strict";

archiveSearch.asked = (() => {
  const { wordsOf, marks } = archiveSearch.words;
  const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;
  const SYMBOL = /^[A-Z]+(?:\/[A-Z0-9.]+)*\/(\d{2,})$/i; // of a UN document: letters say its number

  /* "ကချင် \"civil society\" fuel -ferries" -> what must be there, what must not. */
  function parse(text) {
    const parts = [];
    const rest = text.replace(QUOTED, (_, phrase) => {
      parts.push(...runs(phrase).map((terms) => ({ terms, quoted: true })));
      return " ";
    });
    const excluded = [];
    for (const typed of rest.replace(/["“”„«»]/g, " ").split(/\s+/)) {
      if (/^[-−]./.test(typed)) excluded.push(...runs(typed.slice(1)));
      else {
        const [, number] = SYMBOL.exec(typed) || [];
        parts.push(...runs(typed).map((terms) => ({ terms, number, quoted: false })));
      }
    }
    return { parts, excluded, asks: parts.length > 0 };
  }

  /* The terms of a text, those that must stand one behind the other together. */
  function runs(text) {
    const found = [[]];
    for (const term of wordsOf(text).flatMap(({ terms }) => terms)) {
      const last = found[found.length - 1];
      if (!term) found.push([]);
      else if (term[0] === "+") last[last.length - 1] = term.slice(1);
      else last.push(term);
    }
    return found.filter((terms) => terms.length);
  }

  /* Where sequences of terms stand in a text: [[start, end], …]. Small words are marked beside longer ones only, never
     alone, unless nothing else was asked for. */
  function hitsIn(text, sequences) {
    const all = marks(text, sequences);
    if (!sequences.some((terms) => terms.length > 1 || terms[0].length > 3)) return all;
    const small = ([start, end]) => end - start < 4 && /^[a-z]+$/i.test(text.slice(start, end)) && text.slice(start, end) !== text.slice(start, end).toUpperCase();
    const runs = [];
    for (const one of all) {
      const run = runs[runs.length - 1];
      if (run && one[0] - run[run.length - 1][1] <= 2) run.push(one);
      else runs.push([one]);
    }
    return runs.filter((run) => !run.every(small)).flat();
  }

  return { parse, hitsIn };
})();
