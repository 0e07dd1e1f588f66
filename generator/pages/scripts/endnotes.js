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
