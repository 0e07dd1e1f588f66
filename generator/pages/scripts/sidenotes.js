/* On a wide screen, the words beside their statement. */

const statements = all(".statement").filter((each) => !each.closest(".sides, .front, blockquote"));
const beside = () => {
  for (const statement of statements) {
    const cited = notesOf(statement);
    if (!cited.length) continue;
    // Said twice otherwise: the numbers lead to the same words.
    const aside = make("div", { class: "sidenote", "aria-hidden": "true" });
    for (const note of cited.slice(0, BESIDE)) {
      const link = make("a", { href: wayTo(note.link, statement), tabindex: "-1" }, make("b", {}, note.number));
      link.append(make("q", {}, `“${note.words}”`), " ", make("i", {}, note.label));
      aside.append(link);
    }
    const count = cited.length - BESIDE;
    if (count > 0) aside.append(make("small", {}, filled(WORDS.more_quotations, { count })));
    aside.hidden = statement.hidden;
    statement.before(aside);
  }
};
if (WIDE.matches) beside();
else WIDE.addEventListener("change", beside, { once: true });
