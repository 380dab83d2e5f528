/* Opens the source beside every paragraph and entry, and lights the lines of what is being read. */
"use strict";

(() => {
  const buttons = [...document.querySelectorAll("[data-beside] button")];
  const folds = [...document.querySelectorAll(".letter-text .quote, .entries .lines")].filter((one) => one.matches(".lines") || one.querySelector(".received"));
  const links = [...document.querySelectorAll(".entries a.line")];
  if (!buttons.length || !(folds.length || links.length)) return;
  for (const one of [...links, ...document.querySelectorAll(".entries .lines > summary")]) one.tabIndex = -1; // the button opens all: hundreds of stops fewer
  let opened = false;
  for (const button of buttons) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      const before = button.getBoundingClientRect().top;
      for (const one of buttons) one.setAttribute("aria-pressed", shown);
      document.querySelector(".letter").classList.toggle("beside", shown);
      if (!opened) open();
      for (const fold of folds) fold.open = shown;
      scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" }); // what one reads stays where it is
    });
  }

  function open() {
    opened = true;
    for (const link of links) folds.push(written(link));
    if (!globalThis.IntersectionObserver) return;
    const of = new Map(folds.map((fold) => [fold.dataset.of ? document.getElementById(fold.dataset.of) : fold.parentElement, fold]));
    const seen = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) of.get(target).classList.toggle("lit", isIntersecting);
    }, { rootMargin: "-35% 0px -45% 0px" });
    for (const text of of.keys()) seen.observe(text);
  }

  /* Put a fold in the place of a link to a line that says what its row shows, behind its lead, which most rows have in common (views/leads.py). */
  function written(link) {
    const row = link.parentElement;
    const number = row.querySelector(":scope > b");
    const digits = [...(number ? number.textContent : "")].map((digit) => digit.codePointAt(0) % 16);
    const lead = row.closest("[data-lead]").dataset.lead.replace(/\{(.)\}/u, (all, nought) => String.fromCodePoint(...digits.map((digit) => nought.codePointAt(0) + digit)));
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    const text = document.createElement("p");
    const place = document.createElement("a");
    fold.className = "lines";
    summary.tabIndex = -1;
    summary.textContent = link.textContent;
    place.href = link.getAttribute("href");
    place.textContent = link.textContent.match(/\p{Nd}+/u)[0];
    text.append(place, " ", lead);
    for (const node of [...row.childNodes].filter((one) => one !== number)) {
      if (node === link || node.className === "new") break;
      text.append(...(node.nodeName === "A" ? [...node.childNodes] : [node]).map((one) => one.cloneNode(true)));
    }
    fold.append(summary, text);
    link.replaceWith(fold);
    return fold;
  }
})();
