// What a briefing adds to the theme's own script. A result of the search leads to the statement
// that holds the words, not only to its page or section; without script it leads to the section.
"use strict";
{
  const RESULT = ".md-search-result__link";
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  // A heading that has the words itself comes before what stands below it, but for a statement.
  const PIECES = ".statement, .footnote li, article :is(h2, h3, p, li, tbody tr)";

  const words = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);

  // Search takes each word for the beginning of others, so that "to" would find "Tokyo" before what
  // "When is Poe going to Rome" asks for. Words that say nothing are not handed to it.
  const idle = new Set(words(document.currentScript?.dataset.idle ?? ""));
  const QUERY = 2; // the theme's message for it
  const OPERATORS = /["*~^:]|(?:^|\s)[+-]/; // "+must -never title:word"
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...further) {
    if (message?.type === QUERY && !OPERATORS.test(message.data)) {
      const telling = message.data.split(/\s+/).filter(word => word && !idle.has(word.toLowerCase()));
      if (telling.length) message = { ...message, data: telling.join(" ") };
    }
    return post.call(this, message, ...further);
  };

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
    const from = (element, other) => element === other ||
      other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = level && [...document.querySelectorAll(HEADINGS)].find(other =>
      other !== heading && Number(other.tagName[1]) <= level && from(other, heading));
    return element => !level || (from(element, heading) && !(next && from(element, next)));
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

  document.addEventListener("click", tellWords, true);
  arrive();
}
