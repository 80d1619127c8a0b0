// What is chosen: an entity, a line, a fact, a path between two, a time, or what is only claimed.
const key = (fact) => `${fact.subject}>${fact.object}`;
const onlyClaimed = (fact) => (fact.facets & CLAIMED) && !sayingTheSame(fact).some((other) => !(other.facets & CLAIMED));
const sayingTheSame = (fact) => (fact.object < 0 ? nodes[fact.subject].facts : bundles.get(key(fact)).facts)
  .filter((other) => other.relation === fact.relation && other.object === fact.object && other.subject === fact.subject && other.value === fact.value);

function chosenFacts() {
  const s = state.selection;
  if (!s) return [];
  if (s.node != null) return nodes[s.node].facts.filter(passes);
  if (s.line) return [s.line, s.line.split(">").reverse().join(">")].filter((id, i, all) => all.indexOf(id) === i).flatMap((id) => (bundles.get(id)?.facts || []).filter(passes));
  if (s.fact != null) return [facts[s.fact]];
  if (s.path) return (pathBetween(...s.path) || []).flatMap((hop) => hop.facts);
  if (s.time) return allFacts().filter((fact) => within(fact, { from: s.time[0], to: s.time[1] }) && listed(fact));
  if (s.words) return allFacts().filter((fact) => timeInWords(fact) === s.words && listed(fact));
  return allFacts().filter((fact) => (fact.facets & CLAIMED) && listed(fact));
}

function select(selection) {
  load();
  state.selection = selection;
  if (selection?.path) for (const n of pathNodes(...selection.path)) allow(n);
  if (selection?.fact != null) for (const n of [facts[selection.fact].subject, facts[selection.fact].object]) if (n >= 0) allow(n);
  refresh();
  syncControls();
  present();
  if (selection?.path || selection?.fact != null || selection?.time || selection?.words || selection?.said) bringIntoView();
  commit();
}
// Makes sure that an entity can be seen, whatever kept it from the page.
function allow(n) {
  state.hidden.delete(n);
  state.off.types.delete(nodes[n].type);
  if (!shown.has(n)) state.brought.add(n);
}
function pick(n, bring) {
  load();
  if (connecting !== null && connecting !== n) { connect(n); return; }
  if (!visible.nodes.has(n)) {
    allow(n);
    if (filtering() && !nodes[n].facts.some(passes)) Object.assign(state, { off: fresh().off, time: null, sure: 0 });
  }
  select({ node: n });
  if (bring) reveal(n);
}
const pickLine = (id) => select({ line: id });
function clear() {
  stopConnecting();
  select(null);
}

// Focus, panel and announcement for what is chosen; a choice that the filters have taken away is given up.
function present() {
  const s = state.selection;
  const lost = (s?.node != null && !visible.nodes.has(s.node)) || (s?.line && !visible.lines.has(s.line));
  if (lost) state.selection = null;
  view.marked = state.selection?.node ?? null;
  view.focus = focusOf(state.selection);
  PANELS.find(([fits]) => fits(state.selection))[1](state.selection);
  tellSheet(state.selection);
  if (s) $("hint").hidden = true; // it would lie on names
  if (lost) announce(`${s.line ? "That line" : nodes[s.node].label} has no fact that the filters leave.`, true);
  if (state.tab === "facts") fillTable();
  view.network?.redraw();
}
function focusOf(s) {
  if (!s) return null;
  const ids = s.node != null ? lines[s.node].map((bundle) => bundle.key) : s.line ? [s.line, s.line.split(">").reverse().join(">")] : chosenFacts().map(key);
  const edges = [...new Set(ids)].filter((id) => visible.lines.has(id));
  const ends = edges.flatMap((id) => [bundles.get(id).from, bundles.get(id).to]);
  const others = s.node != null ? [s.node] : s.path ? s.path : chosenFacts().slice(0, 200).map((fact) => fact.subject);
  return { nodes: new Set([...ends, ...others]), edges };
}
const PANELS = [
  [(s) => !s, () => overview()],
  [(s) => s.node != null, (s) => nodePanel(s.node)],
  [(s) => s.line, (s) => linePanel(s.line)],
  [(s) => s.fact != null, (s) => factPanel(facts[s.fact])],
  [(s) => s.path, (s) => pathPanel(...s.path)],
  [(s) => s.time, (s) => timePanel(...s.time)],
  [(s) => s.words, (s) => wordsPanel(s.words)],
  [() => true, () => claimsPanel()],
];

