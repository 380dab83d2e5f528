/* The letters that a query finds. A letter is found if it has every part. What has only words like those asked for
   (another ending, a slip) is similar, and is shown as that. */
"use strict";

archiveSearch.query = (() => {
  const { divided, slips } = archiveSearch.words;
  const letters = archiveSearch.index("letters");
  const ALIKE = 8; // similar terms that are looked at
  const FEW = 10; // hits above which nobody is shown what is only similar
  const SMALL = 256; // letters up to which it costs little to tell who has the words side by side

  const common = (some) => [...some[0].keys()].filter((document) => some.every((one) => one.has(document)));

  const joined = (maps) => {
    const all = new Map();
    for (const map of maps) for (const [document, posting] of map) if (!all.has(document)) all.set(document, posting);
    return all;
  };

  /* The documents that have a part, and the sequence of terms that was found for it. */
  async function answer({ terms, number }) {
    const found = await letters.phrase(terms);
    if (found.size) return { found, sequences: [terms] };
    const tries = number ? [[number]] : terms.length > 1 ? [[terms.join("")]] : await halves(terms);
    for (const other of divided(terms[0]) ? [] : tries) {
      const there = await letters.phrase(other);
      if (there.size) return { found: there, sequences: [other] };
    }
    return { found, sequences: [terms] };
  }

  /* "airstrikes" as "air strikes", where the letters have both. */
  async function halves([term]) {
    if (term.length < 6) return [];
    const there = await letters.around(term);
    return [...there.keys()].filter((half) => half.length > 2 && term.length - half.length > 2 && term.startsWith(half))
      .map((half) => [half, term.slice(half.length)]);
  }

  /* The letters that have every part, best first or in order of date, and those that are only like that:
     { hits, similar, some }, each of [{ document, score, places, sequences }]; `some` have all but the parts that no letter
     has, which are `missing`: names, perhaps. */
  async function run({ query, filters, sort }) {
    const { parts, excluded } = query;
    const size = await letters.size();
    const allowed = await filtered(filters);
    const without = joined(await Promise.all(excluded.map((terms) => letters.phrase(terms))));
    const kept = (document) => (!allowed || allowed.has(document)) && !without.has(document);
    if (!parts.length) {
      const all = allowed || joined(await tagged("@date:"));
      return { hits: await ordered([...all.keys()].filter(kept).map((document) => entry(document, [], [])), sort || "desc"), similar: [], some: [], missing: "" };
    }
    let answers = await Promise.all(parts.map(answer));
    let documents = common(answers.map(({ found }) => found)).filter(kept);
    if (!documents.length && parts.length > 1 && parts.every(({ terms, quoted }) => !quoted && terms.length === 1)) {
      const whole = [parts.map(({ terms }) => terms[0]).join("")]; // "air strikes" for "airstrikes"
      const found = await letters.phrase(whole);
      documents = [...found.keys()].filter(kept);
      if (documents.length) answers = [{ found, sequences: [whole] }];
    }
    const close = documents.length > 1 && size <= SMALL ? await together(parts) : new Set();
    const scored = documents.map((document) => {
      const one = entry(document, answers, answers.flatMap(({ sequences }) => sequences), size);
      return { ...one, score: one.score * (close.has(document) ? 2 : 1) };
    });
    const hits = await ordered(scored, sort);
    const found = new Set(documents);
    const near = documents.length > FEW ? [] : (await alike(parts, size)).filter(({ document }) => kept(document) && !found.has(document));
    const missing = answers.filter(({ found }) => !found.size).map(({ sequences }) => sequences[0].join(" ")).join(" ");
    const some = documents.length || near.length || !missing ? [] : partly(answers, size).filter(({ document }) => kept(document));
    return { hits, similar: near, some, missing };
  }

  function entry(document, answers, sequences, size = 1) {
    const has = answers.filter(({ found }) => found.has(document));
    const score = has.reduce((sum, { found }) => sum + found.get(document).weight * Math.log(1 + size / found.size), 0);
    return { document, score, places: has.map(({ found }) => found.get(document).places || []), sequences };
  }

  /* Which letters have the words one behind the other. */
  async function together(parts) {
    const words = parts.filter(({ quoted }) => !quoted).flatMap(({ terms }) => terms);
    return new Set(words.length > 1 ? (await letters.phrase(words)).keys() : []);
  }

  /* The letters that have all parts that any letter has. */
  function partly(answers, size) {
    const there = answers.filter(({ found }) => found.size);
    if (!there.length) return [];
    const documents = common(there.map(({ found }) => found));
    return documents.map((document) => entry(document, there, there.flatMap(({ sequences }) => sequences), size))
      .sort((one, other) => other.score - one.score);
  }

  /* The letters that have for every part its term or one like it. */
  async function alike(parts, size) {
    const single = parts.every(({ terms, quoted }) => !quoted && terms.length === 1);
    const whole = single && parts.length > 1 ? [{ terms: [parts.map(({ terms }) => terms[0]).join("")] }] : null;
    const near = (await likely(parts, size)) || (whole && (await likely(whole, size)));
    return near || [];
  }

  async function likely(parts, size) {
    const answers = await Promise.all(parts.map(async ({ terms, quoted }) => {
      if (quoted || terms.length > 1 || divided(terms[0])) return { found: await letters.phrase(terms), sequences: [terms] };
      const terms_ = await similar(terms[0]);
      return { found: joined(await Promise.all([letters.having(terms[0]), ...terms_.map((term) => letters.having(term))])),
        sequences: [terms, ...terms_.map((term) => [term])] };
    }));
    const documents = common(answers.map(({ found }) => found));
    if (!documents.length) return null;
    return documents.map((document) => entry(document, answers, answers.flatMap(({ sequences }) => sequences), size))
      .sort((one, other) => other.score - one.score);
  }

  /* The terms of the letters that are like one, likeliest first: another ending, a slip or two. */
  async function similar(term) {
    if (term.length < 4 || /\d/.test(term)) return [];
    const there = await letters.around(term);
    const most = term.length < 8 ? 1 : 2;
    return [...there.keys()].map((other) => [other, likeness(term, other, most)]).filter(([other, cost]) => other !== term && cost < 9)
      .sort((one, other) => one[1] - other[1]).slice(0, ALIKE).map(([other]) => other);
  }

  /* What it costs to take one word for the other; 9 if nobody would. */
  function likeness(term, other, most) {
    if (other[0] === "@" || /\d/.test(other)) return 9;
    let same = 0;
    while (same < term.length && term[same] === other[same]) same += 1;
    if (same >= 4 && same >= 0.6 * Math.max(term.length, other.length)) return 1 + (Math.max(term.length, other.length) - same) / 10;
    return Math.abs(term.length - other.length) <= most && slips(term, other, most) <= most ? 2 : 9;
  }

  async function tagged(start) {
    return [...await letters.beginning(start)].map(([, found]) => found());
  }

  /* The letters that pass the filters: null if there are none. */
  async function filtered(filters) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    if (!chosen.length) return null;
    const some = await Promise.all(chosen.map(([name, value]) => letters.having(`@${name}:${value}`)));
    return new Map(common(some).map((document) => [document, some[0].get(document)]));
  }

  async function ordered(hits, sort) {
    if (!sort) return hits.sort((one, other) => other.score - one.score);
    const dates = new Map();
    for (const [term, found] of await letters.beginning("@date:")) {
      for (const document of found().keys()) dates.set(document, term.slice(6));
    }
    const way = sort === "asc" ? 1 : -1;
    const date = ({ document }) => dates.get(document) || "";
    return hits.filter((one) => date(one)).sort((one, other) => (date(one) < date(other) ? -way : date(one) > date(other) ? way : 0));
  }

  return { run };
})();
