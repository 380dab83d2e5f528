/* "/" goes to the search field of the page, and what is printed says when. */
"use strict";

addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("[data-printed]")) {
    const language = document.documentElement.lang || "en";
    const date = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(new Date());
    one.textContent = `, ${one.dataset.printed.replace("{date}", date)}`;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const field = document.querySelector("input[name=q]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
