// The graph as it was embedded: one column a property, every text once. Entities, facts and lines are thin objects that
// look into the columns when asked. The picture comes first: what it shows and what the filters count stand before the
// scripts ("start"); the whole graph ("data"), sentences and highlights stand behind them and wait as text until
// somebody asks for more, so that a page opens as fast with 50,000 facts as with 500.
const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const data = read("start"); // the rest joins it in `load`
const drawing = read("drawing");
const NEGATED = 1, PLANNED = 2, POSSIBLE = 4, CLAIMED = 8;

const nodeColumns = { id: [], label: [], type: [], kind: [], degree: [] }, factColumns = { label: [], facets: [] };
const ISO = /^\d{4}-\d\d-\d\d/;
const FIRST = "0001-01-01", LAST = "9999-12-31"; // what an open end reaches to: "until 2039" has no first day
const times = data.times.map(([text, value, earliest, latest]) => { // from, to: the first and last day, "" where the text gives none
  const exact = ISO.test(value) ? value.slice(0, 10) : "";
  return { text, value, earliest, latest, from: earliest || exact || (latest && FIRST), to: latest || exact || (earliest && LAST) };
});
const isOpen = ({ from, to }) => from === FIRST || to === LAST;
times.forEach((time, i) => { time.count = data.counts.times[i]; }); // how many facts have it
const statusNumbers = Array.from({ length: 16 }, (_, bits) =>
  data.statuses.indexOf(bits & CLAIMED ? "claimed" : bits & NEGATED ? "negated" : bits & PLANNED ? "planned" : bits & POSSIBLE ? "possible" : "asserted"));

function lazily(make) {
  let made;
  return () => made ?? (made = make());
}

// Calls back when the whole file has been read; until then no fact has evidence.
const whole = () => document.readyState !== "loading";
function whenWhole(action) {
  if (whole()) action();
  else addEventListener("DOMContentLoaded", action, { once: true });
}

// Which sentences say a fact: `first[i]` is the number of its first evidence, six offsets each.
const allEvidence = lazily(() => {
  const columns = read("evidence"), first = new Int32Array(factColumns.count + 1);
  for (let i = 0; i < factColumns.count; i++) first[i + 1] = first[i] + (columns.count[i] ?? columns.count);
  return { ...columns, first };
});
const noEvidence = lazily(() => ({ first: new Int32Array(factColumns.count + 1) }));
const evidenceColumns = () => (whole() ? allEvidence() : noEvidence());
const sentenceRows = lazily(() => { // document, start, end, text
  const { document: documents, start, end } = evidenceColumns();
  return read("sentences").map((text, i) => [documents[i], start[i], end[i], text]);
});
Object.defineProperty(data, "sentences", { get: sentenceRows });
const IRIS = lazily(() => read("iris")); // how the RDF of the graph calls what is here

class Fact {
  constructor(i) { this.i = i; }
  get subject() { return factColumns.subject[this.i]; }
  get relation() { return factColumns.relation[this.i]; }
  get object() { return factColumns.object[this.i]; }
  get value() { return data.values[factColumns.value[this.i]]; }
  get label() { return data.labels[factColumns.label[this.i]]; }
  get facets() { return factColumns.facets[this.i]; }
  get status() { return statusNumbers[this.facets]; }
  get by() { return factColumns.by[this.i]; }
  get where() { return factColumns.where[this.i]; }
  get when() { return times[factColumns.when[this.i]] || null; }
  get from() { return times[factColumns.when[this.i]]?.from ?? ""; }
  get to() { return times[factColumns.when[this.i]]?.to ?? ""; }
  get cue() { return data.cues[factColumns.cue[this.i]]; }
  get confidence() { return factColumns.confidence[this.i] / 1000; }
  get evidence() { // rows of: number of the sentence, then begin and end of subject, predicate and object in it
    const { first, sentence, spans } = evidenceColumns(), rows = [];
    for (let k = first[this.i]; k < first[this.i + 1]; k++) rows.push([sentence[k], ...spans.slice(6 * k, 6 * k + 6)]);
    return rows;
  }
  get documents() { // numbers of the documents that say it
    const { first, sentence, document: documents } = evidenceColumns(), found = new Set();
    for (let k = first[this.i]; k < first[this.i + 1]; k++) found.add(documents[sentence[k]]);
    return found;
  }
}
const facts = []; // at first those in the picture

