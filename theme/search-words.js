/* What counts as a word, and when two words are one: the rules of sitegen/publishing/search/words.py, which explains
   them. Both must agree, in what the index holds and in what is asked of it. */
"use strict";

archiveSearch.words = (() => {
  const RUN = /[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+/;
  const LETTERS = { __proto__: null,
    "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i",
    "ŋ": "n", "ĸ": "k", "ƒ": "f", "ς": "σ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ʼ": "", "ʻ": "", "ʾ": "", "ʿ": ""
  };
  const ZEROS = "٠۰०০๐໐០၀";
  const DIGIT = new RegExp(`[${[...ZEROS].map((zero) => `${zero}-${String.fromCharCode(zero.charCodeAt(0) + 9)}`).join("")}]`, "g");
  const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g;
  const CONTINUOUS = /[\u0e00-\u0eff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{323af}]+/u;
  const SIGNS = "\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u17b4-\\u17d1\\u17d3\\u17dd";
  const CLUSTER = new RegExp(`[^\\u17d2](?:\\u17d2.|[${SIGNS}])*|\\u17d2`, "gu");
  const GOES_ON = new RegExp(`^[${SIGNS}\\u17d2]`);
  const SIGN = "[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]";
  const WORD = new RegExp(`[0-9]{1,3}(?:[.,'’\\u00a0\\u202f][0-9]{3})+(?!${SIGN})|${SIGN}+(?:['’‘\\u0060´][sS](?!${SIGN}))?`, "gu");
  const HYPHEN = /[-‐‑]/g;
  const ROMAN = /(?=[IVX]{1,6}l|l{1,6}[IVX])[IVXl]{2,7}/g;
  const NAME = /[A-Z][a-z]+(?:[ \n-](?:(?:(?:of|for)(?: the)?|de(?: la)?|des|du|del|der|für|van) )?[A-Z][a-z]+){2,}/g;

  const digits = (text) => text.replace(DIGIT, (digit) => [...ZEROS].map((zero) => digit.charCodeAt(0) - zero.charCodeAt(0)).find((value) => value >= 0 && value < 10));
  const folded = (text) => digits(text).normalize("NFKD").replace(ACCENTS, "").toLowerCase()
    .replace(/[^]/gu, (letter) => LETTERS[letter] ?? letter).normalize("NFC");

  /* Of what was not made ready for, nothing is looked for: it stays whole. */
  const syllables = (run) => (archiveSearch.burmese ? archiveSearch.burmese.syllables(archiveSearch.burmese.unicode(run)) : [run]);

  function termsOf(raw) {
    if (/^[a-z0-9]+$/i.test(raw)) return [raw.toLowerCase()];
    const figures = raw.replace(/[.,'’\u00a0\u202f]/g, "");
    if (/^[0-9]+$/.test(figures)) return [figures];
    const plain = digits(raw.replace(UNSEEN, ""));
    const owned = plain.length > 2 && "'’‘\u0060´".includes(plain[plain.length - 2]);
    const terms = [];
    (owned ? plain.slice(0, -2) : plain).split(new RegExp(`(${RUN.source})`)).forEach((part, number) => {
      if (number % 2) terms.push("", ...syllables(part), "");
      else if (part) folded(part).split(new RegExp(`(${CONTINUOUS.source})`, "u")).forEach((run, at) => {
        if (at % 2) terms.push("", ...run.match(CLUSTER), "");
        else if (run) terms.push(run);
      });
    });
    if (owned && terms.length) terms.push(`+${terms[terms.length - 1]}s`);
    return terms;
  }

  /* The words of a text: [{ start, end, terms }]. "" among terms is a gap; "+term" stands where the one before it does. */
  const wordsOf = (text) => [...text.matchAll(WORD)].map((found) => (
    { start: found.index, end: found.index + found[0].length, terms: termsOf(found[0]) }));

  /* What words of a text may be meant by, too: [{ term, first, last }], by the words' numbers. */
  function readingsOf(text, words) {
    const begins = new Map(words.map(({ start }, number) => [start, number]));
    const ends = new Map(words.map(({ end }, number) => [end, number]));
    const found = [];
    const enter = (term, first, last) => { if (first !== undefined && last !== undefined) found.push({ term, first, last }); };
    for (const { index } of text.matchAll(HYPHEN)) {
      const [first, last] = [ends.get(index), begins.get(index + 1)];
      if (first === undefined || last === undefined) continue;
      if (words[first].terms.length === 1 && words[last].terms.length === 1) enter(words[first].terms[0] + words[last].terms[0], first, last);
    }
    for (const { 0: number, index } of text.matchAll(ROMAN)) {
      const [first, last] = [begins.get(index), ends.get(index + number.length)];
      if (first === last) enter(number.replace(/l/g, "i").toLowerCase(), first, last);
    }
    for (const { 0: name, index } of text.matchAll(NAME)) {
      enter(name.match(/[A-Z](?=[a-z])/g).join("").toLowerCase(), begins.get(index), ends.get(index + name.length));
    }
    return found;
  }

  /* The places of a text: [{ terms, start, end, whole }], `whole` saying of a term that it ends elsewhere. */
  function slotsOf(text) {
    const words = wordsOf(text);
    const slots = [];
    const starts = words.map(({ start, end, terms }) => {
      const at = slots.length;
      for (const term of terms) {
        if (term[0] === "+") slots[slots.length - 1].terms.push(term.slice(1));
        else slots.push({ terms: term ? [term] : [], start, end, whole: {} });
      }
      return at;
    });
    for (const { term, first, last } of readingsOf(text, words)) {
      slots[starts[first]].terms.push(term);
      slots[starts[first]].whole[term] = words[last].end;
    }
    return slots;
  }

  const divided = (term) => RUN.test(term) || CONTINUOUS.test(term);

  /* Where in a text the sequence of terms stands: [[start, end], …]. */
  function standing(text, slots, sequence) {
    if (RUN.test(sequence[0])) return archiveSearch.burmese.places(text, sequence.join(""));
    if (CONTINUOUS.test(sequence[0])) return within(text, sequence.join(""));
    return slots.flatMap(({ start }, at) => {
      if (!sequence.every((term, step) => slots[at + step] && slots[at + step].terms.includes(term))) return [];
      const last = slots[at + sequence.length - 1];
      return [[start, last.whole[sequence[sequence.length - 1]] ?? last.end]];
    });
  }

  /* The same for a stretch without spaces, which may stand within a longer one. */
  function within(text, stretch) {
    const from = [];
    let plain = "";
    let at = 0;
    for (const sign of text) {
      for (const one of folded(sign)) {
        plain += one;
        for (let n = 0; n < one.length; n += 1) from.push(at);
      }
      at += sign.length;
    }
    from.push(at);
    const found = [];
    for (let here = plain.indexOf(stretch); here >= 0; here = plain.indexOf(stretch, here + stretch.length)) {
      const end = here + stretch.length;
      if (!GOES_ON.test(plain.slice(end))) found.push([from[here], from[end]]);
    }
    return found;
  }

  /* All places of all sequences in a text, in order, none within another: [[start, end], …]. */
  function marks(text, sequences) {
    const slots = slotsOf(text);
    const all = sequences.flatMap((sequence) => standing(text, slots, sequence));
    all.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const kept = [];
    for (const one of all) if (!kept.length || one[0] >= kept[kept.length - 1][1]) kept.push(one);
    return kept;
  }

  /* How many slips (letters wrong, missing, too many, exchanged) lie between two words; more than `most` is `most` + 1. */
  function slips(typed, word, most) {
    let before = null;
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
        if (before && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[word.length];
  }

  return { slips, folded, termsOf, wordsOf, readingsOf, divided, marks };
})();
