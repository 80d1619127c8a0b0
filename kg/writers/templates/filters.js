// What the reader has set up. Everything that makes a view is in `state`, so that it can be written into the address
// and undone (address.js); `refresh` works out what of the graph that leaves on the page.
const GROUPS = ["types", "statuses", "relations", "documents"];
const OPENING = drawing.nodes.map((node) => node.id).slice(0, innerWidth <= 500 ? 36 : innerWidth <= 800 ? 80 : Infinity); // what a screen has room for
const MOST_AROUND = 400; // as many entities as a focus shows: more is a hairball
const fresh = () => ({
  selection: null, // {node} | {line} | {fact} | {path} | {time} | {words} | {said}
  off: Object.fromEntries(GROUPS.map((group) => [group, new Set()])),
  time: null, undated: false, sure: 0,
  top: OPENING.length, opened: [], brought: new Set(), focus: null, hidden: new Set(), pinned: new Set(), moved: new Map(),
  tab: "graph", words: "",
});
const state = fresh();
const visible = { nodes: new Set(), lines: new Map(), hidden: new Map() };
let shown = new Set(OPENING);

const documentsOf = (fact) => fact.documents;
const within = (fact, time) => fact.from !== "" && fact.from <= time.to && fact.to >= time.from;
// Only one status left on: all facts that have it, whatever they are besides. Else those that have none that is off.
function statusPasses({ facets }) {
  const { statuses } = state.off, own = facets ? badgesOf({ facets }) : ["asserted"];
  return statuses.size === counts.statuses.size - 1 ? own.some((status) => !statuses.has(status)) : !own.some((status) => statuses.has(status));
}
function passes(fact) {
  const { off, time } = state;
  if (off.relations.has(fact.relation) || fact.confidence < state.sure) return false;
  if (off.statuses.size && !statusPasses(fact)) return false;
  if (off.documents.size) {
    const found = [...fact.documents];
    if (found.length && found.every((d) => off.documents.has(d))) return false;
  }
  return !time || within(fact, time) || (state.undated && !fact.from);
}
const filtering = () => state.off.statuses.size + state.off.relations.size + state.off.documents.size > 0 || state.time !== null || state.sure > 0;
const admitted = (n) => n < 0 || (!state.off.types.has(nodes[n].type) && !state.hidden.has(n));
// A fact as the table and the exports take it: it passes, and so do both its ends.
const listed = (fact) => passes(fact) && admitted(fact.subject) && admitted(fact.object);

function hiddenNear(n) {
  return [...nodes[n].near].filter((m) => !shown.has(m) && admitted(m));
}
function hiddenCount(n) { // asked in every drawing, so kept until something changes
  let count = visible.hidden.get(n);
  if (count === undefined) visible.hidden.set(n, count = hiddenNear(n).length);
  return count;
}

// Everything within so many steps, nearest and best connected first.
function around(n, depth) {
  const found = new Set([n]);
  let edge = [n];
  for (let step = 0; step < depth; step++) {
    const next = new Set();
    for (const m of edge) for (const bundle of lines[m]) {
      const other = bundle.from === m ? bundle.to : bundle.from;
      if (!found.has(other) && admitted(other) && bundle.facts.some(passes)) next.add(other);
    }
    edge = [...next].sort((a, b) => a - b);
    for (const m of edge) found.add(m);
  }
  return [...found];
}

function shownNow() {
  const { focus } = state, first = state.top === OPENING.length ? OPENING : nodes.slice(0, state.top).map((node) => node.n);
  const result = new Set(focus ? around(focus.node, focus.depth).slice(0, MOST_AROUND) : first);
  if (!focus && filtering()) for (const n of leftOver()) result.add(n);
  if (!focus) for (const n of state.opened) {
    result.add(n);
    for (const m of [...nodes[n].near].filter((m_) => !result.has(m_)).sort((a, b) => a - b).slice(0, 60)) result.add(m);
  }
  for (const n of [...state.brought, ...state.pinned, ...needed()]) result.add(n);
  for (const n of state.hidden) result.delete(n);
  return result;
}
// A time or a list of claims brings the entities it speaks of, for as long as it is chosen.
function needed() {
  const { selection } = state, found = new Set();
  if (selection?.time || selection?.words || selection?.said)
    for (const fact of chosenFacts()) if (found.size < 40) for (const n of [fact.subject, fact.object]) if (n >= 0) found.add(n);
  return found;
}

