// What is on the page (the shown entities and the filters), the filter column, and the search.
const shown = new Set(drawing.nodes.map((node) => node.id));
const off = { types: new Set(), statuses: new Set(), relations: new Set(), documents: new Set() };
const visible = { nodes: new Set(), lines: new Map(), hidden: new Map() };
let selection = null; // {node} or {line}

function passes(fact) {
  if (off.relations.has(fact.relation)) return false;
  if (off.statuses.size && (fact.facets === 0 ? off.statuses.has("asserted") : badgesOf(fact).some((status) => off.statuses.has(status)))) return false;
  if (off.documents.size) {
    const found = [...fact.documents];
    if (found.length && found.every((d) => off.documents.has(d))) return false;
  }
  return true;
}
const filtering = () => off.statuses.size + off.relations.size + off.documents.size > 0;
function hiddenNear(n) { // asked in every drawing, so kept until something changes
  let found = visible.hidden.get(n);
  if (!found) visible.hidden.set(n, found = [...nodes[n].near].filter((m) => !shown.has(m) && !off.types.has(nodes[m].type)));
  return found;
}

// Works out what is visible, gives vis-network only the difference, and keeps count.
function refresh() {
  visible.nodes = new Set([...shown].filter((n) => !off.types.has(nodes[n].type) && (!filtering() || nodes[n].facts.some(passes))));
  visible.lines = new Map();
  visible.hidden.clear();
  for (const n of visible.nodes) {
    for (const bundle of lines[n]) {
      if (bundle.from !== n || !visible.nodes.has(bundle.to)) continue;
      const group = bundle.facts.filter(passes);
      if (group.length) visible.lines.set(bundle.key, group);
    }
  }
  view.nodes.remove(view.nodes.getIds().filter((n) => !visible.nodes.has(n)));
  for (const n of visible.nodes) if (!view.place.has(n)) view.place.set(n, findPlace(n));
  view.nodes.add([...visible.nodes].filter((n) => !view.nodes.get(n)).map(nodeItem));
  view.edges.remove(view.edges.getIds().filter((id) => !visible.lines.has(id)));
  view.edges.update([...visible.lines].map(([key, group]) => edgeItem(bundles.get(key), group)));
  counted();
}

function counted() {
  let facts_ = 0;
  for (const group of visible.lines.values()) facts_ += group.length;
  for (const n of visible.nodes) for (const fact of nodes[n].facts) if (fact.object < 0 && fact.subject === n && passes(fact)) facts_++;
  const part = (n, all, one, many) => (n === all ? plural(all, one, many) : `${number(n)} of ${plural(all, one, many)}`);
  const all = visible.nodes.size === nodes.length && facts_ === facts.length;
  document.getElementById("count").textContent =
    `${part(visible.nodes.size, nodes.length, "entity", "entities")}, ${part(facts_, facts.length, "fact", "facts")}${all ? "" : " shown"}`;
  const empty = document.getElementById("empty");
  empty.hidden = visible.nodes.size > 0;
  empty.textContent = nodes.length ? "The filters leave nothing to show." : "This graph is empty.";
}

function changed() {
  refresh();
  if (selection?.node != null && visible.nodes.has(selection.node)) selectNode(selection.node);
  else if (selection?.line && visible.lines.has(selection.line)) selectLine(selection.line);
  else if (selection) clear();
  else view.network.redraw();
}

function expand(n) {
  visible.hidden.clear();
  for (const m of hiddenNear(n).sort((a, b) => a - b).slice(0, 60)) shown.add(m);
  shown.add(n);
  changed();
}

// One row of a filter: a checkbox with its picture, name and count, and a button that leaves only this one on.
function filterRow(group, key, picture, name, count, title) {
  const box = el("input", { type: "checkbox", checked: !off[group].has(key), onchange: () => {
    if (box.checked) off[group].delete(key); else off[group].add(key);
    changed();
  } });
  const only = el("button", { type: "button", class: "only", "aria-label": `Only ${name}`, onclick: () => onlyThis(group, key) }, "only");
  const row = el("li", { title }, el("label", {}, box, picture, el("span", { class: "name" }, name)), only, el("span", { class: "n" }, number(count)));
  row.filter = { group, key, box };
  return row;
}

const rows = [];
function syncBoxes() {
  for (const { filter } of rows) filter.box.checked = !off[filter.group].has(filter.key);
}
function onlyThis(group, key) {
  const keys = rows.filter((row) => row.filter.group === group).map((row) => row.filter.key);
  const alone = keys.every((other) => off[group].has(other) === (other !== key));
  off[group] = new Set(alone ? [] : keys.filter((other) => other !== key));
  syncBoxes();
  changed();
}

