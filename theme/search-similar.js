/* Letters that have other forms of the words, by Pagefind. Loaded only when they are asked for.

   sitegen/publishing/search/similar.py makes its files, all of them classic scripts, so that it runs over http and from
   a disk alike: Pagefind is given a `fetch` that hands over what those scripts hold. An engine knows the stems of one
   language; what its letters were laid into is put together by mergeIndex.

   The first language, that of most letters, is looked into at once; the others are as large each, and wait to be asked for.

   archiveSearch.similar.others()         resolves to the number of bytes that the programs of the other languages have
   archiveSearch.similar(query, filters, others)
                                          resolves to a function that gives the next letters, best first, [] at the end:
                                          [{ page, title, date, language, opening, passages: [{ anchor, text, hits }] }] */
"use strict";

archiveSearch.similar = (() => {
  const { marks, wordsOf } = archiveSearch.words;
  const LIKE = 0.6; // of the shorter of two words must be alike at their beginning
  const FOLDER = "similar/";
  let engines = {}; // by whether they are those of the other languages
  let missing = null; // a file that could not be loaded: Pagefind would take that for a word that no letter has

  /* "/similar/en-1/wasm.en.pagefind?ts=1" -> the file. The program is the same for all shards of a language. */
  async function file(address) {
    const path = address.replace(/[?#].*$/, "").replace(/^.*\/similar\//, "");
    const value = await archiveSearch.get(FOLDER + (/wasm\.\w+\.pagefind$/.exec(path) || [path])[0]).catch((fault) => {
      missing = fault;
      throw fault;
    });
    if (typeof value === "string") return new Response(Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0)));
    return new Response((path.endsWith("fragment") ? "pagefind_dcd" : "") + JSON.stringify(value));
  }

  async function engine(program, language, [first, ...others]) {
    const pagefind = program(file).createInstance({ basePath: `/${FOLDER}${first}/`, baseUrl: "/", noWorker: true });
    await pagefind.search("a"); // or what is missing would be told to nobody
    await Promise.all(others.map((one) => pagefind.mergeIndex(`/${FOLDER}${one}/`)));
    return { language, pagefind };
  }

  async function start(others) {
    const shards = Object.entries(await archiveSearch.get(`${FOLDER}shards`));
    const program = await archiveSearch.get(`${FOLDER}pagefind`);
    return Promise.all((others ? shards.slice(1) : shards.slice(0, 1)).map(([language, [, ...names]]) => engine(program, language, names)));
  }

  async function find({ parts, excluded }, filters, others = false) {
    engines[others] = engines[others] || start(others).catch((fault) => {
      engines = {};
      missing = null;
      throw fault;
    });
    const asked = parts.flatMap(({ terms }) => terms);
    const answers = await Promise.all((await engines[others]).map(async ({ language, pagefind }) =>
      (await pagefind.search(asked.join(" "))).results.map((one) => ({ ...one, language }))));
    if (missing) {
      const fault = missing;
      engines = {}; // so that it can be tried again
      missing = null;
      throw fault;
    }
    const results = answers.flat().sort((one, other) => other.score - one.score);
    return async (count) => {
      const found = [];
      while (results.length && found.length < count) {
        const some = results.splice(0, count - found.length);
        const letters = await Promise.all(some.map(async ({ data, language }) => letter(await data(), language, asked)));
        found.push(...letters.filter((one) => one && passes(one, parts, excluded, filters)));
      }
      return found;
    };
  }

  /* A letter that has for each word that was asked for one that looks like it; null if it has not. */
  function letter({ raw_url: url, content, meta, anchors, locations }, language, asked) {
    const starts = [...content.matchAll(/\S+/g)].map((word) => [word.index, word[0]]);
    const words = [...new Set(locations.map((at) => (starts[at] || [0, ""])[1]).flatMap(terms))];
    const alike = words.filter((word) => asked.some((one) => isLike(one, word)));
    if (!asked.every((one) => alike.some((word) => isLike(one, word)))) return null;
    const sequences = alike.map((word) => [word]);
    const pieces = [{ id: "", location: 0 }, ...anchors].map(({ id, location }, number, all) => {
      const [from, to] = [location, (all[number + 1] || { location: starts.length }).location].map((at) => (starts[at] || [content.length])[0]);
      const text = content.slice(from, to).trim();
      return { anchor: id, text, hits: marks(text, sequences) };
    });
    return {
      page: url.replace(/^\//, ""), title: meta.title, date: meta.date || "", to: (meta.to || "").split(" "), language, content, alike,
      opening: pieces.length > 1 ? pieces[1].text : "",
      passages: pieces.slice(1).filter(({ hits }) => hits.length).sort((one, other) => other.hits.length - one.hits.length),
    };
  }

  const terms = (text) => wordsOf(text).flatMap((word) => word.terms).filter((term) => term && term[0] !== "+");

  function isLike(word, other) {
    let same = 0;
    while (same < word.length && word[same] === other[same]) same += 1;
    return word === other || (same >= 3 && same >= LIKE * Math.min(word.length, other.length));
  }

  /* Whether a letter is only similar: one that has all of the words is an answer, and stands above. */
  function passes({ content, date, to }, parts, excluded, { year, to: addressee }) {
    const has = (sequence) => marks(content, [sequence]).length > 0;
    return !parts.every((part) => has(part.terms)) && !excluded.some(has)
      && (!year || date.startsWith(year)) && (!addressee || to.includes(addressee));
  }

  find.others = async () => Object.values(await archiveSearch.get(`${FOLDER}shards`)).slice(1).reduce((sum, [bytes]) => sum + bytes, 0);
  return find;
})();
