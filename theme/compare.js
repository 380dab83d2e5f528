/* Any two letters, list against list, in the browser: letters/compare/index.html?a=<id>&b=<id>

   What comes out is what templates/parts/pair.html makes of a pair that has a page of its own: who changes one changes
   both. The list of a letter arrives in a script (sitegen/publishing/exports/lists.py), when the reader asks for it and not before:
   from a disk no browser lets a page fetch a file, but a script element it allows. */
"use strict";

const archiveLists = (() => {
  const WIDTH = 720, ROW = 26, GAP = 8; // of the picture: sitegen/publishing/views/charts.py
  const MANY = 40; // letters from which on a field helps to find one
  const ROOT = "../../";
  const BURMESE = /[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+(?:[\s\u200b-\u200d]+[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)*/g;

  const form = document.querySelector("[data-compare]");
  const part = (name) => document.querySelector(`[data-compare-${name}]`);
  const words = Object.fromEntries([...part("words").content.querySelectorAll("[data-word]")]
    .map((one) => [one.dataset.word, one.textContent]));
  const said = form.dataset.said === "yes"; // whether the archive tells who is on one list only
  const { a: first, b: second } = form.elements;
  const lists = new Map();
  const letters = new Map([...first.options].slice(1).map((option) => [option.value, option])); // to pick from
  let turn = 0; // the number of the latest question; what an earlier one still brings is dropped

  // --- words, numbers, elements -----------------------------------------------------------------------------------

  const digits = words.digits.replace(/[,\s]/g, ""); // as the interface writes 1234567890
  const plainFigures = (number) => String(number).replace(/\d/g, (digit) => digits[(Number(digit) + 9) % 10]);
  const figure = (number) => plainFigures(number).replace(/.(?=(?:.{3})+$)/gu, "$&,");
  const phrase = (name, values = {}) =>
    words[name].replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? figure(values[key]) : values[key]));
  const count = (name, n) => phrase(n === 1 ? `${name}-one` : name, { n });

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value) made.setAttribute(name, value);
    made.append(...inside.flat());
    return made;
  }

  function drawn(tag, attributes, ...inside) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  /* A text whose Burmese stretches say that they are Burmese. */
  function tongue(text) {
    const made = [];
    let passed = 0;
    for (const run of text.matchAll(BURMESE)) {
      made.push(text.slice(passed, run.index), make("span", { lang: "my" }, run[0]));
      passed = run.index + run[0].length;
    }
    return [...made, text.slice(passed)].filter((one) => one !== "");
  }

  const note = (text) => make("span", { class: "tally" }, text);
  const otherTongue = (code) => (code && code !== document.documentElement.lang ? code : "");

  // --- lists ------------------------------------------------------------------------------------------------------

  const usualId = (name) => name.replace(/['’]/g, "").replace(/[-—–]/g, "-").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

  /* The script of a letter has arrived: its rows, by organization. */
  function take(letter) {
    const rows = new Map();
    for (const line of letter.rows ? letter.rows.split("\n") : []) {
      const [rank, given, name, form = "", key = "", at = "", written = "", parent = "", version = ""] = line.split("\t");
      const id = given.replace(/^!/, "") || usualId(name);
      if (!rows.has(id)) rows.set(id, { id, name, rank: Number(rank), page: !given.startsWith("!"), places: [] });
      rows.get(id).places.push({ form, key, line: at, name: written || name, parent, version });
    }
    lists.set(letter.id, { ...letter, rows });
  }

  function load(id) {
    if (lists.has(id)) return Promise.resolve(lists.get(id));
    return new Promise((resolve, reject) => {
      const script = make("script", { src: `lists/${encodeURIComponent(id)}.js` });
      const fail = () => reject(new Error(`lists/${id}.js`));
      script.onload = () => (lists.has(id) ? resolve(lists.get(id)) : fail());
      script.onerror = () => {
        script.remove(); // so that it can be tried again
        fail();
      };
      document.head.append(script);
    });
  }

  /* How an organization is written on two lists; archive/pairs.py says what the three mean. */
  function written(ours, theirs) {
    const meet = (mark) => ours.some((one) => theirs.some((other) => mark(one) === mark(other)));
    return meet((one) => one.name) || meet((one) => one.form) ? "same" : meet((one) => one.key) ? "otherwise" : "another name";
  }

  // --- the comparison, drawn --------------------------------------------------------------------------------------

  const organization = (row) =>
    (row.page ? make("a", { href: `${ROOT}organizations/${row.id}.html` }, tongue(row.name)) : tongue(row.name));

  /* A line of the source; `plain` where there is nothing to see that differs, hundreds of times on a page. */
  function line(place, letter, plain) {
    if (!place.line) return "";
    const text = `${words.line} ${plainFigures(place.line)}`;
    return !(plain && !place.version) && (place.version ? !place.version.startsWith("!") : letter.source)
      ? make("a", { class: "line", href: `../${place.version || letter.id}-source.html#L${place.line}` }, text)
      : make("span", { class: "line" }, text);
  }

  const places = (row, letter, nested) => row.places.flatMap((place) => [
    ...(place.form ? [" ", note(["“", ...tongue(place.name), "”"])] : []),
    ...(nested && place.parent ? [" ", note([`${words.under} `, ...tongue(place.parent)])] : []),
    " ", line(place, letter, !nested),
  ]);

  /* Where each of two lists has the organization on one line and there is nothing else to say, the lines are said together. */
  function onBoth(row, a, b) {
    const [one, other] = [row, row.other].map(({ places: [place, ...more] }) => (place.line && !place.form && !place.version && !more.length ? place : null));
    return one && other
      ? [" ", make("i", {}, `${plainFigures(one.line)} · ${plainFigures(other.line)}`)]
      : [places(row, a, false), " ·", places(row.other, b, false)];
  }

  const forms = (row, letter) => row.places.flatMap((place) => [" “", ...tongue(place.name), "” ", line(place, letter)]);

  function time(letter) {
    const { when } = letters.get(letter.id).dataset;
    return letter.date ? make("time", { datetime: letter.date }, when) : when;
  }

  function side(letter, word) {
    const doubted = letters.get(letter.id).dataset.doubt; // in words
    return make("li", {},
      make("p", { class: "overline" }, `${word} · `, time(letter)),
      make("p", { class: "card-title" },
        make("a", { href: `../${letter.id}.html`, lang: otherTongue(letter.lang) }, tongue(letter.title))),
      letter.to.length ? make("p", { class: "card-note" }, phrase("to", { names: letter.to.join("; ") })) : [],
      doubted ? make("p", { class: "card-note" }, make("span", { class: "aside" }, doubted)) : []);
  }

  function picture(both, one, other, a, b) {
    const [before, behind] = [a.unnamed + a.missing, b.unnamed + b.missing];
    const total = both + one + other + before + behind;
    if (!total) return [];
    const ends = [before, before + one, before + one + both, before + one + both + other, total];
    const [p, q, r, s, t] = ends.map((end) => Math.floor((end * WIDTH) / total));
    const below = ROW + GAP;
    const area = (left, right, top) => (right > left ? `M${left} ${top}h${right - left}v${ROW}h${left - right}z` : "");
    const parts = {
      both: area(q, r, 0) + area(q, r, below),
      first: area(p, q, 0),
      second: area(r, s, below),
      undisclosed: area(0, p, 0) + area(s, t, below),
    };
    const told = phrase("picture-told", { first: one, both, second: other });
    return drawn("svg", { class: "overlap", viewBox: `0 0 ${WIDTH} ${below + ROW}`, role: "img", "aria-labelledby": "overlap-title overlap-desc" },
      drawn("title", { id: "overlap-title" }, words.picture), drawn("desc", { id: "overlap-desc" }, told),
      ...Object.entries(parts).filter(([, d]) => d).map(([name, d]) => drawn("path", { class: name, d })));
  }

  const headed = (id, text, n, ...inside) => make("section", { class: "initial", "aria-labelledby": id },
    make("h2", { id }, `${text} `, note(figure(n))), ...inside);

  const none = () => make("p", {}, words.none);

  /* Those on one list only; where that is the whole list, the way to it. */
  function only(id, text, rows, letter, shared) {
    if (!rows.length) return headed(id, text, 0, none());
    if (!shared) {
      const way = make("a", { href: `../${letter.id}.html#signatories` }, time(letter));
      return headed(id, text, rows.length, make("p", {}, `${words.whole} `, way));
    }
    const items = rows.map((row) => make("li", {}, organization(row), places(row, letter, true)));
    return headed(id, text, rows.length, make("ul", { class: "names" }, items));
  }

  function notes(a, b) {
    const found = [];
    const note = (n, name, attributes) => { if (n) found.push(make("p", attributes, count(name, n))); };
    for (const [letter, which] of [[a, "first"], [b, "second"]]) {
      for (const what of ["unnamed", "withheld", "left", "missing"]) note(letter[what], `${which}-${what}`, { class: "undisclosed" });
    }
    if (said && found.length) found.push(make("p", {}, words.among));
    note(a.persons, "first-persons");
    note(b.persons, "second-persons");
    return make("div", { class: "pair-notes" }, found, make("p", {}, words.method));
  }

  function pair(a, b) {
    const order = (one, other) => one.rank - other.rank;
    const both = [...a.rows.values()].filter((row) => b.rows.has(row.id)).sort(order)
      .map((row) => ({ ...row, other: b.rows.get(row.id), written: written(row.places, b.rows.get(row.id).places) }));
    const alone = (ours, theirs) => (said ? [...ours.rows.values()].filter((row) => !theirs.rows.has(row.id)).sort(order) : []);
    const ours = alone(a, b), theirs = alone(b, a);
    const otherwise = both.filter((row) => row.written !== "same"), alike = both.filter((row) => row.written === "same");
    const figures = (kind, text, n) => make("div", { class: kind }, make("dt", {}, text), make("dd", {}, figure(n)));
    const result = make("div", { class: "pair" },
      make("ol", { class: "pair-letters" }, side(a, words["first-letter"]), side(b, words["second-letter"])),
      said ? picture(both.length, ours.length, theirs.length, a, b) : [],
      make("dl", { class: "pair-figures" },
        said ? figures("first", words["first-figure"], ours.length) : [],
        figures("both", words["both-figure"], both.length),
        said ? figures("second", words["second-figure"], theirs.length) : []),
      notes(a, b),
      headed("both", words.both, both.length,
        ...(otherwise.length ? [
          make("h3", {}, count("otherwise", otherwise.length)),
          make("p", { class: "editorial" }, words.typesetting),
          make("ul", { class: "written" }, otherwise.map((row) => make("li", {}, organization(row),
            row.written === "another name" ? [" ", make("span", { class: "new" }, words.another)] : [],
            make("p", { class: "history-note" }, words["first-places"], forms(row, a), " · ", words["second-places"], forms(row.other, b))))),
          ...(alike.length ? [make("h3", {}, count("alike", alike.length))] : []),
        ] : []),
        ...(alike.length ? [make("p", { class: "editorial" }, words["two-lines"]), make("ul", { class: "names" }, alike.map((row) =>
          make("li", {}, organization(row), onBoth(row, a, b))))] : []),
        ...(both.length ? [] : [none()])),
      ...(said ? [only("first", words.first, ours, a, both.length), only("second", words.second, theirs, b, both.length)] : []));
    return { result, both: both.length, first: ours.length, second: theirs.length };
  }

  // --- the form and the address -----------------------------------------------------------------------------------

  const say = (text) => { part("status").textContent = text; };
  const dated = (letter, other) => (letter.date && letter.date !== other.date ? letters.get(letter.id).dataset.when : letter.title);
  const ownTitle = document.title;

  async function compare() {
    const mine = turn += 1;
    const [one, other] = [first.value, second.value];
    const show = (...inside) => part("result").replaceChildren(...inside);
    show();
    document.title = ownTitle;
    if (!one || !other || one === other) {
      if (one || other) say(words.choose);
      return;
    }
    say(words.busy);
    try {
      const [a, b] = await Promise.all([load(one), load(other)]);
      if (mine !== turn) return;
      const { result, ...counts } = pair(a, b);
      const heading = phrase("heading", { first: dated(a, b), second: dated(b, a) });
      show(make("h2", { class: "compare-heading" }, heading), result);
      document.title = `${heading} · ${ownTitle}`;
      say(said ? phrase("told", counts) : count("shared", counts.both));
    } catch (fault) {
      if (mine === turn) say(phrase("fault", { reason: fault.message }));
    }
  }

  function follow() {
    const given = new URLSearchParams(location.search);
    for (const select of [first, second]) choose(select, given.get(select.name) || "");
    compare();
    const unknown = [first, second].map((select) => given.get(select.name)).find((id) => id && !letters.has(id));
    if (unknown) say(phrase("unknown", { id: unknown }));
  }

  /* Pick a letter, one too that the field above has taken out of the list; none for an id that is no letter's. */
  function choose(select, id) {
    if (letters.has(id) && ![...select.options].some((one) => one.value === id)) select.append(letters.get(id).cloneNode(true));
    select.value = letters.has(id) ? id : "";
  }

  function remember() {
    const asked = new URLSearchParams([first, second].filter((one) => one.value).map((one) => [one.name, one.value]));
    try {
      history.pushState(null, "", `${location.pathname}?${asked}`);
    } catch (fault) {
      // An old browser may not let a page on a disk change its address; all else works.
    }
  }

  /* A field above a long list of letters: only those stay in it that hold the words typed. */
  function finder(select) {
    const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f‘’']/g, "").toLowerCase();
    const all = [...letters.values()].map((letter) => ({ letter, text: plain(letter.textContent) }));
    const field = make("input", { type: "search", id: `find-${select.name}`, autocomplete: "off", "aria-controls": select.id });
    field.addEventListener("input", () => {
      const typed = plain(field.value).split(/\s+/).filter(Boolean);
      const chosen = select.value;
      const kept = all.filter(({ text }) => typed.every((word) => text.includes(word)));
      select.replaceChildren(select.options[0], ...kept.map(({ letter }) => letter.cloneNode(true)));
      choose(select, chosen);
    });
    const label = `${words[select === first ? "first-letter" : "second-letter"]}: ${words.find}`;
    select.parentElement.prepend(make("label", { for: field.id }, label), " ", field, " ");
  }

  function open() {
    for (const option of letters.values()) second.append(option.cloneNode(true));
    if (letters.size > MANY) for (const select of [first, second]) finder(select);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (first.value || second.value) remember();
      compare();
    });
    part("exchange").addEventListener("click", () => {
      const [one, other] = [first.value, second.value];
      choose(first, other);
      choose(second, one);
      if (first.value && second.value) remember();
      compare();
    });
    addEventListener("popstate", follow);
    form.hidden = false;
    part("needs").hidden = true;
    follow();
  }

  return { take, open };
})();
archiveLists.open();
