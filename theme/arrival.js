/* Mark, on the page arrived at from a search, the words that were searched for; then forget them.

   The words come in the address (?marked=…), which is cleaned at once: reloading or copying it gives the plain page. */
"use strict";

(() => {
  const given = new URLSearchParams(location.search).get("marked");
  if (!given) return;
  try {
    history.replaceState(history.state, "", location.pathname + location.hash);
  } catch (fault) {
    // An old browser may not let a page on a disk change its address; the words are marked all the same.
  }
  const MYANMAR = /[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+/g;
  const LETTER = /[\p{L}\p{N}]/u;
  const GOES_ON = /^(?:[\u102b-\u103e\u1056-\u1064]|[\u1000-\u1021]\u1037?[\u103a\u1039])/; // the syllable is not over

  /* Lower case, without accents, as long as before: places in the folded text are places in the text. */
  const fold = (text) => text.replace(/[^]/g, (mark) => {
    const plain = mark.normalize("NFD")[0].toLowerCase();
    return /[’‘ʼ]/.test(mark) ? "'" : plain.length === 1 ? plain : mark;
  });

  const phrases = [...given.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((found) => found[1]);
  const rest = given.replace(/["“”„«][^"“”„«»]+["“”»]/g, " ");
  const terms = [...phrases, ...(rest.match(MYANMAR) || []), ...rest.replace(MYANMAR, " ").split(/[^\p{L}\p{N}'’]+/u)]
    .map((term) => fold(term).trim()).filter((term) => term.length > 1);
  if (!terms.length) return;

  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const marks = texts.flatMap(mark);
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const first = marks.find((one) => !target || target.contains(one)) || marks[0];
  if (first) first.scrollIntoView({ block: "center" });

  /* Wrap every term in a text node: a Latin one from the start of a word to its end, a Burmese one in whole syllables. */
  function mark(node) {
    const text = fold(node.data);
    const places = [];
    for (const term of terms) {
      const latin = /^[a-z0-9]/.test(term);
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        let end = at + term.length;
        if (latin ? LETTER.test(text[at - 1] || " ") : GOES_ON.test(text.slice(end))) continue;
        while (latin && LETTER.test(text[end] || " ")) end += 1;
        places.push([at, end]);
      }
    }
    places.sort((one, other) => one[0] - other[0]);
    const made = [];
    let rest = node;
    let passed = 0;
    for (const [start, end] of places) {
      if (start < passed) continue;
      const hit = rest.splitText(start - passed);
      rest = hit.splitText(end - start);
      passed = end;
      const wrapped = document.createElement("mark");
      hit.replaceWith(wrapped);
      wrapped.append(hit);
      made.push(wrapped);
    }
    return made;
  }
})();
