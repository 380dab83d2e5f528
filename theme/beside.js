/* Opens the source of every paragraph beside it, and lights the lines of the one that is being read. */
"use strict";

(() => {
  const place = document.querySelector("[data-beside]");
  const folds = [...document.querySelectorAll(".letter-text .quote")].filter((one) => one.querySelector(".received"));
  if (!place || !folds.length) return;
  place.hidden = false;
  const button = place.querySelector("button");
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", shown);
    document.querySelector(".letter-text").classList.toggle("beside", shown);
    for (const fold of folds) fold.open = shown;
  });
  if (!globalThis.IntersectionObserver) return;
  const seen = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      of.get(target).classList.toggle("lit", isIntersecting);
    }
  }, { rootMargin: "-35% 0px -45% 0px" });
  const of = new Map(folds.map((fold) => [document.getElementById(fold.dataset.of), fold]));
  for (const text of of.keys()) seen.observe(text);
})();