function section(title, group, items) {
  rows.push(...items);
  return el("section", {}, el("h2", {}, title, el("button", { type: "button", class: "all", onclick: () => { off[group].clear(); syncBoxes(); changed(); } }, "all")), el("ul", { class: "filter" }, items));
}

const tally = (values) => {
  const count = new Map();
  for (const value of values) count.set(value, (count.get(value) || 0) + 1);
  return count;
};

function buildFilters() {
  rows.length = 0;
  const left = document.getElementById("left"), parts = [];
  const linked = data.nodes.degree.filter(Boolean).length;
  if (linked > 30) parts.push(sliderSection(linked));
  const types = tally(data.nodes.type);
  parts.push(section("Entities", "types", TYPES.map((name, i) => [i, name]).filter(([i]) => types.has(i))
    .map(([i, name]) => filterRow("types", i, icon(name), name, types.get(i)))));
  const statuses = new Map();
  for (const [facets, count] of tally(data.facts.facets)) {
    for (const name of facets ? badgesOf({ facets }) : ["asserted"]) statuses.set(name, (statuses.get(name) || 0) + count);
  }
  parts.push(section("Status", "statuses", STATUSES.filter((name) => statuses.has(name))
    .map((name) => filterRow("statuses", name, sample(name), name[0].toUpperCase() + name.slice(1), statuses.get(name), MEANING[name]))));
  const relations = [...tally(data.facts.relation)].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  parts.push(section("Relations", "relations", relations.slice(0, 100)
    .map(([i, count]) => filterRow("relations", i, null, data.relations[i], count))));
  if (data.documents.length > 1) parts.push(documentSection());
  left.replaceChildren(...parts);
}

function documentSection() {
  return section("Documents", "documents", data.documents.slice(0, 100).map((document_, i) =>
    filterRow("documents", i, null, documentName(document_), document_[5], document_[3])));
}

function sliderSection(linked) {
  const most = Math.min(400, linked), value = Math.min(drawing.nodes.length, most);
  const output = el("output", { class: "n" }, number(value));
  const slider = el("input", {
    type: "range", min: Math.min(10, most), max: most, value, "aria-label": "How many of the best connected entities to show",
    oninput: () => { output.textContent = number(+slider.value); },
    onchange: () => {
      shown.clear();
      for (let n = 0; n < +slider.value; n++) shown.add(n);
      changed();
      fit(true);
    },
  });
  return el("section", {}, el("h2", {}, "Best connected", output), slider);
}

// Search: exact names before beginnings before words before parts; names before aliases; better connected first.
const index = [];
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
  const wanted = fold(query.trim()), hits = [];
  if (!wanted) return hits;
  if (!index.length) buildIndex();
  for (const entry of index) {
    let best = grade(entry.label, wanted) * 2, alias = -1;
    entry.aliases.forEach((text, i) => {
      const points = grade(text, wanted) * 2 + 1;
      if (points < best && points < 18) { best = points; alias = i; }
    });
    if (best < 18) hits.push({ n: entry.n, best, alias });
  }
  return hits.sort((a, b) => a.best - b.best || a.n - b.n).slice(0, 20);
}

const search = document.getElementById("search"), hitList = document.getElementById("hits");
let hits = [], active = -1;
function closeHits() {
  hitList.hidden = true;
  active = -1;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}
function showHits() {
  hits = find(search.value);
  active = hits.length ? 0 : -1;
  hitList.replaceChildren(...(hits.length ? hits.map((hit, i) => {
    const node = nodes[hit.n];
    return el("li", { id: `hit${i}`, role: "option", "aria-selected": String(i === active), onmousedown: (event) => { event.preventDefault(); choose(i); } },
      icon(TYPES[node.type]), el("span", { class: "name" }, node.label),
      hit.alias >= 0 ? el("span", { class: "alias" }, node.aliases[hit.alias]) : null, el("span", { class: "n" }, plural(node.degree, "fact", "facts")));
  }) : [el("li", { class: "none" }, "Nothing by that name")]));
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
function choose(i) {
  const hit = hits[i];
  if (!hit) return;
  search.value = "";
  closeHits();
  search.blur();
  selectNode(hit.n, true);
}
search.addEventListener("input", showHits);
search.addEventListener("blur", () => setTimeout(closeHits, 120));
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (hits.length) active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    mark();
  } else if (event.key === "Enter") choose(active);
  else if (event.key === "Escape") { search.value = ""; closeHits(); search.blur(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
});
