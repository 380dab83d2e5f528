/* The search page. Its address says all there is to know: search.html?q=…&kind=…&year=…&addressee=…&sort=…

   Nothing is loaded before the reader turns to the form or comes with a query. */
"use strict";

(() => {
  const FILTERS = ["kind", "year", "addressee"];
  const PAGE = 10; // hits shown at a time
  const PLACES = 3; // places shown of one page
  const NAMES = 6; // organizations suggested
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
  let shown = 0;
  let found = [];
  let query = null;

  // --- what is asked, in the form and in the address --------------------------------------------------------------

  const asked = () => Object.fromEntries(["q", ...FILTERS, "sort"].map((name) => [name, form.elements[name].value.trim()]));

  function take(address) {
    const given = new URLSearchParams(address);
    field.value = given.get("q") || "";
    for (const name of [...FILTERS, "sort"]) choose(form.elements[name], given.get(name) || "");
  }

  function choose(select, value) {
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(label(select.name, value), value));
    select.value = value;
  }

  const label = (name, value) => (name === "kind" && words[`kind-${value}`]) || value;

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

  const said = { results: "", names: "" };

  /* Tell everybody, those who only listen too, in one sentence each, how many names and results there are. */
  function say(about, text) {
    said[about] = text;
    part("status").textContent = [said.results, said.names].filter(Boolean).join(" ");
  }

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").replace(/\p{Mn}/gu, "").trim();

  const figure = (count) => count.toLocaleString(document.documentElement.lang);

  function state(name) {
    results.dataset.searchState = name;
    list.setAttribute("aria-busy", name === "busy");
  }

  function failed(fault) {
    state("error");
    say("results", phrase("fault", { reason: String(fault.message || fault).split("\n")[0].slice(0, 160) }));
    part("browse").hidden = false;
  }

  // --- organizations by name, while typing ------------------------------------------------------------------------

  async function suggest() {
    const text = field.value.trim();
    let names = [];
    try {
      names = text ? await archiveSearch.suggest(subject(text), NAMES) : [];
    } catch (fault) {
      names = []; // an archive without organizations has no names to suggest
    }
    if (field.value.trim() !== text) return;
    part("names").querySelector("ul").replaceChildren(...names.map(({ name, page, written }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = archiveSearch.root + page;
      link.textContent = name;
      const typed = fold(text).split(" ").filter(Boolean);
      if (!typed.every((word) => fold(name).includes(word))) item.dataset.similar = "";
      item.append(link);
      if (written) {
        const note = document.createElement("span");
        note.className = "aside";
        note.textContent = written;
        item.append(" ", note);
      }
      return item;
    }));
    part("names").hidden = !names.length;
    say("names", names.length ? phrase("names", { count: figure(names.length) }) : "");
  }

  // --- letters and pages ------------------------------------------------------------------------------------------

  async function search() {
    clearTimeout(timer);
    const mine = turn += 1;
    const { q, sort, ...filters } = asked();
    const wanted = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
    found = [];
    shown = 0;
    if (!q && !Object.keys(wanted).length) {
      list.replaceChildren();
      part("more").hidden = true;
      part("similar-part").hidden = true;
      part("both").hidden = true;
      say("results", "");
      state("idle");
      return;
    }
    part("both").hidden = !/\bboth\b/i.test(q) || !/\bsign/i.test(q);
    state("busy");
    const slow = setTimeout(() => { if (mine === turn) say("results", words.busy); }, PATIENCE);
    try {
      const engine = await prepare();
      query = archiveSearch.query.parse(subject(q));
      const answer = q && !query.asks ? { hits: [], similar: [] } : await archiveSearch.query.run(engine, { query, filters: wanted, sort });
      if (mine !== turn) return;
      found = answer.hits;
      list.replaceChildren();
      const size = found.length === 1 ? "one" : found.length ? "many" : "none";
      await more(mine);
      await alike(mine, answer.similar);
      if (mine !== turn) return;
      say("results", phrase(q ? size : `all-${size}`, { count: figure(found.length), query: q }));
      state("done");
    } catch (fault) {
      if (mine === turn) failed(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  /* What has only words like those asked for, told apart from what has the words. */
  async function alike(mine, results) {
    const loaded = await Promise.all(results.slice(0, PAGE).map(async (one) => ({ one, data: await one.data() })));
    if (mine !== turn) return;
    const near = loaded.filter(({ one, data }) => {
      const there = data.content.split(/\s+/);
      return archiveSearch.query.isLike(query.words, one.locations.map((at) => there[at] || ""));
    });
    part("similar").replaceChildren(...near.map(({ one, data }) => item(data, one, "similar")));
    part("similar-part").hidden = !near.length;
  }

  async function more(mine) {
    const next = found.slice(shown, shown + PAGE);
    const items = await Promise.all(next.map(async (one) => item(await one.data(), one)));
    if (mine !== turn) return null;
    shown += next.length;
    list.append(...items);
    part("more").hidden = shown >= found.length;
    return items[0];
  }

  function item(data, { locations }, kept = "hit") {
    const hit = document.createElement("li");
    hit.dataset[kept] = "";
    const places = archiveSearch.excerpt.passages(data, locations, query.stretches);
    const about = document.createElement("p");
    about.className = "overline";
    const { kind = [], year = [] } = data.filters || {};
    const years = [...new Set(year)].sort();
    const when = years.length > 2 ? `${years[0]}–${years[years.length - 1]}` : years.join(", ");
    about.textContent = [...kind.map((one) => label("kind", one)), data.meta.lists || data.meta.date || when].filter(Boolean).join(" · ");
    const title = document.createElement("h2");
    title.className = "card-title";
    title.append(link(data, "", data.meta.title || data.url));
    hit.append(title, about);
    const shownPlaces = places.length ? places.slice(0, PLACES) : [{ anchor: null, hits: [] }];
    for (const { anchor, hits } of shownPlaces) {
      const text = document.createElement("p");
      text.className = "hit-text";
      archiveSearch.excerpt.show(text, data.content, hits);
      if (anchor) {
        const there = link(data, anchor.id, "");
        there.className = "hit-place";
        there.append(...text.childNodes);
        text.append(there);
      }
      hit.append(text);
    }
    return hit;
  }

  /* A link to a place on a page found. Its address is the page's own; what was searched travels with the click, so that
     the words can be marked there and yet nobody copies an address with somebody's query in it. */
  function link(data, anchor, text) {
    const made = document.createElement("a");
    const page = archiveSearch.root + data.url.replace(/^\//, "");
    const place = anchor ? `#${encodeURIComponent(anchor)}` : "";
    made.href = page + place;
    made.textContent = text;
    const marked = () => { made.href = `${page}?${new URLSearchParams({ marked: field.value.trim() })}${place}`; };
    made.addEventListener("click", () => {
      marked();
      setTimeout(() => { made.href = page + place; });
    });
    return made;
  }

  // --- starting ---------------------------------------------------------------------------------------------------

  let prepared = null;

  /* Load the engine, once, and offer the filters that the archive has. */
  function prepare() {
    prepared = prepared || (async () => {
      const engine = await archiveSearch.engine();
      const filters = await engine.filters();
      for (const name of FILTERS) {
        const select = form.elements[name];
        const values = Object.keys(filters[name] || {}).sort();
        if (name === "year") values.reverse();
        const chosen = select.value;
        select.replaceChildren(select.options[0], ...values.map((value) => new Option(label(name, value), value)));
        choose(select, chosen);
        select.closest("p").hidden = !values.length;
      }
      part("filters").hidden = false;
      return engine;
    })().catch((fault) => {
      prepared = null;
      throw fault;
    });
    return prepared;
  }

  function begin() {
    take(location.search);
    field.addEventListener("focus", () => prepare().catch(failed), { once: true });
    field.addEventListener("input", () => {
      suggest();
      clearTimeout(timer);
      timer = setTimeout(() => {
        remember("replaceState");
        search();
      }, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
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
      suggest();
      search();
    });
    part("more").addEventListener("click", async () => {
      const first = await more(turn);
      if (first) first.querySelector("a").focus();
    });
    document.querySelector("[data-search]").addEventListener("keydown", walk);
    part("browse").hidden = true;
    part("needs").remove();
    suggest();
    search();
  }

  /* The arrow keys go from the field through the names and the hits, and back. */
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("select")) return;
    const stops = [field, ...document.querySelectorAll("[data-search-names]:not([hidden]) a, [data-hit] .card-title a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!stops.includes(document.activeElement) || !next) return;
    event.preventDefault();
    next.focus();
  }

  begin();
})();
