/* Opens the source beside every paragraph and entry, and lights the lines of what is being read. */
"use strict";

(() => {
  const buttons = [...document.querySelectorAll("[data-beside] button")];
  const folds = [...document.querySelectorAll(".letter-text .quote, .entries .lines")].filter((one) => one.matches(".lines") || one.querySelector(".received"));
  if (!buttons.length || !folds.length) return;
  for (const button of buttons) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      const before = button.getBoundingClientRect().top;
      for (const one of buttons) one.setAttribute("aria-pressed", shown);
      document.querySelector(".letter").classList.toggle("beside", shown);
      for (const fold of folds) fold.open = shown;
      scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" }); // what one reads stays where it is
    });
  }
  if (!globalThis.IntersectionObserver) return;
  const of = new Map(folds.map((fold) => [fold.dataset.of ? document.getElementById(fold.dataset.of) : fold.parentElement, fold]));
  const seen = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) of.get(target).classList.toggle("lit", isIntersecting);
  }, { rootMargin: "-35% 0px -45% 0px" });
  for (const text of of.keys()) seen.observe(text);
})();
