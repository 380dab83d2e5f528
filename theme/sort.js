// Sort an index where it stands. Without this script every order is a page of its own.
"use strict";

{
  const language = document.documentElement.lang || "en";
  const collator = new Intl.Collator(language, { numeric: true });
  const number = new Intl.NumberFormat(language, { useGrouping: false });
  const main = document.querySelector("main");
  const status = Object.assign(document.createElement("p"), { className: "hidden" });
  status.setAttribute("role", "status");
  main.append(status);

  /* Registers: the headings of the first table sort the rows of all; letters by date go back under their years. */
  const tables = [...document.querySelectorAll("[data-register]")];
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows].map((row) => ({ row, home: table.tBodies[0] })));
  const heads = tables.length ? [...tables[0].querySelectorAll("[data-key]")] : [];
  const years = heads.length > 0 && heads[0].getAttribute("aria-sort") === "descending";
  const value = ({ row }, column) => {
    const cell = row.cells[column];
    if (cell.dataset.value) return Number(cell.dataset.value);
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.tagName === "TD" ? "" : cell.querySelector("a, span, strong")?.textContent || cell.textContent;
  };
  const compare = (one, other) => (typeof one === "number" ? one - other : collator.compare(one, other));

  function sortRows(head) {
    const key = head.dataset.key;
    const column = heads.indexOf(head);
    const now = head.getAttribute("aria-sort");
    const turn = now === "descending" || (!now && key === "title") ? 1 : -1;
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
    const byYear = years && key === "date" && turn < 0;
    const order = byYear
      ? rows
      : [...rows].sort((one, other) => {
          const [a, b] = [value(one, column), value(other, column)];
          return (a === "") !== (b === "") ? (a === "" ? 1 : -1) : turn * compare(a, b);
        });
    for (const { row, home } of order) (byYear ? home : tables[0].tBodies[0]).append(row);
    for (const [at, table] of tables.entries()) {
      const section = table.closest("section");
      const title = section.querySelector("h2");
      section.hidden = !table.tBodies[0].querySelector("tr:not([hidden])");
      if (!at) {
        title.dataset.text ??= title.textContent;
        title.textContent = byYear ? title.dataset.text : head.textContent;
      }
    }
    for (const jump of document.querySelectorAll(".jump")) jump.hidden = !byYear;
    status.textContent = `${head.textContent}: ${turn > 0 ? "↑" : "↓"}`;
  }

  for (const head of heads) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortRows(head));
  }

  /* Organizations: the links to the other orders put the names under other headings. */
  const orders = [...document.querySelectorAll("[data-orders] a")];
  const words = document.querySelector("[data-headings]")?.dataset;
  const own = [...document.querySelectorAll(".initial")];
  const names = own.flatMap((section) => [...section.querySelectorAll("li")].map((item) => ({ item, section })));
  const jump = document.querySelector(".jump ul");
  const jumps = jump && [...jump.children];
  let made = [];
  const group = {
    name: null,
    letters: ({ item }) => item.dataset.letters,
    date: ({ item }) => item.dataset.date,
    place: ({ item }) => item.dataset.place,
  };
  const heading = {
    letters: (key) => (Number(key) === 1 ? words.one : words.many).replace("{n}", number.format(key)),
    date: (key) => (key ? number.format(key) : words.none),
    place: (key) => key,
  };

  function sortNames(order) {
    const before = made;
    made = [];
    if (order === "name") {
      for (const { item, section } of names) section.querySelector("ul").append(item);
      jump?.replaceChildren(...jumps);
    } else {
      const found = new Map();
      for (const one of names) {
        const key = group[order](one);
        if (key === undefined) one.item.remove(); // nothing says where it is
        else found.set(key, [...(found.get(key) || []), one.item]);
      }
      const keys = [...found.keys()].sort((one, other) =>
        order === "letters" ? other - one : !one - !other || collator.compare(one, other));
      const ways = [];
      for (const [at, key] of keys.entries()) {
        const section = own[0].cloneNode();
        const title = Object.assign(document.createElement("h2"), { id: `o${at}`, textContent: heading[order](key) });
        const list = own[0].querySelector("ul").cloneNode();
        list.append(...found.get(key));
        section.setAttribute("aria-labelledby", title.id);
        section.hidden = false;
        section.append(title, list);
        made.push(section);
        const way = Object.assign(document.createElement("a"), { href: `#o${at}`, textContent: title.textContent });
        ways.push(document.createElement("li"));
        ways[at].append(way);
      }
      own[0].before(...made);
      jump?.replaceChildren(...ways);
    }
    for (const section of before) section.remove();
    for (const section of [...own, ...made]) section.hidden = !section.querySelector("li:not([hidden])");
  }

  for (const link of orders) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      for (const other of orders) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "page");
      sortNames(link.dataset.order);
      status.textContent = link.textContent;
    });
  }
}
