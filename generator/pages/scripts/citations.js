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
