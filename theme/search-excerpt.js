/* Where in a letter the hits stand, and the piece of text to show around them. */
"use strict";

archiveSearch.excerpt = (() => {
  const { hitsIn } = archiveSearch.asked;
  const PIECE = 512; // places in a piece of a letter: as in sitegen/publishing/search/postings.py
  const AROUND = 220; // characters in an excerpt, about three lines

  /* A letter that was found: { page, title, date, shown, language, opening, passages: [{ anchor, text, hits }] }, the
     passages in the piece of its text that holds most of what was asked for, those with most hits first. */
  async function letter({ document, places, sequences }) {
    const ranked = rank(places);
    const first = await piece(document, ranked.length ? ranked[0] : 0, sequences);
    if (first.passages.length) return first;
    // What was found first is the title or the date, which is no text, or its places are held apart.
    const apart = await Promise.all(sequences.map(async ([term]) => {
      const posting = (await archiveSearch.index("letters").standing(term)).get(document);
      return posting ? posting.places : [];
    }));
    for (const number of rank(apart).filter((one) => one !== ranked[0]).slice(0, 2)) {
      const other = await piece(document, number, sequences);
      if (other.passages.length) return other;
    }
    return first;
  }

  /* The numbers of the pieces in which the places are, those with most parts of the query first. */
  function rank(places) {
    const pieces = new Map();
    places.forEach((some, part) => some.forEach((place) => {
      const number = Math.floor(place / PIECE);
      if (!pieces.has(number)) pieces.set(number, new Set());
      pieces.get(number).add(part);
    }));
    return [...pieces].sort((one, other) => other[1].size - one[1].size || one[0] - other[0]).map(([number]) => number);
  }

  async function piece(document, number, sequences) {
    const [page, title, date, shown, language, fields] = await archiveSearch.get(`letters/t/${document}.${number}`);
    const passages = fields.map(([anchor, text]) => ({ anchor, text, hits: hitsIn(text, sequences) }))
      .filter(({ hits }) => hits.length).sort((one, other) => other.hits.length - one.hits.length);
    return { page, title, date, shown, language, passages, opening: fields.length ? fields[0][1] : "" };
  }

  /* Put the text around the first of `hits` into `place`, with every hit in it in a <mark>. No markup is ever parsed. */
  function show(place, text, hits) {
    const first = hits.length ? hits[0][0] : 0;
    let from = Math.max(0, first - AROUND / 3);
    let to = Math.min(text.length, from + AROUND);
    if (from > 0) from = boundary(text, from, first);
    if (to < text.length) to = Math.max(boundary(text, to, to + 40), ...hits.slice(0, 1).map(([, end]) => end));
    place.append(from > 0 ? "… " : "");
    let at = from;
    for (const [start, end] of hits) {
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
      if (/\s/.test(text[here]) || (archiveSearch.burmese && archiveSearch.burmese.begins(text, here))) return here;
    }
    return Math.min(Math.ceil(at), text.length);
  }

  return { letter, show };
})();
