/* What every page does: "/" goes to its search field, names are suggested there, and what is printed says when.

   Nothing of the search is loaded before a reader turns to a field. Without scripts the field is that of a plain form. */
"use strict";

addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("[data-printed]")) {
    const language = document.documentElement.lang;
    const { digits = "0123456789" } = document.body.dataset;
    const date = Intl.DateTimeFormat.supportedLocalesOf(language).length
      ? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(new Date())
      : new Date().toISOString().slice(0, 10).replace(/\d/g, (digit) => digits[digit]);
    one.textContent = `, ${one.dataset.printed.replace("{date}", date)}`;
  }
});

(() => {
  const theme = new URL(".", document.currentScript.src).href;
  const PROGRAM = ["search-index", "search-words", "search-names", "search-field"];
  const loading = new Map();

  function add(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${theme}${name}.js`;
        script.async = false; // they run in the order in which they stand
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  document.addEventListener("focusin", async ({ target }) => {
    if (target.name !== "q" || !target.form || target.role === "combobox" || document.querySelector("[data-search]")) return;
    try {
      await Promise.all(PROGRAM.map(add));
      archiveSearch.field(target);
    } catch (fault) {
      loading.clear(); // the field still sends its form
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const field = document.querySelector("input[name=q]");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
})();
