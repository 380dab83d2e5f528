/* Names suggested below a search field: a combobox with a list, by the pattern of the ARIA Authoring Practices.

   Down and up go through the names, Enter goes to the page of the one chosen, or sends the form if none is; Escape puts
   the list away. What is chosen is announced; the focus stays in the field. Names that come once the list was put away,
   or the form was sent, are dropped. */
"use strict";

archiveSearch.field = (() => {
  const NAMES = 6;
  let fields = 0;

  /* `sent`: whether the form was sent before this was loaded. */
  return (field, sent = false) => {
    if (field.role === "combobox") return;
    const list = document.createElement("ul");
    list.id = `names-of-field-${fields += 1}`;
    list.className = "suggestions";
    list.role = "listbox";
    list.setAttribute("aria-label", field.labels[0].textContent);
    list.hidden = true;
    field.after(list);
    const set = (name, value) => (value === null ? field.removeAttribute(name) : field.setAttribute(name, value));
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-expanded", "false");
    set("aria-controls", list.id);
    let chosen = -1;
    let turn = 0; // the number of the latest question; closing the list answers it

    function close() {
      turn += 1;
      list.hidden = true;
      set("aria-expanded", "false");
      choose(-1);
    }

    function choose(number) {
      chosen = number;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
      const option = list.children[chosen];
      set("aria-activedescendant", option ? option.id : null);
      if (option) option.scrollIntoView({ block: "nearest" });
    }

    const go = (option) => location.assign(archiveSearch.root + option.dataset.page);

    async function offer() {
      const text = field.value.trim();
      const mine = turn += 1;
      let names = [];
      try {
        names = text ? (await archiveSearch.suggest(text, NAMES, true)).found : [];
      } catch (fault) {
        names = []; // the form still works
      }
      if (mine !== turn || field.value.trim() !== text || document.activeElement !== field) return;
      list.replaceChildren(...names.map(({ name, page, written, exact }, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.role = "option";
        option.dataset.page = page;
        if (!exact) option.dataset.similar = "";
        option.textContent = name;
        if (written) {
          const note = document.createElement("span");
          note.className = "aside";
          note.textContent = written;
          option.append(" ", note);
        }
        return option;
      }));
      choose(-1);
      list.hidden = !names.length;
      set("aria-expanded", String(!list.hidden));
    }

    field.addEventListener("input", offer);
    field.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    list.addEventListener("click", ({ target }) => go(target.closest("[role=option]")));
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && list.children[chosen]) {
        event.preventDefault();
        go(list.children[chosen]);
      } else if (event.key === "Enter") {
        close();
      } else if (step && !list.hidden && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        const all = list.children.length + 1; // the field itself is a stop between the last and the first
        choose((chosen + 1 + step + all) % all - 1);
      }
    });
    if (!sent && document.activeElement === field && field.value) offer();
  };
})();
