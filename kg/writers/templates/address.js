// The state as text after the "#" of the address, so that a view can be sent to a colleague; and the list of such texts
// that undo walks in. Everything is written by name, never by number: the address may meet another edition of the graph.
const LONGEST_ADDRESS = 100000, DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const fragment = (text) => encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"));
const idOf = (n) => nodes[n].id;
const unique = (names) => { // relations of one name are told apart by number
  const seen = new Map();
  return names.map((name) => { const k = (seen.get(name) || 0) + 1; seen.set(name, k); return k > 1 ? `${name}~${k}` : name; });
};
const NAMES = {
  types: ["type", () => TYPES], statuses: ["status", () => STATUSES], relations: ["relation", () => unique(data.relations)],
  documents: ["document", () => documents().map((row) => row[4])],
};
const keyNamed = (group, i) => (group === "statuses" ? STATUSES[i] : i);

function writeState() {
  const parts = [], put = (key, ...values) => { if (values.length) parts.push(`${key}=${values.map((value) => fragment(String(value))).join(",")}`); };
  const { selection, off, focus } = state, ids = (set) => [...set].map(idOf);
  if (selection?.node != null) put("entity", idOf(selection.node));
  if (selection?.line) put("line", idOf(bundles.get(selection.line).from), idOf(bundles.get(selection.line).to));
  if (selection?.fact != null) put("fact", statementOf(facts[selection.fact]));
  if (selection?.path) put("path", ...selection.path.map(idOf));
  if (selection?.time) put("time", ...new Set(selection.time));
  if (selection?.words) put("words", selection.words);
  if (selection?.said) put("said", selection.said);
  for (const group of GROUPS) if (off[group].size) {
    const [word, names] = NAMES[group], all = names(), keys = keysOf(group), on = keys.filter((key) => !off[group].has(key));
    const name = (key) => (group === "statuses" ? key : all[key]);
    if (on.length && on.length < off[group].size) put(`only-${word}`, ...on.map(name));
    else put(`no-${word}`, ...[...off[group]].map(name));
  }
  if (state.time) put("when", state.time.from, state.time.to);
  if (state.undated) put("undated", 1);
  if (state.sure) put("sure", Math.round(state.sure * 100));
  if (state.top !== OPENING.length) put("top", state.top);
  put("open", ...state.opened.map(idOf));
  put("with", ...ids(state.brought));
  if (focus) put("around", idOf(focus.node), focus.depth);
  put("hide", ...ids(state.hidden));
  put("pin", ...ids(state.pinned));
  put("at", ...[...state.moved].slice(-60).flatMap(([n, at]) => [idOf(n), turned(at).x, turned(at).y]));
  if (state.tab === "facts") put("tab", "facts");
  if (state.words && state.tab === "facts") put("find", state.words); // elsewhere words are on their way to a choice
  return parts.join("&");
}

