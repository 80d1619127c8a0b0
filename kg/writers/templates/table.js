// All facts as a table: the picture for those who do not see it or want to sort it. The same filters hold.
const ROWS = 100; // rows built at once
const sayer = (fact) => (fact.by >= 0 ? nodes[fact.by].label : "");
const objectName = (fact) => (fact.object >= 0 ? nodes[fact.object].label : fact.value);
// A column: its name, what it sorts by, its cell; those that would be empty in the whole graph are left out.
const COLUMN = [
  ["Subject", (fact) => nodes[fact.subject].label, (fact) => el("td", {}, entityLink(fact.subject))],
  ["Relation", (fact) => fact.label, (fact) => el("td", {}, el("button", { class: "open", "aria-label": `${before(fact.facets)}${fact.label}: show the evidence`, onclick: () => select({ fact: fact.i }) }, before(fact.facets) + fact.label))],
  ["Object", objectName, (fact) => el("td", {}, fact.object >= 0 ? entityLink(fact.object) : el("span", { class: "value" }, fact.value))],
  ["Status", (fact) => badgesOf(fact).join(", ") || "asserted", (fact) => el("td", {}, fact.facets ? badgesOf(fact).map(badge) : el("span", { class: "plain" }, "asserted"))],
  data.has.speakers ? ["According to", sayer, (fact) => el("td", {}, fact.by >= 0 ? entityLink(fact.by) : "")] : null,
  data.has.times ? ["Time", (fact) => (fact.from === FIRST ? fact.to : fact.from), (fact) => el("td", { class: "time" }, fact.from && !(fact.when.text && isOpen(fact.when)) ? shortPeriod(fact) : fact.when?.text || "")] : null,
  data.has.doubt ? ["Confidence", (fact) => fact.confidence, (fact) => el("td", { class: "n" }, fact.confidence < 1 ? `${Math.round(fact.confidence * 100)} %` : "")] : null,
  data.counts.documents > 1 ? ["Document", (fact) => firstDocument(fact), (fact) => el("td", {}, el("span", { class: "from" }, firstDocument(fact)))] : null,
].filter(Boolean);
const shortPeriod = (fact) => periodName(fact.from, fact.to).replace(/ \u2013 /, " \u2013\n");
let sorted = { column: -1, down: false };
const firstDocument = (fact) => { const row = fact.evidence[0], d = row && data.documents[data.sentences[row[0]][0]]; return d ? documentName(d) : ""; };

function tableFacts() {
  const words = fold(state.words).split(/\s+/).filter(Boolean);
  const has = (fact) => { const text = fold([nodes[fact.subject].label, before(fact.facets), fact.label, objectName(fact), ...badgesOf(fact), sayer(fact)].join(" ")); return words.every((word) => text.includes(word)); };
  const inFocus = state.focus ? new Set(around(state.focus.node, state.focus.depth)) : null;
  return allFacts().filter((fact) => listed(fact) && (!words.length || has(fact)) && (!inFocus || (inFocus.has(fact.subject) && (fact.object < 0 || inFocus.has(fact.object)))));
}
function inOrder(found) {
  if (sorted.column < 0) return found;
  const [, value] = COLUMN[sorted.column], side = sorted.down ? -1 : 1, last = (v) => v === "";
  const keys_ = new Map(found.map((fact) => [fact, value(fact)]));
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  return found.sort((a, b) => {
    const [x, y] = [keys_.get(a), keys_.get(b)];
    if (last(x) !== last(y)) return last(x) ? 1 : -1; // what is not known comes last either way
    return side * (typeof x === "number" ? x - y : compare(x, y)) || a.i - b.i;
  });
}
function tableRow(fact) {
  const onclick = (event) => { if (!event.target.closest("a, button")) select({ fact: fact.i }); };
  return el("tr", { class: state.selection?.fact === fact.i ? "chosen" : "", onclick }, COLUMN.map(([, , cell]) => cell(fact)));
}
function fillTable(from = 0) {
  const found = inOrder(tableFacts()), part = found.slice(0, from + ROWS).map(tableRow), place = $("table");
  const head = COLUMN.map(([name], i) => {
    const way = sorted.column === i ? (sorted.down ? "descending" : "ascending") : "none";
    return el("th", { scope: "col", "aria-sort": way }, el("button", { id: `sort${i}`, onclick: () => sortBy(i) }, name));
  });
  const more = found.length > part.length ? el("button", { class: "more", onclick: () => fillTable(part.length) }, `Show ${number(Math.min(ROWS, found.length - part.length))} more of ${number(found.length)}`) : null;
  $("count").textContent = found.length < data.counts.facts ? `${number(found.length)} of ${plural(data.counts.facts, "fact", "facts")}` : plural(found.length, "fact", "facts");
  const kept = document.activeElement?.id, scroll = place.scrollTop;
  place.replaceChildren(el("table", {}, el("caption", {}, plural(found.length, "fact", "facts"), found.length < data.counts.facts ? ` of ${number(data.counts.facts)}` : ""),
    el("thead", {}, el("tr", {}, head)), el("tbody", {}, part)), ...[more].filter(Boolean));
  place.scrollTop = scroll;
  if (kept) $(kept)?.focus({ preventScroll: true });
}
function sortBy(i) {
  sorted = { column: i, down: sorted.column === i && !sorted.down };
  fillTable();
  announce(`Sorted by ${COLUMN[i][0].toLowerCase()}, ${sorted.down ? "descending" : "ascending"}`);
}
function showTab() {
  const table = state.tab === "facts", place = $("table");
  document.body.classList.toggle("table-open", table);
  place.hidden = !table;
  for (const name of ["graph", "facts"]) $(`tab-${name}`).setAttribute("aria-pressed", String(state.tab === name));
  if (!table) place.replaceChildren();
}
function openTab(name) {
  if (state.tab === name) return;
  Object.assign(state, { tab: name, words: name === "facts" ? search.value.trim() : "" });
  changed();
  if (name === "facts") $("table").focus({ preventScroll: true });
}