// The facts of each entity, one list after the other: `at[n]` is where those of entity n begin.
const factsOf = lazily(() => {
  const { subject, object, by, where } = factColumns, { count } = nodeColumns, seen = new Int32Array(count).fill(-1);
  const at = new Int32Array(count + 1), roles = [subject, object, by, where];
  const each = (visit) => {
    seen.fill(-1);
    for (let i = 0; i < factColumns.count; i++) {
      for (const role of roles) {
        const n = role[i];
        if (n >= 0 && seen[n] !== i) { seen[n] = i; visit(n, i); }
      }
    }
  };
  each((n) => { at[n + 1]++; });
  for (let n = 0; n < count; n++) at[n + 1] += at[n];
  const list = new Int32Array(at[count]), next = at.slice();
  each((n, i) => { list[next[n]++] = i; });
  return { at, list };
});

class Entity {
  constructor(n) { this.n = n; this.cache = null; }
  get id() { return nodeColumns.id[this.n] || this.label.replaceAll(" ", "_"); }
  get label() { return nodeColumns.label[this.n]; }
  get type() { return nodeColumns.type[this.n]; }
  get kind() { return data.kinds[nodeColumns.kind[this.n]]; }
  get degree() { return nodeColumns.degree[this.n]; }
  get aliases() { load(); return nodeColumns.aliases[this.n] || []; }
  get classes() { load(); return nodeColumns.classes?.[this.n] || []; } // of the user's ontology, in words
  get links() { load(); return nodeColumns.links[this.n] || []; }
  get facts() { return this.known().facts; }
  get near() { return this.known().near; } // numbers of neighbours
  get lines() { return this.known().lines; } // a line: all facts from one entity to another
  known() {
    if (this.cache) return this.cache;
    load();
    const { at, list } = factsOf(), own = Array.from(list.subarray(at[this.n], at[this.n + 1]), (i) => facts[i]);
    const near = new Set(), found = new Map();
    for (const fact of own) {
      const { subject, object } = fact;
      if (object < 0 || (subject !== this.n && object !== this.n)) continue;
      const key = `${subject}>${object}`, other = subject === this.n ? object : subject;
      if (other !== this.n) near.add(other);
      const line = found.get(key) || nodes[other].cache?.found.get(key) || { key, from: subject, to: object, facts: [] };
      if (!found.has(key)) found.set(key, line);
      if (!(line.facts.at(-1)?.i >= fact.i)) line.facts.push(fact); // unless the other end has filled it
    }
    this.cache = { facts: own, near, found, lines: [...found.values()] };
    return this.cache;
  }
}
const nodes = []; // at first those in the picture and those that the overview names
function begin(n, id, label, type, kind, degree) {
  Object.entries({ id, label, type, kind, degree }).forEach(([name, value]) => { nodeColumns[name][n] = value; });
  nodes[n] ??= new Entity(n);
}
for (const [n, id, label, type, degree] of data.top) begin(n, id, label, type, 0, degree);
drawing.nodes.forEach((row, i) => begin(row.id, row.entity, row.label, data.types.indexOf(row.type), data.kind[i], data.degree[i]));
drawing.edges.flatMap((edge) => edge.facts).forEach((number_, i) => {
  factColumns.label[number_] = data.facts.label[i];
  factColumns.facets[number_] = data.facts.facets[i];
  facts[number_] = new Fact(number_);
});

// The whole graph, when somebody first asks for more than the picture shows. Not before the file has been read.
let loaded = false;
function load() {
  if (loaded) return;
  loaded = true;
  Object.assign(data, read("data"));
  Object.assign(nodeColumns, data.nodes);
  Object.assign(factColumns, data.facts);
  for (const columns of [nodeColumns, factColumns]) { // a number in place of a column stands for all of its values
    for (const [name, values] of Object.entries(columns)) {
      if (name !== "count" && typeof values === "number") columns[name] = new Int32Array(columns.count).fill(values);
    }
  }
  for (let n = 0; n < nodeColumns.count; n++) nodes[n] ??= new Entity(n);
  for (let i = 0; i < factColumns.count; i++) facts[i] ??= new Fact(i);
}
const allFacts = () => { load(); return facts; };

const lines = new Proxy(nodes, { get: (all, n) => all[n].lines }); // lines[n]: those at an entity
const bundles = { // lines by key, "subject>object"
  get: (key) => nodes[key.split(">")[0]]?.known().found.get(key),
  has: (key) => bundles.get(key) !== undefined,
  * values() { for (const node of nodes) for (const line of node.lines) if (line.from === node.n) yield line; },
};
const byId = lazily(() => { load(); return new Map(nodes.map((node) => [node.id, node])); });
const documents = () => { load(); return data.documents; };
