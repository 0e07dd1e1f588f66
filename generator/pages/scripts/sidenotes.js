/* On a wide screen, the words beside their statement. */

const statements = all(".statement").filter((each) => !each.closest(".sides, .front, blockquote"));
/** One quotation of each source before a second of any, so that none is hidden that stands alone. */
const oneOfEach = (cited) => {
  const first = cited.filter((note, place) => cited.findIndex((other) => other.source === note.source) === place);
  const chosen = [...first, ...cited.filter((note) => !first.includes(note))].slice(0, BESIDE);
  return cited.filter((note) => chosen.includes(note));
};
const beside = () => {
  for (const statement of statements) {
    const cited = notesOf(statement);
    if (!cited.length) continue;
    // Said twice otherwise: the numbers lead to the same words.
    const aside = make("div", { class: "sidenote", "aria-hidden": "true" });
    const shown = oneOfEach(cited);
    for (const note of cited) {
      const link = make("a", { href: wayTo(note.link, statement), tabindex: "-1" }, make("b", {}, note.number));
      link.append(make("q", {}, `“${note.words}”`), " ", make("i", {}, note.label));
      link.hidden = !shown.includes(note);
      aside.append(link);
    }
    const count = cited.length - shown.length;
    if (count > 0) {
      const more = make("small", {}, filled(WORDS.more_quotations, { count }));
      more.addEventListener("click", () => {
        for (const link of aside.querySelectorAll("a")) link.hidden = false;
        more.remove();
      });
      aside.append(more);
    }
    aside.hidden = statement.hidden;
    statement.before(aside);
  }
};
if (WIDE.matches) beside();
else WIDE.addEventListener("change", beside, { once: true });