// Filters that leave less than half show as much of it as a picture bears, however little connected it is.
const MOST_LEFT = innerWidth <= 800 ? 80 : 200;
function leftOver() {
  const left = allFacts().filter(listed), found = new Set(), last = (fact) => Math.max(fact.subject, fact.object);
  if (2 * left.length > facts.length) return found;
  for (const fact of left.sort((a, b) => last(a) - last(b))) if (found.size < MOST_LEFT) {
    found.add(fact.subject);
    if (fact.object >= 0) found.add(fact.object);
  }
  return found;
}

// Works out what is visible, gives vis-network only the difference, and keeps count.
function refresh() {
  load();
  shown = shownNow();
  visible.nodes = new Set([...shown].filter((n) => admitted(n) && (!filtering() || state.pinned.has(n) || n === state.focus?.node || nodes[n].facts.some(passes))));
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
  placeNew([...visible.nodes]);
  view.nodes.add([...visible.nodes].filter((n) => !view.nodes.get(n)).map(nodeItem));
  const gone = view.edges.getIds().filter((id) => !visible.lines.has(id));
  for (const id of gone) told.delete(id);
  view.edges.remove(gone);
  view.edges.update([...visible.lines].filter(news).map(([key, group]) => edgeItem(bundles.get(key), group)));
  counted();
}

const told = new Map(); // what vis-network knows of a line
function news([id, group]) {
  const text = `${group.length} ${lineStatus(group)}`, same = told.get(id) === text;
  told.set(id, text);
  return !same;
}

// What is visible before anybody has done anything: as pyvis was told.
function opening() {
  visible.nodes = new Set(OPENING);
  const inside = ({ from, to }) => shown.has(from) && shown.has(to), outside = new Map(OPENING.map((n) => [n, new Set()]));
  for (const line of drawing.edges) if (!inside(line)) for (const [n, m] of [[line.from, line.to], [line.to, line.from]]) outside.get(n)?.add(m);
  OPENING.forEach((n, i) => visible.hidden.set(n, data.hidden[i] + outside.get(n).size));
  const first = drawing.edges.filter(inside).map(({ from, to, facts: numbers }) => ({ key: `${from}>${to}`, from, to, facts: numbers.map((i) => facts[i]) }));
  for (const line of first) visible.lines.set(line.key, line.facts);
  for (const line of visible.lines) news(line);
  view.nodes.add(OPENING.map(nodeItem));
  view.edges.add(first.map((line) => edgeItem(line, line.facts)));
  countedAs(first.reduce((sum, line) => sum + line.facts.length, 0) + data.literals.slice(0, OPENING.length).reduce((a, b) => a + b, 0));
}

function counted() {
  let facts_ = 0;
  for (const group of visible.lines.values()) facts_ += group.length;
  for (const n of visible.nodes) for (const fact of nodes[n].facts) if (fact.object < 0 && fact.subject === n && passes(fact)) facts_++;
  countedAs(facts_);
}
function countedAs(facts_) {
  const { nodes: most, facts: all_ } = data.counts;
  const part = (n, all, one, many) => (n === all ? plural(all, one, many) : `${number(n)} of ${plural(all, one, many)}`);
  const all = visible.nodes.size === most && facts_ === all_, fit_ = loaded && filtering() ? allFacts().filter(listed).length - facts_ : 0;
  if (state.tab === "graph") $("count").textContent = // the table tells what it has itself
    `${part(visible.nodes.size, most, "entity", "entities")}, ${part(facts_, all_, "fact", "facts")}${all ? "" : " shown"}${fit_ > 0 ? `, ${number(fit_)} more fit` : ""}`;
  const empty = $("empty");
  empty.hidden = visible.nodes.size > 0 || state.tab === "facts";
  empty.textContent = most ? "The filters leave nothing to show." : "This graph is empty.";
}

// After the reader has changed something: the page follows, and so do the address and the list of things to undo.
function changed() {
  update();
  commit();
}
function update() {
  refresh();
  syncControls();
  present();
}

function expand(n) {
  state.opened.push(n);
  changed();
}
