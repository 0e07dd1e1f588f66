/* A link to each statement, and copies of it with its citation. */

const textOf = (statement) => {
  const copy = statement.cloneNode(true);
  all("sup, .bears, .home, .tools, .mark, .basis, .derived", copy).forEach((each) => each.remove());
  const date = copy.querySelector("strong:first-child");
  if (date && !date.textContent.endsWith(":")) date.append(":");
  return copy.textContent.replace(/\s+/g, " ").trim();
};
/** What a statement says and rests on: by source, the words quoted. */
const copied = (statement) => {
  const sources = new Map();
  for (const note of notesOf(statement)) {
    const used = document.getElementById(`used:${note.source}`);
    const known = { id: note.source, title: used ? used.textContent : note.label, ...(used && used.dataset) };
    const record = sources.get(note.source) || { ...known, link: note.passage, words: [] };
    record.words.push({ words: note.words, place: note.place });
    sources.set(note.source, record);
  }
  const link = `${location.href.split(/[?#]/)[0]}#${statement.id}`;
  return { id: statement.id, text: textOf(statement), link, page: document.title, sources: [...sources.values()] };
};
const quoted = (record) => record.words
  .map(({ words, place: where }) => `“${words}”${where ? ` (${where})` : ""}`).join(", ");
const mention = (s) => [s.publisher || s.byline, s.published, s.title].filter(Boolean).join(", ");
const bare = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
const latex = (text) => text.split(new RegExp(LATEX.joined))
  .map((part) => [...part].map((sign) => LATEX.signs[sign] || sign).join("")).join("{}");
const entry = (type, id, fields) => [
  `@${type}{${id},`, ...Object.entries(bare(fields)).map(([key, value]) => `  ${key} = {${value}},`), "}",
].join("\n");
const dateParts = (date) => /^\d{4}(-\d\d){0,2}$/.test(date || "") ?
  { "date-parts": [date.split("-").map(Number)] } : date && { raw: date };
const FORMS = {
  text: ({ text, sources, link }) => [text, ...sources.map((s) => `${mention(s)}: ${quoted(s)}`), link].join("\n"),
  markdown: ({ text, sources, link, page }) => {
    const plain = (words) => words.replace(/[\\`*_[\]<>#]/g, "\\$&");
    const lines = sources.map((s) => `> - [${plain(mention(s))}](${s.link}): ${plain(quoted(s))}`);
    return [`> ${plain(text)}`, ">", ...lines, ">", `> [${plain(page)}](${link})`].join("\n");
  },
  bibtex: ({ id, text, sources, link, page }) => [
    entry("misc", id, { title: `{${latex(text)}}`, howpublished: latex(page), url: link }),
    ...sources.map((s) => entry("article", s.id, {
      title: `{${latex(s.title)}}`, author: s.byline && `{${latex(s.byline)}}`,
      journal: s.publisher && latex(s.publisher), date: s.published, url: s.url && s.url.replace(/[{}\\]/g, encodeURIComponent), note: latex(quoted(s)),
    })),
  ].join("\n\n"),
  csl: ({ id, text, sources, link, page }) => JSON.stringify([
    { id, type: "webpage", title: text, "container-title": page, URL: link },
    ...sources.map((s) => bare({
      id: s.id, type: "article-newspaper", title: s.title, "container-title": s.publisher,
      author: s.byline && [{ literal: s.byline }], issued: dateParts(s.published),
      language: s.language, URL: s.url, note: quoted(s),
    })),
  ], null, 2),
};
const toClipboard = (text) => Promise.resolve()
  .then(() => navigator.clipboard.writeText(text))
  .then(() => say(WORDS.copied), () => say(WORDS.not_copied));
const menu = (owner, statement) => {
  if (open && open.owner === owner) return close(true);
  const items = Object.keys(FORMS).map((form) => {
    const item = make("button", { type: "button", role: "menuitem", tabindex: "-1" }, WORDS[`copy_${form}`]);
    item.addEventListener("click", () => { close(true); toClipboard(FORMS[form](copied(statement))); });
    return item;
  });
  const box = make("div", { class: "briefing-menu", role: "menu", "aria-label": WORDS.copy }, ...items);
  reveal(box, owner).addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  });
  open.pinned = true;
  items[0].focus({ preventScroll: true });
};
for (const statement of all(".statement[id]").filter((each) => !each.closest(".front, .front-topics"))) {
  const link = make("a", { href: `#${statement.id}`, "aria-label": WORDS.permalink, title: WORDS.permalink }, "¶");
  const copy = button(WORDS.copy, "", { "aria-haspopup": "menu", "aria-expanded": "false" });
  copy.addEventListener("click", () => menu(copy, statement));
  statement.append(make("span", { class: "tools" }, link, copy));
}
