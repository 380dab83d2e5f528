/* Where in a page's text the hits stand, and the piece of text to show around them. */
"use strict";

archiveSearch.excerpt = (() => {
  const AROUND = 220; // characters in an excerpt, about three lines
  const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;

  /* The hits in a page's text, in order: [{ start, end }]. Words come by their number, Burmese by its letters. */
  function hits(text, words, locations, stretches) {
    const byWord = [...new Set(locations)].filter((at) => at < words.length).map((at) => {
      const { start, word } = words[at];
      const bare = word.replace(EDGES, "");
      const inset = bare ? word.indexOf(bare) : 0;
      return { start: start + inset, end: start + inset + (bare || word).length };
    });
    const byLetter = stretches.flatMap((stretch) =>
      archiveSearch.burmese.places(text, stretch).map(([start, end]) => ({ start, end })));
    const all = [...byWord, ...byLetter].sort((one, other) => one.start - other.start || other.end - one.end);
    return all.filter((hit, number) => !number || hit.start >= all[number - 1].end);
  }

  const wordsOf = (text) => [...text.matchAll(/\S+/g)].map((found) => ({ start: found.index, word: found[0] }));

  /* The element, among those that have an address of their own, in which the character at `at` stands. */
  function anchorAt(at, anchors, words) {
    let found = null;
    for (const anchor of anchors) {
      const start = words[anchor.location] ? words[anchor.location].start : Infinity;
      if (start <= at && anchor.text && (!found || anchor.location >= found.location)) found = anchor;
    }
    return found;
  }

  /* One hit for every place in the page: { anchor, hits, from, to }, those with most hits first. */
  function passages(data, locations, stretches) {
    const text = data.content;
    const words = wordsOf(text);
    const grouped = new Map();
    for (const hit of hits(text, words, locations, stretches)) {
      const anchor = anchorAt(hit.start, data.anchors || [], words);
      const key = anchor ? anchor.id : "";
      if (!grouped.has(key)) grouped.set(key, { anchor, hits: [] });
      grouped.get(key).hits.push(hit);
    }
    return [...grouped.values()].sort((one, other) => other.hits.length - one.hits.length);
  }

  /* Put the text around the first of `hits` into `place`, with every hit in it in a <mark>. No markup is ever parsed. */
  function show(place, text, found) {
    const first = found.length ? found[0].start : 0;
    let from = Math.max(0, first - AROUND / 3);
    let to = Math.min(text.length, from + AROUND);
    if (from > 0) from = boundary(text, from, first);
    if (to < text.length) to = Math.max(boundary(text, to, to + 40), ...found.slice(0, 1).map((hit) => hit.end));
    place.append(from > 0 ? "… " : "");
    let at = from;
    for (const { start, end } of found) {
      if (start < from || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      place.append(text.slice(at, start), mark);
      at = end;
    }
    place.append(text.slice(at, to), to < text.length ? " …" : "");
  }

  /* The end of the word at `at`, at most `limit`, so that no word is cut; Burmese is cut where a syllable begins. */
  function boundary(text, at, limit) {
    for (let here = Math.ceil(at); here < Math.min(limit, text.length); here += 1) {
      if (/\s/.test(text[here]) || archiveSearch.burmese.begins(text, here)) return here;
    }
    return Math.min(Math.ceil(at), text.length);
  }

  return { passages, show };
})();
