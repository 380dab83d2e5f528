// A filter box above long lists of names. Without this script the lists are whole, and the browser's own search finds names.
"use strict";

const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u2018\u2019']/g, "").toLowerCase();

for (const place of document.querySelectorAll("[data-filter]")) {
  const scope = place.closest("section, main");
  let entries; // read when first asked: a list of hundreds is not free, and most readers only read
  const read = () => [...scope.querySelectorAll("[data-filtered] > li")].map((element) => ({ element, text: fold(element.textContent) }));
  const sections = [...scope.querySelectorAll("[data-filter-section]")];

  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", spellcheck: false });
  const status = document.createElement("output");
  label.append(`${place.dataset.filter} `, input);
  place.append(label, status);

  input.addEventListener("input", () => {
    entries ??= read();
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      found += element.hidden ? 0 : 1;
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    status.value = words.length ? `${found} / ${entries.length}` : "";
  });
}
