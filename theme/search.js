/* The search page. Its address says all there is to know: search.html?q=…&year=…&addressee=…&sort=…

   Of the index only the list of its files is loaded before the reader asks. */
"use strict";

(() => {
  const FILTERS = { year: "year", addressee: "to" }; // and the tags of the index that they choose from
  const PAGE = 10; // hits shown at a time
  const PLACES = 3; // places shown of one page
  const NAMES = 6; // names shown at first
  const PAUSE = 250; // milliseconds without a keystroke after which the letters are searched
  const PATIENCE = 700; // milliseconds of a search after which the reader is told that it goes on

  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const form = document.querySelector("form.search-form");
  const field = form.elements.q;
  const results = document.querySelector("[data-search-state]");
  const list = part("hits");
  const words = Object.fromEntries([...part("words").content.querySelectorAll("[data-word]")]
    .map((one) => [one.dataset.word, one.textContent]));

  let turn = 0; // the number of the latest search; what an earlier one still brings is dropped
  let timer = 0;
  let sent = false; // whether the reader has asked for what stands in the field
  let shown = 0;
  let found = [];
  let query = null;
  let further = null; // gives more letters with similar words, once Pagefind was asked
  let beyond = null; // gives those of other languages

  // --- what is asked, in the form and in the address --------------------------------------------------------------

  const asked = () => Object.fromEntries(["q", ...Object.keys(FILTERS), "sort"].map((name) => [name, form.elements[name].value.trim()]));

  function take(address) {
    const given = new URLSearchParams(address);
    field.value = given.get("q") || "";
    for (const name of [...Object.keys(FILTERS), "sort"]) choose(form.elements[name], given.get(name) || "");
  }

  function choose(select, value) {
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }

  function remember(step) {
    const given = Object.entries(asked()).filter(([, value]) => value);
    const address = `${location.pathname}${given.length ? `?${new URLSearchParams(given)}` : ""}`;
    try {
      history[step](null, "", address);
    } catch (fault) {
      // An old browser may not let a page on a disk change its address; all else works.
    }
  }

  // --- words and states -------------------------------------------------------------------------------------------

  const phrase = (name, values) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /* "did KHRG sign" asks for KHRG: what is left of a question without the words that make it one. */
  function subject(text) {
    const asking = words.asking.split(" ");
    const rest = text.split(/\s+/).filter((word) => !asking.includes(word.toLowerCase().replace(/\?$/, "")));
    return asking.slice(0, 3).includes(text.split(/\s+/)[0].toLowerCase()) && rest.length ? rest.join(" ").replace(/\?$/, "") : text;
  }

  const said = { found: "", results: "", names: "", similar: "" };

  /* Tell everybody, those who only listen too, in one sentence each, how many names and results there are. Names that
     are `found` where no letter is come first: a reader takes the first sentence for the answer. */
  function say(about, text) {
    said[about] = text;
    part("status").textContent = [said.found, said.results, said.names, said.similar].filter(Boolean).join(" ");
  }

  /* Dates and numbers as the pages write them: not every browser knows how each language does. */
  const figures = (text) => String(text).replace(/\d/g, (digit) => (document.body.dataset.digits || "0123456789")[digit]);
  const figure = (count) => figures(count).replace(/.(?=(?:.{3})+$)/gu, "$&,");

  function state(name) {
    results.dataset.searchState = name;
    list.setAttribute("aria-busy", name === "busy");
  }

  function failed(fault) {
    state("error");
    say("results", phrase("fault", { reason: String(fault.message || fault).split("\n")[0].slice(0, 160) }));
    part("browse").hidden = false;
  }

  // --- names ------------------------------------------------------------------------------------------------------

  let named = 0; // how many names are shown at most
  let whose = []; // the text and the kind of the names that are shown

  /* Show whose names are like what is asked for; return how many have every word of it. */
  async function names(mine, text, kept = "hit") {
    if (mine === turn) whose = [text, kept];
    const { all, found } = text ? await archiveSearch.suggest(text, named) : { all: 0, found: [] };
    if (mine !== turn) return 0;
    const exact = found.filter((one) => one.exact);
    const near = all ? [] : found;
    part("names").querySelector("ul").replaceChildren(...exact.map((one) => name(one, kept)));
    part("names").hidden = !exact.length;
    part("more-names").hidden = all <= exact.length;
    part("near-names").querySelector("ul").replaceChildren(...near.map((one) => name(one, "similar")));
    part("near-names").hidden = !near.length;
    return all;
  }

  /* Who somebody is: the name, the form of it that was found, on which lists it stands, and whether it may be another. */
  function name({ name: called, page, kind, letters, lists, maybe, written }, kept) {
    const item = document.createElement("li");
    item.dataset.name = "";
    item.dataset[kept] = "";
    const title = document.createElement("h3");
    title.className = "card-title";
    const link = document.createElement("a");
    link.href = archiveSearch.root + page;
    link.textContent = called;
    title.append(link);
    item.append(title);
    if (written) item.append(line("aside", phrase("written", { name: written })));
    const of = { count: figure(letters), all: figure(Number(results.dataset.letters)) };
    const told = lists.map(([date, number, at]) => phrase(number ? "list-number" : "list", { date: /^\d{4}(-\d\d){0,2}$/.test(date) ? day(date) : date ? `“${date}”` : words.undated, number: figure(number || 0), line: figure(at) }));
    const first = phrase(kind === "addressee" ? "addressed" : "lists", of);
    item.append(line("hit-text", told.length ? `${first}: ${told.join("; ")}${letters > told.length ? " …" : ""}` : first));
    if (maybe) item.append(line("aside", phrase("maybe", { name: maybe })));
    return item;
  }

  function line(style, text) {
    const made = document.createElement("p");
    made.className = style;
    made.textContent = text;
    return made;
  }

  /* A date in the words of the page: "2024-02-01", "2024-02" or "2024". */
  function day(date) {
    const [year, month, own] = date.split("-");
    if (!month) return date ? figures(year) : words.undated;
    return phrase(own ? "day" : "month", { year: figures(year), month: words.months.split(" ")[month - 1], day: figures(Number(own)) });
  }

  // --- letters ----------------------------------------------------------------------------------------------------

  /* `typing`: whether the reader may still be at it. */
  async function search(typing = false) {
    clearTimeout(timer);
    const mine = turn += 1;
    const { q, sort, ...chosen } = asked();
    const filters = Object.fromEntries(Object.entries(FILTERS).map(([name, tag]) => [tag, chosen[name]]));
    found = [];
    shown = 0;
    named = NAMES;
    for (const one of ["more", "ask-similar", "similar-part", "both", "some-part", "letters-title", "names", "near-names"]) part(one).hidden = true;
    list.replaceChildren();
    said.found = said.names = said.similar = "";
    further = beyond = null;
    if (!q && !Object.values(filters).some(Boolean)) {
      say("results", "");
      state("idle");
      return;
    }
    part("both").hidden = !/\bboth\b/i.test(q) || !/\bsign/i.test(q);
    state("busy");
    const slow = setTimeout(() => { if (mine === turn) say("results", words.busy); }, PATIENCE);
    try {
      await archiveSearch.ready(q);
      query = archiveSearch.asked.parse(subject(q));
      const asking = q && !query.asks ? { hits: [], similar: [], some: [] } : archiveSearch.query.run({ query, filters, sort });
      const naming = names(mine, subject(q));
      const answer = await asking;
      if (mine !== turn) return;
      found = answer.hits;
      const first = found.slice(0, PAGE).map((one) => item(one)); // loaded while names are
      const who = await naming; // they stand above: nothing may move that is shown already
      if (mine !== turn) return;
      part("letters-title").hidden = !found.length;
      await more(mine, first);
      await others(mine, "similar", answer.similar);
      const nameless = !found.length && !who && answer.some.length ? answer.missing : "";
      const apart = nameless && (await archiveSearch.suggest(nameless, 1)).all ? await names(mine, nameless, "similar") : 0;
      await others(mine, "some", apart ? answer.some : []);
      if (mine !== turn) return;
      clearTimeout(slow); // what it would say is no longer so, however long Pagefind takes
      const size = found.length === 1 ? "one" : found.length ? "many" : "none";
      part("names").querySelector("h2").textContent = apart ? words["some-names"] : words["all-names"];
      const like = part("similar").children.length;
      const named = who ? phrase(who === 1 ? "name" : "names", { count: figure(who) }) : "";
      said.found = found.length ? "" : named;
      say("results", phrase(!q ? `all-${size}` : size === "none" && !who && !apart && !like ? "nothing" : size, { count: figure(found.length), query: q })
        + (found.length || !like ? "" : ` ${phrase(like === 1 ? "like" : "likes", { count: figure(like) })}`));
      say("names", found.length ? named : who || !q ? "" : words.nobody);
      state("done");
      await offer(mine, filters, !typing && !found.length && !who && !apart);
    } catch (fault) {
      if (mine === turn) failed(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  /* What has only words like those asked for, or only some of them, told apart from what has the words. */
  async function others(mine, kept, hits) {
    const items = await Promise.all(hits.slice(0, PAGE).map((one) => item(one, kept)));
    if (mine !== turn) return;
    part(kept).replaceChildren(...items);
    part(`${kept}-part`).hidden = !items.length;
  }

  /* Pagefind knows other forms of a word. It is 120 KB, so it is loaded only for who asks, or has no other answer. */
  async function offer(mine, filters, atOnce) {
    const words = query.asks && query.parts.every(({ terms, quoted }) => !quoted && !terms.some(archiveSearch.words.divided));
    if (!words || !globalThis.WebAssembly) return;
    const asking = query;
    const ask = part("ask-similar");
    const from = (others) => async () => {
      await archiveSearch.load("theme/search-similar.js");
      const next = await archiveSearch.similar(asking, filters, others);
      further = () => next(PAGE);
      return further();
    };
    further = from(false);
    beyond = from(true);
    ask.textContent = phrase("ask-similar");
    ask.hidden = false;
    const { saveData, effectiveType } = navigator.connection || {}; // few browsers tell
    if (atOnce && !saveData && !/2g/.test(effectiveType)) await similar(mine, false);
  }

  /* Show more letters with similar words; tell it if that is impossible, where they were `asked` for. */
  async function similar(mine, asked) {
    results.dataset.searchPagefind = "busy";
    try {
      const next = await further();
      if (mine !== turn) return null;
      const above = new Set([...results.querySelectorAll("[data-hit] .card-title a, [data-similar] .card-title a")].map((one) => one.href));
      const cards = next.filter(({ page }) => !above.has(archiveSearch.root + page)).map((one) => card({ ...one, shown: one.date && day(one.date) }, "similar"));
      const before = part("similar").children.length;
      part("similar").append(...cards);
      part("similar-part").hidden = !part("similar").children.length;
      part("ask-similar").hidden = next.length < PAGE;
      if (next.length < PAGE && beyond) await offerOthers(mine);
      if (asked || cards.length) say("similar", likes(cards.length, before));
      results.dataset.searchPagefind = "done";
      return cards[0];
    } catch (fault) {
      if (mine !== turn) return null;
      part("ask-similar").hidden = true;
      if (asked) say("similar", words.unlike);
      results.dataset.searchPagefind = "error";
      return null;
    }
  }

  /* A language is as large as the whole search: who may pay for it is told how much the others are. */
  async function offerOthers(mine) {
    const bytes = await archiveSearch.similar.others();
    if (mine !== turn) return;
    if (bytes) {
      further = beyond;
      part("ask-similar").textContent = phrase("ask-others", { size: figure(Math.ceil(bytes / 1000)) });
      part("ask-similar").hidden = false;
    }
    beyond = null;
  }

  /* How many letters with similar words have come to those that stood there `before`: beside hits nothing has told of these. */
  function likes(count, before) {
    if (count) return phrase(count === 1 ? "more-alike" : "more-likes", { count: figure(count) });
    return before && found.length ? phrase(before === 1 ? "like" : "likes", { count: figure(before) }) : words["no-likes"];
  }

  /* Show what was found next, each as soon as it is there; return the first. */
  async function more(mine, items = found.slice(shown, shown + PAGE).map((one) => item(one))) {
    shown += items.length;
    for (const one of items) {
      const made = await one;
      if (mine !== turn) return null;
      list.append(made);
    }
    part("more").hidden = shown >= found.length;
    return items[0];
  }

  const item = async (one, kept = "hit") => card(await archiveSearch.excerpt.letter(one), kept);

  function card(data, kept) {
    const hit = document.createElement("li");
    hit.dataset[kept] = "";
    const title = document.createElement("h3");
    title.className = "card-title";
    title.append(link(data, "", data.title));
    if (data.language) title.firstChild.lang = data.language;
    if (data.shown) {
      const when = document.createElement("time");
      when.dateTime = data.date;
      when.textContent = data.shown;
      title.append(" ", when);
    }
    hit.append(title);
    const places = data.passages.length ? data.passages.slice(0, PLACES) : [{ anchor: "", text: data.opening, hits: [] }];
    for (const { anchor, text, hits } of places) {
      const place = document.createElement("p");
      place.className = "hit-text";
      if (data.language) place.lang = data.language;
      archiveSearch.excerpt.show(place, text, hits);
      if (anchor) {
        const there = link(data, anchor, "");
        there.className = "hit-place";
        there.append(...place.childNodes);
        place.append(there);
      }
      hit.append(place);
    }
    if (kept === "similar") {
      const marked = new Set([...hit.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase()));
      data.similar = [...marked].map((word) => `"${word}"`).join(" ");
      title.after(line("aside", marked.size ? phrase("alike", { words: [...marked].join(", ") }) : words["only-alike"]));
    }
    return hit;
  }

  /* A link to a place on a page found. Its address is the page's own; what was searched travels with the click, so that
     the words can be marked there and yet nobody copies an address with somebody's query in it. */
  function link(data, anchor, text) {
    const made = document.createElement("a");
    const page = archiveSearch.root + data.page;
    const place = anchor ? `#${encodeURIComponent(anchor)}` : "";
    made.href = page + place;
    made.textContent = text;
    const marked = () => { made.href = `${page}?${new URLSearchParams({ marked: data.similar || field.value.trim() })}${place}`; };
    made.addEventListener("click", () => {
      marked();
      setTimeout(() => { made.href = page + place; });
    });
    return made;
  }

  // --- starting ---------------------------------------------------------------------------------------------------

  /* Names are suggested in the field once a reader turns to it. */
  async function turnTo() {
    await archiveSearch.load("theme/search-field.js").catch(() => {});
    if (archiveSearch.field) archiveSearch.field(field, sent);
  }

  function begin() {
    if (!archiveSearch.query || !archiveSearch.suggest) return; // an old browser could not read them: the lists stay
    take(location.search);
    field.addEventListener("focus", turnTo, { once: true });
    if (document.activeElement === field) turnTo();
    field.addEventListener("input", () => {
      sent = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        remember("replaceState");
        search(true);
      }, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sent = true;
      remember("pushState");
      search();
    });
    form.addEventListener("change", (event) => {
      if (event.target === field) return;
      remember("pushState");
      search();
    });
    addEventListener("popstate", () => {
      take(location.search);
      search();
    });
    part("ask-similar").addEventListener("click", async () => {
      const first = await similar(turn, true);
      if (first) first.querySelector("a").focus();
    });
    part("more").addEventListener("click", async () => {
      const first = await more(turn);
      if (first) first.querySelector("a").focus();
    });
    document.querySelector("[data-search]").addEventListener("keydown", walk);
    part("more-names").addEventListener("click", async () => {
      const before = named;
      named += 4 * NAMES;
      await names(turn, ...whose); // and not of what is being typed
      const first = document.querySelectorAll("[data-name] a")[before];
      if (first) first.focus();
    });
    part("browse").hidden = true;
    part("needs").remove();
    search();
  }

  /* The arrow keys go from the field through the names and the hits, and back. */
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("select")) return;
    const stops = [field, ...document.querySelectorAll("[data-name] .card-title a, [data-hit] .card-title a, [data-similar] .card-title a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!stops.includes(document.activeElement) || !next) return;
    event.preventDefault();
    next.focus();
  }

  begin();
})();
