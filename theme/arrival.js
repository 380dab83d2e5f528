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
  const index = new URL("search-index.js", document.currentScript.src).href;
  begin().catch(() => {}); // without its scripts the page is as it was

  /* The rules of what a word is are the search's own, which is loaded here only where somebody comes from it. */
  async function begin() {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = index;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    await archiveSearch.ready(given);
    await archiveSearch.load("theme/search-words.js");
    await archiveSearch.load("theme/search-asked.js");
    const { parse, hitsIn } = archiveSearch.asked;
    const sequences = parse(given).parts.flatMap(({ terms, number }) => [terms, [terms.join("")], ...(number ? [[number]] : [])]);
    if (!sequences.length) return;
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const marks = texts.flatMap((node) => mark(node, hitsIn(node.data, sequences)));
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const first = marks.find((one) => !target || target.contains(one)) || marks[0];
    if (first) first.scrollIntoView({ block: "center" });
  }

  /* Wrap the places of a text node, which are in order, into marks. */
  function mark(node, places) {
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
