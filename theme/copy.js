/* Buttons that copy: the text of elements (data-copy holds their ids), a quotation with who said it (data-copy-quotation holds the id
   of what is quoted), the same in Markdown (data-copy-markdown), who said it alone (data-copy-citation), or a text of their own (data-copy-text), in which a "#" at the start stands for a place on this page. */
"use strict";

(() => {
  for (const row of document.querySelectorAll("[data-actions]")) row.hidden = false;

  /* Every quotation has the same buttons: the page holds them once. */
  const buttons = document.getElementById("quoting");
  for (const fold of buttons ? document.querySelectorAll("details.quote") : []) {
    const own = buttons.content.cloneNode(true);
    const [text, markdown, link, citation] = own.querySelectorAll("button");
    text.dataset.copyQuotation = markdown.dataset.copyMarkdown = citation.dataset.copyCitation = fold.dataset.of;
    link.dataset.copyText += `#${fold.dataset.of}`;
    fold.append(own);
  }

  /* Text as it is read: a paragraph a line, and an item of a list. */
  const textOf = (ids) => ids.split(" ").map((id) => document.getElementById(id)).filter((one) => one).flatMap((whole) => {
    const lines = [...whole.querySelectorAll("p, li, blockquote")]
      .filter((one) => (one.matches("li") || !one.querySelector("p")) && !one.parentElement.closest("li"));
    return (lines.length ? lines : [whole]).map((one) => one.textContent.replace(/\s+/g, " ").trim());
  }).join("\n");

  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const citationOf = (id) => plain(document.querySelector(`#quote-${id} .said-by`).textContent);

  /* The words of a quotation: they stand in it only where they are not just those that one reads. */
  function wordsOf(id) {
    const given = document.querySelector(`#quote-${id} blockquote`);
    if (given) return plain(given.textContent);
    const asked = document.querySelector(`.demands [data-of="${id}"]`);
    const read = (asked ? asked.parentElement.firstElementChild : document.getElementById(id)).cloneNode(true);
    for (const one of read.querySelectorAll(".mended")) one.remove();
    const items = [...read.querySelectorAll("li")];
    return plain((items.length ? items : [read]).map((one) => one.textContent).join(" "));
  }

  const asMarkdown = (id) => `> ${wordsOf(id)}\n>\n> — ${citationOf(id)}`;

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
    const button = event.target.closest("button[data-copy], button[data-copy-quotation], button[data-copy-markdown], button[data-copy-citation], button[data-copy-text]");
    if (!button) return;
    const { copy, copyQuotation, copyMarkdown, copyCitation, copyText } = button.dataset;
    const text = copyText ? given(copyText)
      : copyQuotation ? `${wordsOf(copyQuotation)}\n${citationOf(copyQuotation)}`
      : copyMarkdown ? asMarkdown(copyMarkdown)
      : copyCitation ? citationOf(copyCitation)
      : textOf(copy);
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch (refused) {
      done = copyOld(text);
    }
    const status = button.parentElement.querySelector("[data-copied]");
    if (status) status.textContent = done ? status.dataset.copied : "";
  });
})();
