/* On a wide screen, the words beside their statement. */

const statements = all(".statement").filter((each) => !each.closest(".sides, .front, .news, blockquote"));
// The page of all topics is for paper, which has its quotations at the end.
const forPaper = location.pathname.includes("/print/");
/** The quotation of each source that bears most, as long as they end near the statement's own end.
    All are put in place before any is measured: a page is laid out twice, however long it is. */
const beside = () => {
  const asides = [];
  for (const statement of statements) {
    const cited = notesOf(statement);
    if (!cited.length) continue;
    // Said twice otherwise: names and numbers lead to the same words.
    const aside = make("div", { class: "sidenote", "aria-hidden": "true" });
    const first = cited.filter((note, place) => cited.findIndex((other) => other.source === note.source) === place);
    for (const note of first) {
      const link = make("a", { href: wayTo(note.link, statement), tabindex: "-1" });
      link.append(make("q", {}, `“${note.words}”`), " ", make("i", {}, note.label));
      aside.append(link);
    }
    statement.before(aside);
    asides.push({ aside, statement });
  }
  const measured = asides.map(({ aside, statement }) => ({
    aside, statement,
    top: statement.offsetTop, height: statement.offsetHeight, whole: aside.offsetHeight,
    links: [...aside.children].map((link) => ({ link, end: link.offsetTop + link.offsetHeight - aside.offsetTop })),
  }));
  let free = 0;
  for (const [place, { aside, statement, top, height, whole, links }] of measured.entries()) {
    const start = Math.max(top + MARGIN_PX, free);
    // Pushed further down, the words would stand beside another statement than their own.
    if (start > top + height / 2 + MARGIN_PX) {
      aside.hidden = true;
      continue;
    }
    // The next statement has its own words beside it.
    const next = measured[place + 1];
    const end = Math.min(top + 2 * height, next ? next.top + MARGIN_PX - GAP_PX : Infinity);
    const room = end - start;
    const fits = statement.hidden || whole <= room;
    const hidden = fits ? [] : links.filter((link, index) => index && link.end > room - MORE_PX);
    const last = links[links.length - hidden.length - 1];
    free = start + (hidden.length ? last.end + MORE_PX : whole) + GAP_PX;
    aside.hidden = statement.hidden;
    if (!hidden.length) continue;
    for (const { link } of hidden) link.hidden = true;
    const label = filled(WORDS.more_quotations, { count: hidden.length });
    const more = button(label, label, { tabindex: "-1" });
    more.addEventListener("click", () => {
      for (const { link } of hidden) link.hidden = false;
      more.remove();
    });
    aside.append(more);
  }
};
if (WIDE.matches && !forPaper) beside();
else if (!forPaper) WIDE.addEventListener("change", beside, { once: true });
