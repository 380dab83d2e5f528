/* Fill the line or entry that one has come to (its link, or a tap on it) into the links that report a mistake. */
"use strict";

(() => {
  const links = [...document.querySelectorAll("a[data-report]")];
  const plain = links.map((link) => link.getAttribute("href"));
  const LONGEST = 240; // of the text at hand; addresses have limits

  const fill = () => {
    let target = null;
    try {
      target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    } catch (fault) {
      // An address that somebody has mistyped: the link for the whole page stays.
    }
    const words = target && target.matches("tr, li, p, .note") ? target.innerText.replace(/\s+/g, " ").trim() : "";
    links.forEach((link, at) => {
      const place = link.dataset.report;
      const here = target ? `${place}${location.hash}${words ? `\n${words.slice(0, LONGEST)}` : ""}` : place;
      const end = plain[at].startsWith("mailto:") ? here.replace(/\n/g, "\r\n") : here;
      link.setAttribute("href", plain[at].replace(encodeURIComponent(place), () => encodeURIComponent(end)));
    });
  };
  addEventListener("hashchange", fill);
  fill();
})();
