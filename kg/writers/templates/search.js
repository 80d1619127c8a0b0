// Search: exact names before beginnings before words before parts; names before aliases; better connected first.
// A day ("15 September") is found as well, and a time that is words only ("Friday").
const index = [];
let dayIndex = null;
function buildIndex() {
  for (const node of nodes) index.push({ n: node.n, label: fold(node.label), aliases: node.aliases.map(fold) });
}
function grade(text, wanted) {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  return at < 0 ? 9 : /[\s\-"'(]/.test(text[at - 1]) ? 2 : 3;
}
function find(query) {
  const wanted = fold(query.trim()), hits = [], words = wanted.split(/\s+/);
  if (!wanted) return hits;
  load();
  if (!index.length) buildIndex();
  for (const entry of index) {
    let best = grade(entry.label, wanted) * 2, alias = -1;
    entry.aliases.forEach((text, i) => {
      const points = grade(text, wanted) * 2 + 1;
      if (points < best && points < 18) { best = points; alias = i; }
    });
    if (best > 17 && words.length > 1 && words.every((word) => [entry.label, ...entry.aliases].some((text) => grade(text, word) < 3))) best = 17; // in any order
    if (best < 18) hits.push({ n: entry.n, best, alias });
  }
  return [...daysLike(wanted), ...wordsLike(wanted), ...hits.sort((a, b) => a.best - b.best || a.n - b.n)].slice(0, 20);
}
function daysLike(wanted) {
  if (!/\d/.test(wanted)) return [];
  if (!dayIndex) {
    dayIndex = [...dayCounts()].sort().map(([iso, n]) => ({ iso, n, words: [...fold(day(iso)).split(" "), iso] }));
  }
  const parts = wanted.split(/[\s,.]+/).filter(Boolean);
  const fits = (words, part) => words.some((word) => (/^\d{1,2}$/.test(part) && word.length < 3 ? word === String(+part) : word.startsWith(part)));
  return dayIndex.filter(({ words }) => parts.every((part) => fits(words, part))).slice(0, 5).map(({ iso, n }) => ({ day: iso, count: n }));
}

const wordsLike = (wanted) => [...inWordsOnly()].filter(([words]) => grade(fold(words), wanted) < 3).slice(0, 5).map(([words, count]) => ({ words, count }));

const search = $("search"), hitList = $("hits");
let hits = [], active = -1;
function closeHits() {
  hitList.hidden = true;
  active = -1;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}
function hitRow(hit, i) {
  const own = { id: `hit${i}`, role: "option", "aria-selected": String(i === active), onmousedown: (event) => { event.preventDefault(); choose(i); } };
  if (hit.count) return el("li", own, el("span", { class: "name" }, hit.day ? day(hit.day) : `\u201c${hit.words}\u201d`), countOf(plural(hit.count, "fact", "facts")));
  const node = nodes[hit.n];
  return el("li", own, icon(TYPES[node.type]), el("span", { class: "name" }, node.label),
    hit.alias >= 0 ? el("span", { class: "alias" }, node.aliases[hit.alias]) : null, countOf(plural(node.degree, "fact", "facts")));
}
function showHits() {
  hits = find(search.value);
  active = hits.length ? 0 : -1;
  hitList.replaceChildren(...(hits.length ? hits.map(hitRow) : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing by that name")]));
  hitList.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!hitList.hidden));
  mark();
}
function mark() {
  [...hitList.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) {
    search.setAttribute("aria-activedescendant", `hit${active}`);
    hitList.children[active].scrollIntoView({ block: "nearest" });
  }
}
let typing = false; // what is typed in one go is one step to undo
function setWords(words) {
  state.words = words.trim();
  if (state.tab === "facts") fillTable();
}
function choose(i) {
  const hit = hits[i];
  if (!hit) return;
  search.value = "";
  setWords("");
  typing = false;
  closeHits();
  (state.tab === "facts" ? panel : $("network")).focus({ preventScroll: true });
  if (hit.day) select({ time: [hit.day, hit.day] });
  else if (hit.words) select({ words: hit.words });
  else pick(hit.n, true);
}
search.addEventListener("input", () => whenWhole(() => { setWords(search.value); showHits(); (typing ? note : commit)(); typing = true; }));
search.addEventListener("focus", () => { typing = false; });
// a click on a hit takes the focus first; who comes back at once finds the hits as they are
search.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== search) closeHits(); }, 120));
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (hits.length) active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    mark();
  } else if (event.key === "Enter") choose(active);
  else if (event.key === "Escape") { search.value = ""; setWords(""); commit(); closeHits(); search.blur(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
});
