/* Buttons that copy: the text of elements (data-copy holds their ids), as a quotation in Markdown (data-copy-markdown), who
   said it alone (data-copy-citation), or a text of their own (data-copy-text), in which a "#" at the start stands for a place on this page. */
"use strict";

(() => {
  for (const row of document.querySelectorAll("[data-actions]")) row.hidden = false;

  /* Every quotation has the same buttons: the page holds them once. */
  const buttons = document.getElementById("quoting");
  for (const fold of buttons ? document.querySelectorAll("details.quote") : []) {
    const own = buttons.content.cloneNode(true);
    const [text, markdown, link, citation] = own.querySelectorAll("button");
    text.dataset.copy = markdown.dataset.copyMarkdown = citation.dataset.copyCitation = `quote-${fold.dataset.of}`;
    link.dataset.copyText += `#${fold.dataset.of}`;
    fold.append(own);
  }

  /* Text as it is read: a paragraph a line, and an item of a list. */
  const textOf = (ids) => ids.split(" ").map((id) => document.getElementById(id)).filter((one) => one).flatMap((whole) => {
    const lines = [...whole.querySelectorAll("p, li, blockquote")]
      .filter((one) => (one.matches("li") || !one.querySelector("p")) && !one.parentElement.closest("li"));
    return (lines.length ? lines : [whole]).map((one) => one.textContent.replace(/\s+/g, " ").trim());
  }).join("\n");

  const part = (id, selector) => document.getElementById(id).querySelector(selector).textContent.replace(/\s+/g, " ").trim();
  const asMarkdown = (id) => `> ${part(id, "blockquote")}\n>\n> — ${part(id, ".said-by")}`;

  const given = (text) => (text.startsWith("#") ? location.href.split("#")[0] + text : text);

  /* Where pages may not write to the clipboard, as in some browsers on a disk, the old way still works. */
  const copyOld = (text) => {
    const box = Object.assign(document.createElement("textarea"), { value: text });
    box.style.position = "fixed";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy], button[data-copy-markdown], button[data-copy-citation], button[data-copy-text]");
    if (!button) return;
    const { copy, copyMarkdown, copyCitation, copyText } = button.dataset;
    const text = copyText ? given(copyText) : copyMarkdown ? asMarkdown(copyMarkdown) : copyCitation ? part(copyCitation, ".said-by") : textOf(copy);
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch (refused) {
      done = copyOld(text);
    }
    const status = button.parentElement.querySelector("[data-copied]");
    if (status && done) status.textContent = status.dataset.copied;
  });
})();
