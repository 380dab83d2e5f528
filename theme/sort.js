// Sort a register by the headings of its columns.
"use strict";

{
  const language = document.documentElement.lang || "en";
  const collator = new Intl.Collator(language, { numeric: true });
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
}
