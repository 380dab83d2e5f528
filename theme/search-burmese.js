/* Burmese in syllables. The rule is that of sitegen/core/myanmar.py, which the index is made with: both must agree.
   No look-behind here, which Safari knows only since 2023. */
"use strict";

archiveSearch.burmese = (() => {
  const RUN = /[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+/;
  const LETTER = new RegExp(
    "[\\u1000-\\u102a\\u103f\\u1050-\\u1055\\u105a-\\u105d\\u1061\\u1065\\u1066\\u106e-\\u1070\\u1075-\\u1081\\u108e\\ua9e0-\\ua9e4" +
      "\\ua9e7-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa6f\\uaa71-\\uaa76\\uaa7a\\uaa7e\\uaa7f]",
  );
  const CLOSING = /^\u1037?[\u103a\u1039]/;
  const SYMBOL = /[\u104c-\u104f]/;
  const { looks, order, toUnicode } = archiveSearch.zawgyi;

  /* Whether a syllable can begin at `at`: not at a letter that is stacked or that closes a syllable. */
  function begins(text, at) {
    if (text[at - 1] === "\u1039") return false;
    return SYMBOL.test(text[at]) || (LETTER.test(text[at]) && !CLOSING.test(text.slice(at + 1, at + 3)));
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
