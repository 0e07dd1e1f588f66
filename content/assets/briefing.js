/* What a page gains where scripts run; without this file all is reached by links. It keeps nothing,
   asks no host, and takes all that it shows from the page itself. */
(() => {
"use strict";
/* What all parts of the script use: the page, its words, and how elements are made. */

const WORDS = {"permalink": "Link to this statement", "copy": "Copy with citation", "copy_text": "Plain text", "copy_markdown": "Markdown", "copy_bibtex": "BibTeX", "copy_csl": "CSL-JSON", "copied": "Copied", "not_copied": "Copying was refused. Select the text instead.", "close": "Close", "more_quotations": "+ {count} more", "back": "Back to where you were", "filter": "Show", "all_statements": "All statements", "only_from": "From {source}", "independent": "2 or more origins", "shown": "{count} of {total} statements shown", "quotations": "Sources and quotations ({count})"};
const LATEX = {"signs": {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "{": "$\\lbrace$", "}": "$\\rbrace$", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%"}, "joined": "(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)"};
const WIDE = matchMedia("(min-width: 76.25em)");
const [HOVER_MS, LEAVE_MS, SAID_MS, FEW_NOTES] = [120, 260, 2500, 6];
// A side note: what lies above it, the height of "+ 2 more", and what lies below it.
const [MARGIN_PX, MORE_PX, GAP_PX] = [4, 18, 18];
const article = document.querySelector("article") || document.body;
const all = (selector, within = article) => [...within.querySelectorAll(selector)];
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** An element with attributes and children; strings become text, never markup. */
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const button = (label, shown, attributes = {}) =>
  make("button", { type: "button", "aria-label": label, title: label, ...attributes }, shown);

// Cards and menus stand at the end of the page's main part, so that nothing cuts them off.
const said = make("p", { class: "briefing-said", role: "status" });
const layer = make("div", { class: "md-typeset briefing-layer" }, said);
(article.closest("main") || article).append(layer);
const say = (text) => {
  said.textContent = text;
  setTimeout(() => { said.textContent = ""; }, SAID_MS);
};
/** Puts a box below an element, or above it where there is more room, inside the window. */
const place = (box, element) => {
  const mark = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = mark.bottom + 6 + height <= clientHeight || mark.top < height;
  const top = below ? mark.bottom + 6 : mark.top - height - 6;
  box.style.left = `${Math.max(Math.min(mark.left, clientWidth - width - 12), 12) + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
};

/* A citation’s words on pointing, on tap and by keys. */

/** The footnote that a mark refers to, in parts. */
const noteOf = (ref) => {
  const item = document.getElementById(decodeURIComponent(ref.hash.slice(1)));
  const link = item && item.querySelector("a[href]");
  const mark = item && item.querySelector("mark");
  if (!link || !mark) return null;
  return {
    quoted: item.querySelector(".quoted"),
    // Some labels hold the day themselves.
    date: (item.querySelector(".date") || {}).textContent,
    about: all(".about, .place", item).map((each) => each.textContent).join("; "),
    place: (item.querySelector(".place") || {}).textContent,
    label: item.querySelector("strong").textContent,
    words: mark.textContent,
    link,
    passage: link.href,
    source: new URL(link.href).pathname.split("/").pop().replace(/\.html$/, ""),
    number: ref.textContent,
  };
};
const notes = new Map(all("a.footnote-ref").map((ref) => [ref, noteOf(ref)]).filter(([, note]) => note));
const notesOf = (element) => all("a.footnote-ref", element).map((r) => notes.get(r)).filter(Boolean);
/** What opens a card, and the notes that it shows: a number its own, a source's name all of it. */
const owners = new Map([...notes].map(([ref, note]) => [ref, [note]]));
for (const mark of all(".bears a.says")) {
  const statement = mark.closest("p, li");
  const source = new URL(mark.href).pathname.split("/").pop().replace(/\.html$/, "");
  const cited = statement ? notesOf(statement).filter((note) => note.source === source) : [];
  if (!cited.length) continue;
  owners.set(mark, cited);
  // The names say what the numbers do, and more: these are for print, and where no script runs.
  statement.classList.add("named");
  for (const ref of all("a.footnote-ref", statement)) {
    ref.tabIndex = -1;
    ref.closest("sup").setAttribute("aria-hidden", "true");
  }
}

let open = null;
let timer = 0;
// True while focus is given back, which must not open again what has just been closed.
let quiet = false;
const later = (what, delay) => { clearTimeout(timer); timer = setTimeout(what, delay); };
const close = (back) => {
  clearTimeout(timer);
  if (!open) return;
  const { box, owner } = open;
  open = null;
  owner.removeAttribute("aria-describedby");
  owner.setAttribute("aria-expanded", "false");
  if (back || box.contains(document.activeElement)) {
    quiet = true;
    owner.focus({ preventScroll: true });
    quiet = false;
  }
  box.remove();
};
/** Shows a card or a menu for the element that it belongs to; there is one at a time. */
const reveal = (box, owner) => {
  close(false);
  open = { box: layer.appendChild(box), owner, pinned: false };
  owner.setAttribute("aria-expanded", "true");
  place(box, owner);
  return box;
};
const quotation = (owner, note) => {
  const words = make("p", { class: "words" }, ...[...note.quoted.childNodes].map((node) => node.cloneNode(true)));
  const foot = make("p", { class: "foot" });
  if (note.about) foot.append(note.about, make("br"));
  foot.append(make("a", { href: wayTo(note.link, owner) }, note.link.textContent));
  return [words, foot];
};
/** The first quotation, which bears most; those that only say who or when follow on demand. */
const card = (owner, [first, ...rest]) => {
  const head = make("p", { class: "head" }, make("strong", {}, first.label), ...(first.date ? [", ", first.date] : []));
  const end = button(WORDS.close, "×", { class: "close" });
  end.addEventListener("click", () => close(true));
  const named = { id: "briefing-card", class: "briefing-card", "aria-label": head.textContent };
  const box = make("div", { ...named, role: "dialog", tabindex: "-1" }, head, ...quotation(owner, first));
  if (rest.length) {
    const label = filled(WORDS.more_quotations, { count: rest.length });
    const more = button(label, label, { class: "more-words" });
    more.addEventListener("click", () => {
      const parts = rest.flatMap((note) => quotation(owner, note));
      more.replaceWith(...parts);
      open.pinned = true;
      place(box, owner);
      box.focus({ preventScroll: true });
    });
    box.append(more);
  }
  box.append(end);
  return box;
};
const show = (ref, pinned) => {
  clearTimeout(timer);
  if (!open || open.owner !== ref) {
    const box = reveal(card(ref, owners.get(ref)), ref);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", leave);
    ref.setAttribute("aria-describedby", "briefing-card");
  }
  open.pinned = open.pinned || pinned;
  if (pinned) open.box.focus({ preventScroll: true });
};
const leave = () => { if (open && !open.pinned) later(() => close(false), LEAVE_MS); };
for (const ref of owners.keys()) {
  ref.setAttribute("aria-haspopup", "dialog");
  ref.setAttribute("aria-expanded", "false");
  ref.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !(open && open.pinned)) later(() => show(ref, false), HOVER_MS);
  });
  ref.addEventListener("pointerleave", () => { clearTimeout(timer); leave(); });
  ref.addEventListener("focus", () => { if (!quiet && ref.matches(":focus-visible")) show(ref, false); });
  ref.addEventListener("blur", leave);
  ref.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(ref, true);
  });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(open && open.pinned); });
document.addEventListener("pointerdown", (event) => {
  if (open && !open.box.contains(event.target) && !open.owner.contains(event.target)) close(false);
});
// The layer stands behind all text: who tabs out of it goes on from where it was opened.
layer.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || !open || !open.box.contains(event.target)) return;
  const stops = all("a[href], button:not([tabindex])", open.box);
  const ends = event.shiftKey ? [open.box, stops[0]] : [stops.at(-1)];
  if (stops.length && !ends.includes(event.target)) return;
  if (event.shiftKey) event.preventDefault();
  close(true);
});
layer.addEventListener("focusout", (event) => {
  if (open && open.pinned && event.relatedTarget && !open.box.contains(event.relatedTarget)) close(false);
});

/* To a passage of a source, and back to where the reader was. */

/** A link to a passage that tells the source's page where its reader comes from. */
function wayTo(link, from) {
  const [url, statement] = [new URL(link.href), from.closest(".statement[id]")];
  const page = location.pathname.split("/").pop() || "index.html";
  url.searchParams.set("from", statement ? `${page}#${statement.id}` : page);
  return url.href;
}
article.addEventListener("click", (event) => {
  const link = event.target.closest(".footnote a[href*='#c-']");
  const owner = link && [...notes].find(([, note]) => note.link === link);
  if (owner) link.href = wayTo(link, owner[0]);
});

const from = new URLSearchParams(location.search).get("from");
if (from && /^[\w-]+\.html(#[\w:.-]+)?$/.test(from)) {
  const back = new URL(`../${from}`, location.href).href;
  const link = make("a", { href: back }, `← ${WORDS.back}`);
  article.prepend(make("p", { class: "way-back" }, link));
  all(".cited-by a").filter((each) => each.href === back).forEach((each) => {
    each.classList.add("came-from");
    each.closest("details")?.setAttribute("open", "");
  });
  // Whoever shares the address of a passage shares it without this.
  if (location.protocol !== "file:") history.replaceState(null, "", location.pathname + location.hash);
}

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

/* Statements by source, and by how many origins they have. */

const glance = article.querySelector(".glance");
const sources = all(".source[id^='used:']");
if (glance && sources.length > 1) {
  const origins = (each) => Number((each.querySelector(".bears[data-origins]") || { dataset: {} }).dataset.origins);
  const several = statements.some((each) => origins(each) > 1);
  const choice = make("select", {}, make("option", { value: "" }, WORDS.all_statements));
  const labels = new Map(statements.flatMap(notesOf).map((note) => [note.source, note.label]));
  for (const [value, source] of labels) {
    choice.append(make("option", { value }, filled(WORDS.only_from, { source })));
  }
  const independent = make("input", { type: "checkbox" });
  const count = make("span", { role: "status" });
  const box = make("div", { class: "filters", role: "group", "aria-label": WORDS.filter });
  const second = several ? [make("label", {}, independent, ` ${WORDS.independent}`)] : [];
  box.append(make("label", {}, WORDS.filter, choice), ...second, count);
  box.addEventListener("change", () => {
    let shown = 0;
    for (const statement of statements) {
      const borne = !choice.value || notesOf(statement).some((note) => note.source === choice.value);
      statement.hidden = !borne || (independent.checked && !(origins(statement) > 1));
      const aside = statement.previousElementSibling;
      if (aside && aside.matches(".sidenote")) aside.hidden = statement.hidden;
      shown += statement.hidden ? 0 : 1;
    }
    const all = !choice.value && !independent.checked;
    count.textContent = all ? "" : filled(WORDS.shown, { count: shown, total: statements.length });
  });
  glance.after(box);
}

/* The quotations at the end of a page are folded: their words stand beside the statements, or come on
   pointing. They stay within reach of the browser's own search and of links, and are printed. */

for (const notes of all(".footnote")) {
  const list = notes.querySelector("ol");
  if (!list || list.children.length <= FEW_NOTES) continue;
  const shown = filled(WORDS.quotations, { count: list.children.length });
  const fold = make("button", { type: "button", class: "fold", "aria-expanded": "false" }, shown);
  const set = (isOpen) => {
    fold.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) list.removeAttribute("hidden");
    else list.setAttribute("hidden", "until-found");
  };
  const reach = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && list.contains(target)) {
      set(true);
      target.scrollIntoView();
    }
  };
  fold.addEventListener("click", () => set(list.hasAttribute("hidden")));
  list.addEventListener("beforematch", () => set(true));
  addEventListener("hashchange", reach);
  addEventListener("beforeprint", () => set(true));
  list.before(fold);
  set(false);
  reach();
}

})();
