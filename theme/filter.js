// Long lists: a box that finds names in them, and letters of the alphabet that show the entries which begin with one.
// Without this script the lists are whole, the letters lead to the first such entry, and the browser's own search finds names.
"use strict";

{
  const { digits = "0123456789" } = document.body.dataset;
  const number = (count) => String(count).replace(/.(?=(?:.{3})+$)/g, "$&,").replace(/\d/g, (digit) => digits[digit]);
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u2018\u2019']/g, "").toLowerCase();

  for (const place of document.querySelectorAll("[data-filter]")) {
    const scope = place.closest("section, main");
    const initials = [...scope.querySelectorAll("[data-entries]")];
    let entries; // read when first asked: a list of hundreds is not free, and most readers only read
    const read = () =>
      [...scope.querySelectorAll("[data-filtered] > *")].map((element) => ({ element, text: fold(element.textContent) }));

    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", spellcheck: false });
    const status = document.createElement("output");
    label.append(`${place.dataset.filter} `, input);
    place.append(label, " ", status);

    const show = () => {
      entries ??= read();
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const chosen = initials.find((one) => one.hasAttribute("aria-current"));
      const among = chosen && new Set(chosen.dataset.entries.split(" "));
      let found = 0;
      for (const { element, text } of entries) {
        element.hidden = !words.every((word) => text.includes(word)) || Boolean(among && !among.has(element.dataset.ordinal));
        found += element.hidden ? 0 : 1;
      }
      for (const section of scope.querySelectorAll("[data-filter-section]")) section.hidden = !section.querySelector("[data-filtered] > :not([hidden])");
      status.value = words.length || chosen ? place.dataset.shown.replace("{found}", number(found)).replace("{all}", number(entries.length)) : "";
    };

    input.addEventListener("input", show);
    for (const one of initials) {
      one.addEventListener("click", (event) => {
        event.preventDefault();
        const again = one.hasAttribute("aria-current");
        for (const other of initials) other.removeAttribute("aria-current");
        if (!again) one.setAttribute("aria-current", "true");
        show();
      });
    }
  }

  /* Entries out of sight were left out of the first layout. Let them in, some at a time, so that nothing waits long. */
  const waiting = [...document.querySelectorAll(".entries > li")];
  const admit = () => {
    for (const entry of waiting.splice(0, 48)) entry.classList.add("in");
    void document.body.offsetHeight; // lays them out here and not all in the next frame
    if (waiting.length) setTimeout(admit);
  };
  admit();
}
