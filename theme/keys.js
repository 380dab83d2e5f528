/* "/" goes to the search field of the page. */
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const field = document.querySelector("input[name=q]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
