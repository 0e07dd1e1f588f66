// What a briefing adds to the theme's own script. A result of the search leads to the statement
// that holds the words, not only to its page or section; without script it leads to the section.
// An open citation has a name for screen readers, and Escape closes it where the focus is.
"use strict";
{
  const CITATION = ".md-tooltip2";
  const OPEN = "md-tooltip2--active";
  const RESULT = ".md-search-result__link";
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const PIECES = ".statement, .footnote li, article p, article li, article tbody tr";

  const words = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);

  // A result for a whole page hands on only those words that its title holds: hand on all.
  const tellWords = event => {
    const link = event.target.closest?.(RESULT);
    const query = document.querySelector(".md-search__input")?.value;
    if (!link || !query) return;
    const address = new URL(link.href);
    if (address.hash) return;
    address.searchParams.set("h", query);
    link.href = address.href;
  };

  // The part of the page that a result names: a heading and all below it, or the whole page.
  const section = () => {
    const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const level = heading?.matches(HEADINGS) ? Number(heading.tagName[1]) : 0;
    const after = (element, other) =>
      other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = level && [...document.querySelectorAll(HEADINGS)].find(
      other => Number(other.tagName[1]) <= level && after(other, heading));
    return element => !level || (after(element, heading) && !(next && after(element, next)));
  };

  // A quotation in a footnote is found for the sake of the statement that rests on it.
  const resting = piece => {
    const note = piece.closest(".footnote li");
    const mark = note && document.getElementById(note.id.replace("fn:", "fnref:"));
    return mark?.closest(".statement") ?? piece;
  };

  const best = wanted => {
    const within = section();
    let [found, most] = [null, 0];
    for (const piece of document.querySelectorAll(PIECES)) {
      const text = words(piece.textContent);
      const holds = word => text.some(other => other.startsWith(word));
      const held = wanted.filter(holds).length + piece.matches(".statement") / 2;
      if (held >= 1 && held > most && within(piece)) [found, most] = [resting(piece), held];
    }
    return found;
  };

  const arrive = () => {
    const wanted = words(new URLSearchParams(location.search).get("h") ?? "");
    const found = wanted.length ? best(wanted) : null;
    if (!found) return;
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details"))
      fold.open = true;
    if (found.id) location.replace("#" + found.id);
    else found.scrollIntoView({ block: "center" });
  };

  const name = document.currentScript.dataset.citation;
  const nameCitations = () => {
    for (const citation of document.querySelectorAll(`${CITATION}[role=dialog]:not([aria-label])`))
      citation.setAttribute("aria-label", name);
  };

  const close = event => {
    if (event.key !== "Escape") return;
    for (const citation of document.querySelectorAll(`.${OPEN}`)) citation.classList.remove(OPEN);
  };

  new MutationObserver(nameCitations).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("keydown", close);
  document.addEventListener("click", tellWords, true);
  arrive();
}
