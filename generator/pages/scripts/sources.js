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
