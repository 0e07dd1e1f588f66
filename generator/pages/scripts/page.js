/* What all parts of the script use: the page, its words, and how elements are made. */

const WORDS = /* words */ {};
const LATEX = /* escapes */ {};
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