// Brings an entity and its neighbours into view; the camera rests where it can.
function reveal(n) {
  const { w, h, low, narrow } = frameSize(), network = view.network, scale_ = network.getScale();
  const spots = [...(view.focus?.nodes || [n])].map((m) => network.body.nodes[m]).filter(Boolean), here = network.body.nodes[n];
  if (!here) return;
  const reach = (axis) => Math.max(...spots.map((spot) => Math.abs(spot[axis] - here[axis])), 1);
  const scale = Math.max(Math.min(1.1, (w - (narrow ? 110 : 190)) / 2 / reach("x"), (h - 120) / 2 / reach("y")), scale_);
  const at = network.canvasToDOM(here);
  const seen = at.x > w * 0.12 && at.x < w * 0.88 && at.y > h * 0.12 && at.y < h * 0.88;
  if (seen && (scale_ > 0.75 || scale < scale_ * 1.15)) return;
  network.moveTo({ position: { x: here.x, y: here.y }, scale, offset: { x: 0, y: -low / 2 }, animation: calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}
// Zooms so that all of the choice is seen, if some of it is not.
function bringIntoView() {
  const { w, h } = frameSize();
  const at = [...view.focus.nodes].map((n) => view.network.body.nodes[n]).filter(Boolean).map((node) => view.network.canvasToDOM(node));
  if (at.some(({ x, y }) => x < 40 || y < 30 || x > w - 40 || y > h - 40)) fit(true, [...view.focus.nodes]);
}

// The neighbour that lies most nearly in the direction of an arrow key.
function walk(dx, dy) {
  if (state.selection?.node == null) {
    const first = [...visible.nodes].sort((a, b) => a - b)[0];
    if (first !== undefined) pick(first, true);
    return;
  }
  const here = view.network.getPosition(state.selection.node);
  let best = -1, points = Infinity;
  for (const n of nodes[state.selection.node].near) {
    if (!visible.nodes.has(n)) continue;
    const there = view.network.getPosition(n), x = there.x - here.x, y = there.y - here.y;
    const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && along + 2 * aside < points) { points = along + 2 * aside; best = n; }
  }
  if (best >= 0) pick(best, true);
}

function hide(n) {
  state.hidden.add(n);
  state.brought.delete(n);
  state.pinned.delete(n);
  if (state.focus?.node === n) state.focus = null;
  state.selection = null;
  changed();
  announce(`${nodes[n].label} is hidden`);
}
function pin(n) {
  const on = !state.pinned.has(n);
  if (on) state.pinned.add(n); else state.pinned.delete(n);
  if (view.nodes.get(n)) view.nodes.update({ id: n, fixed: on });
  changed();
  announce(`${nodes[n].label} is ${on ? "pinned" : "free again"}`);
}
function focusAround(n, depth) {
  state.focus = depth ? { node: n, depth } : null;
  changed();
  fit(true);
  announce(`${plural(visible.nodes.size, "entity", "entities")} shown`);
}

// ---- the way between two entities
let connecting = null; // the entity that another one is sought for
function startConnecting(n) {
  connecting = n;
  document.body.classList.add("connecting");
  const text = `How is ${brief(nodes[n].label)} connected with \u2026? Click the other one, or search for it.`;
  $("ask").replaceChildren(text, el("button", { onclick: stopConnecting }, "Cancel"));
  $("ask").hidden = false;
  announce(text);
  search.focus();
}
function stopConnecting() {
  connecting = null;
  document.body.classList.remove("connecting");
  $("ask").hidden = true;
}
function connect(n) {
  const path = [connecting, n];
  stopConnecting();
  select({ path });
}
// The shortest way over what the filters leave, in either direction of a line; of equals the one with more asserted lines.
// What is not so connects nobody: a denial is only crossed where nothing else leads on, and then `negated` counts such steps.
const isSo = (fact) => !(fact.facets & NEGATED);
function pathBetween(a, b) {
  const cost = new Map([[a, 0]]), from = new Map();
  let edge = [a];
  while (!cost.has(b)) {
    const stuck = !edge.length, next = new Map();
    for (const n of stuck ? cost.keys() : edge) for (const bundle of lines[n]) {
      const other = bundle.from === n ? bundle.to : bundle.from;
      if (cost.has(other) || !admitted(other)) continue;
      const group = bundle.facts.filter((fact) => passes(fact) && (stuck || isSo(fact)));
      if (!group.length) continue;
      const price = cost.get(n) + (group.some((fact) => fact.facets === 0) ? 1000 : 1001), known_ = next.get(other);
      if (known_ && (known_.price < price || (known_.price === price && known_.n <= n))) continue;
      next.set(other, { price, n });
    }
    if (stuck && !next.size) return null;
    for (const [m, { price, n }] of next) { cost.set(m, price); from.set(m, n); }
    edge = [...next.keys()].sort((x, y) => x - y);
  }
  const hops = [];
  for (let m = b; m !== a; m = from.get(m)) {
    const both = [`${from.get(m)}>${m}`, `${m}>${from.get(m)}`].flatMap((id) => (bundles.get(id)?.facts || []).filter(passes));
    hops.unshift({ from: from.get(m), to: m, facts: both.some(isSo) ? both.filter(isSo) : both });
  }
  return Object.assign(hops, { negated: hops.filter((hop) => !hop.facts.some(isSo)).length });
}
const pathNodes = (a, b) => [a, b, ...(pathBetween(a, b) || []).map((hop) => hop.to)];
