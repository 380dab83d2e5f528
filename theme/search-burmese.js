/* Burmese in syllables. The rule is that of sitegen/publishing/search/burmese.py, which the index is made with: both must
   agree. No look-behind here, which Safari knows only since 2023. */
"use strict";

archiveSearch.burmese = (() => {
  const RUN = /[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+/;
  const CONSONANT = /[\u1000-\u1021]/;
  const CLOSING = /^\u1037?[\u103a\u1039]/;
  const ALONE = /[\u1023-\u1027\u1029\u102a\u103f\u104c-\u104f]/;
  const { looks, order, toUnicode } = archiveSearch.zawgyi;

  /* Whether a syllable can begin at `at`: not at a consonant that is stacked or that closes a syllable. */
  function begins(text, at) {
    if (text[at - 1] === "\u1039") return false;
    return ALONE.test(text[at]) || (CONSONANT.test(text[at]) && !CLOSING.test(text.slice(at + 1, at + 3)));
  }

  function syllables(run) {
    const starts = [0];
    for (let at = 1; at < run.length; at += 1) if (begins(run, at)) starts.push(at);
    return run ? starts.map((start, number) => run.slice(start, starts[number + 1])) : [];
  }

  const inScript = (mark) => mark !== undefined && RUN.test(mark);

  /* Where `stretch` stands in `written` with a syllable's boundary on both sides: [start, end] pairs. */
  function places(written, stretch) {
    const text = order(written);
    const found = [];
    for (let at = text.indexOf(stretch); at >= 0; at = text.indexOf(stretch, at + 1)) {
      const end = at + stretch.length;
      const opens = !inScript(text[at - 1]) || begins(text, at);
      const closes = !inScript(text[end]) || begins(text, end);
      if (opens && closes) found.push([at, end]);
    }
    return found;
  }

  function unicode(run) {
    const plain = run.normalize("NFC");
    return looks(plain) ? toUnicode(plain) : order(plain);
  }

  return { begins, places, syllables, unicode };
})();
