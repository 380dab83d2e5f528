/* Organizations by name, as people type names: from any letter on, as an acronym, with a slip of the finger, whatever
   the case, accents, apostrophes and dashes; "&" is "and", "4" is "for". Everything happens in memory; twenty thousand
   names take a few milliseconds a keystroke. */
"use strict";

archiveSearch.suggest = (() => {
  const MUTE = new Set(["and", "the"]); // words that people leave out
  const SMALL = new Set(["and", "the", "of", "for", "in", "on", "to"]); // words that acronyms leave out
  const SLICE = 2000; // names taken in before the page may breathe again
  const PREFIX = 0, INSIDE = 2, TYPO = 5, ACRONYM = 1; // what a way of matching costs

  let lines = null;
  let book = null;

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/['’‘ʼ`´]s(?![\p{L}\p{N}])/gu, "").replace(/['’‘ʼ`´]/g, "").replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

  function wordsOf(text) {
    const words = fold(text).split(" ").filter(Boolean).map((word) => ({ 4: "for", 2: "to" }[word] || word));
    const telling = words.filter((word) => !MUTE.has(word));
    return telling.length ? telling : words;
  }

  function initialsOf(text) {
    const words = fold(text.replace(/\([^)]*\)/g, " ")).split(" ").filter((word) => /^[a-z]/.test(word));
    const of = (list) => list.map((word) => word[0]).join("");
    return words.length > 1 ? new Set([of(words), of(words.filter((word) => !SMALL.has(word)))]) : new Set();
  }

  /* The page that the name says, where the file leaves it out: the rule of sitegen/adapters/search/names.py. */
  const usualPage = (name) =>
    `organizations/${name.toLowerCase().replace(/['’ʼ`]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")}.html`;

  /* The book: organizations, their forms of name, and which forms hold a word or have an acronym. */
  async function open() {
    if (!lines) await archiveSearch.load("search/names.js");
    const made = { organizations: [], forms: [], words: new Map(), acronyms: new Map() };
    const enter = (index, key, form) => (index.get(key) || index.set(key, []).get(key)).push(form);
    for (const [number, line] of lines.entries()) {
      const [letters, page, ...names] = line.split("\t");
      made.organizations.push({ name: names[0], page: page || usualPage(names[0]), letters: Number(letters) });
      for (const name of names) {
        const form = made.forms.push({ organization: number, name, text: wordsOf(name).join(" ") }) - 1;
        for (const word of new Set(wordsOf(name))) enter(made.words, word, form);
        for (const initials of initialsOf(name)) enter(made.acronyms, initials, form);
      }
      if (number % SLICE === SLICE - 1) await new Promise((resume) => setTimeout(resume));
    }
    return made;
  }

  /* Whether `typed` is at most `most` slips (letters wrong, missing, too many, exchanged) from the start of `word`. */
  function near(typed, word, most) {
    if (typed[0] !== word[0] && typed[1] !== word[1]) return false;
    let before = null;
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const same = typed[i - 1] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (before && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return false;
      [before, row] = [row, next];
    }
    return row.some((slips, length) => slips <= most && length >= typed.length - most);
  }

  /* What it costs to read `typed` as a word of each form; forms that do not have it are absent. */
  function readings(typed) {
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    const found = new Map();
    for (const [word, forms] of book.words) {
      let cost = word === typed ? PREFIX : word.startsWith(typed) ? PREFIX + 0.5 : -1;
      if (cost < 0 && typed.length > 2 && word.includes(typed)) cost = INSIDE;
      if (cost < 0 && most && word.length >= typed.length - most && near(typed, word.slice(0, typed.length + most), most)) cost = TYPO;
      if (cost < 0) continue;
      for (const form of forms) if (!(found.get(form) <= cost)) found.set(form, cost);
    }
    return found;
  }

  function matches(text) {
    const stretches = archiveSearch.burmese.stretches(text);
    const typed = wordsOf(archiveSearch.burmese.without(text));
    let found = null;
    for (const word of typed) {
      const costs = readings(word);
      found = new Map([...(found || costs)].filter(([form]) => costs.has(form))
        .map(([form, cost]) => [form, found ? cost + costs.get(form) : cost]));
    }
    if (typed.length === 1 && typed[0].length > 1) {
      for (const [initials, forms] of book.acronyms) {
        if (!initials.startsWith(typed[0])) continue;
        const cost = initials === typed[0] ? 0 : ACRONYM;
        for (const form of forms) if (!(found.get(form) <= cost)) found.set(form, cost);
      }
    }
    found = found || (stretches.length ? new Map(book.forms.map((_, form) => [form, PREFIX])) : new Map());
    const phrase = typed.join(" ");
    return [...found].filter(([form]) => holds(book.forms[form].name, stretches)).map(([form, cost]) => {
      const { text: whole } = book.forms[form];
      return [form, whole.startsWith(phrase) ? cost - 1 : ` ${whole}`.includes(` ${phrase}`) ? cost - 0.5 : cost];
    });
  }

  const holds = (name, stretches) =>
    stretches.every((stretch) => archiveSearch.burmese.places(archiveSearch.burmese.plain(name), stretch).length);

  /* The organizations whose names read like `text`, at most `limit`: [{ name, page, written }], likeliest first.
     `written` is the variant name that matched, "" if it was the name itself. */
  async function suggest(text, limit) {
    book = book || await open();
    const best = new Map();
    for (const [number, cost] of matches(text)) {
      const form = book.forms[number];
      if (!best.has(form.organization) || cost < best.get(form.organization).cost) best.set(form.organization, { form, cost });
    }
    const ranked = [...best].map(([number, { form, cost }]) => ({ ...book.organizations[number], form, cost }));
    ranked.sort((one, other) => one.cost - other.cost || other.letters - one.letters
      || one.name.length - other.name.length || (one.name < other.name ? -1 : 1));
    return ranked.slice(0, limit).map(({ name, page, form }) => ({ name, page, written: form.name === name ? "" : form.name }));
  }

  archiveSearch.allNames = () => book.organizations;
  archiveSearch.names = (text) => { lines = text ? text.split("\n") : []; };
  return suggest;
})();
