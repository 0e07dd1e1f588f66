/* On a wide screen, the words beside their statement. */

const statements = all(".statement").filter((each) => !each.closest(".sides, .front, blockquote"));
/** The quotation of each source that bears most, as long as they end near the statement's own end. */
const beside = () => {
  for (const statement of statements) {
    const cited = notesOf(statement);
    if (!cited.length) continue;
    // Said twice otherwise: names and numbers lead to the same words.
    const aside = make("div", { class: "sidenote", "aria-hidden": "true" });
    const first = cited.filter((note, place) => cited.findIndex((other) => other.source === note.source) === place);
    const links = first.map((note) => {
      const link = make("a", { href: wayTo(note.link, statement), tabindex: "-1" });
      link.append(make("q", {}, `“${note.words}”`), " ", make("i", {}, note.label));
      return link;
    });
    aside.append(...links);
    aside.hidden = statement.hidden;
    statement.before(aside);
    const room = 2 * statement.offsetHeight + statement.offsetTop - aside.offsetTop;
    for (const link of links.slice(1).reverse()) link.hidden = !statement.hidden && aside.offsetHeight > room;
    const hidden = links.filter((link) => link.hidden);
    if (!hidden.length) continue;
    const label = filled(WORDS.more_quotations, { count: hidden.length });
    const more = button(label, label, { tabindex: "-1" });
    more.addEventListener("click", () => {
      for (const link of hidden) link.hidden = false;
      more.remove();
    });
    aside.append(more);
  }
};
if (WIDE.matches) beside();
else WIDE.addEventListener("change", beside, { once: true });