// Readers of the parts: each puts what it understands into a state and says how many values meant nothing here.
const known = (ids, put) => ids.filter((id) => { const node = byId().get(id); if (node) put(node.n); return !node; }).length;
const one = (ok) => (ok ? 0 : 1);
const READERS = new Map(Object.entries({
  entity: (s, [id]) => known([id], (n) => { s.selection = { node: n }; }),
  line: (s, [from, to]) => {
    const key = `${byId().get(from)?.n}>${byId().get(to)?.n}`, there = bundles.has(key);
    if (there) s.selection = { line: key };
    return one(there);
  },
  fact: (s, [id]) => {
    const i = id ? allFacts().findIndex((fact) => statementOf(fact) === id) : -1;
    if (i >= 0) s.selection = { fact: i };
    return one(i >= 0);
  },
  path: (s, ids) => {
    const ends = [];
    if (ids.length === 2 && !known(ids, (n) => ends.push(n))) s.selection = { path: ends };
    return one(ends.length === 2);
  },
  time: (s, [from, to = from]) => { const ok = DATE.test(from) && DATE.test(to) && from <= to; if (ok) s.selection = { time: [from, to] }; return one(ok); },
  words: (s, [words]) => { const ok = inWordsOnly().has(words); if (ok) s.selection = { words }; return one(ok); },
  said: (s, [word]) => { const ok = word === "claimed"; if (ok) s.selection = { said: word }; return one(ok); },
  when: (s, [from, to]) => { const ok = DATE.test(from) && DATE.test(to) && from <= to; if (ok) s.time = { from, to }; return one(ok); },
  undated: (s) => { s.undated = true; return 0; },
  sure: (s, [value]) => { const ok = /^\d{1,3}$/.test(value) && +value <= 100; if (ok) s.sure = value / 100; return one(ok); },
  top: (s, [value]) => { const ok = /^\d{1,3}$/.test(value) && +value > 0 && +value <= 400; if (ok) s.top = Math.min(+value, data.counts.nodes); return one(ok); },
  open: (s, ids) => known(ids.slice(0, 200), (n) => s.opened.push(n)),
  with: (s, ids) => known(ids.slice(0, 400), (n) => s.brought.add(n)),
  around: (s, [id, depth]) => known([id], (n) => { s.focus = { node: n, depth: /^[123]$/.test(depth) ? +depth : 1 }; }),
  hide: (s, ids) => known(ids, (n) => s.hidden.add(n)),
  pin: (s, ids) => known(ids.slice(0, 400), (n) => s.pinned.add(n)),
  at: (s, values) => {
    let wrong = 0;
    for (let i = 0; i + 2 < values.length && i < 180; i += 3) {
      const [id, x, y] = [values[i], +values[i + 1], +values[i + 2]], ok = Math.abs(x) < 1e5 && Math.abs(y) < 1e5;
      wrong += ok ? known([id], (n) => s.moved.set(n, turned({ x: Math.round(x), y: Math.round(y) }))) : 1;
    }
    return wrong;
  },
  tab: (s, [name]) => { if (name === "facts") s.tab = name; return one(name === "facts"); },
  find: (s, [words]) => { s.words = (words || "").slice(0, 200); return 0; },
}));
for (const [group, [word, names]] of Object.entries(NAMES)) {
  const keys = (values) => {
    const all = new Map(names().map((name, i) => [name, keyNamed(group, i)])), found = values.filter((name) => all.has(name)).map((name) => all.get(name));
    return [found, values.length - found.length];
  };
  READERS.set(`no-${word}`, (s, values) => { const [found, wrong] = keys(values); s.off[group] = new Set(found); return wrong; });
  READERS.set(`only-${word}`, (s, values) => {
    const [found, wrong] = keys(values); // a filter that names nothing of this graph filters nothing
    if (found.length) s.off[group] = new Set(keysOf(group).filter((key) => !found.includes(key)));
    return wrong;
  });
}
function decoded(text) {
  try { return decodeURIComponent(text); } catch { return null; }
}
function readState(text) {
  const found = fresh();
  let strange = 0;
  for (const part of text.replace(/^#/, "").slice(0, LONGEST_ADDRESS).split("&").filter(Boolean)) {
    const cut = part.indexOf("="), reader = READERS.get(part.slice(0, Math.max(cut, 0)));
    const values = part.slice(cut + 1).split(",").map(decoded);
    strange += reader && !values.includes(null) ? reader(found, values) : 1;
  }
  for (const n of found.hidden) if (found.selection?.node === n || found.focus?.node === n) found.hidden.delete(n);
  return { found, strange };
}

// ---- the address and undo
const past = [""];
let now = 0;
function remember(text) {
  try { history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search); } catch { /* a framed page has no address of its own */ }
}
const note = () => { past[now] = writeState(); remember(past[now]); }; // the same step, told more exactly
function commit() {
  const text = writeState();
  if (text !== past[now]) {
    past.splice(now + 1, past.length, text);
    if (past.length > 200) past.shift();
    now = past.length - 1;
  }
  remember(text);
  syncSteps();
}
function step(by) {
  if (past[now + by] === undefined) return;
  now += by;
  typing = false;
  become(past[now]);
  remember(past[now]);
  syncSteps();
  announce(by < 0 ? "Undone" : "Done again");
}
function syncSteps() {
  $("undo").disabled = now === 0;
  $("redo").disabled = now === past.length - 1;
}
function become(text) {
  const { found, strange } = readState(text), moved = [...new Set([...state.moved.keys(), ...found.moved.keys()])];
  Object.assign(state, found);
  for (const n of moved) {
    const at = state.moved.get(n) || origin.get(n);
    if (at) { view.place.set(n, at); if (view.nodes.get(n)) view.nodes.update({ id: n, ...at }); } else view.place.delete(n);
  }
  search.value = state.words;
  update();
  if (state.selection?.node != null) reveal(state.selection.node);
  return strange;
}
// A link that somebody followed or pasted.
function recall() {
  if (location.hash.slice(1) === past[now]) return;
  const strange = become(location.hash);
  commit();
  if (strange) announce("Parts of this link do not fit this graph and were left out.", true);
}
