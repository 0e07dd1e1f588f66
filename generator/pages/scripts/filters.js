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
