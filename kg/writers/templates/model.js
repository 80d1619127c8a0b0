// The graph as it was embedded: plain arrays, read once, with the links that the page needs between them.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data");
const drawing = read("drawing");

const TYPES = data.types;
const STATUSES = data.statuses;
const NEGATED = 1, PLANNED = 2, POSSIBLE = 4, CLAIMED = 8;
const GLYPH = { asserted: "", claimed: "\u201c \u201d", planned: "\u2192", possible: "?", negated: "\u2715" };
const MEANING = {
  asserted: "The text itself says so",
  claimed: "Somebody says so; the text does not vouch for it",
  planned: "Announced or expected, not done yet",
  possible: "Presented as merely possible",
  negated: "The text says it is not so",
};
const DASHES = { asserted: false, claimed: [9, 5], planned: [2, 5], possible: [5, 5], negated: [12, 4, 2, 4] };

const nodes = data.nodes.map(([id, label, type, kind, aliases, links, degree], n) => ({
  n, id, label, type, kind: data.kinds[kind], aliases, links, degree, facts: [], near: new Set(),
}));

const facts = data.facts.map((row, i) => {
  const [subject, relation, object, value, label, status, facets, by, where, when, cue, confidence, evidence] = row;
  return {
    i, subject, relation, object, value, label: data.labels[label], status, facets, by, where,
    when: when ? { text: when[0], value: when[1], earliest: when[2], latest: when[3] } : null,
    cue, confidence, evidence, from: "", to: "", // the first and last day of its time, "" where the text gives none
  };
});
const ISO = /^\d{4}-\d\d-\d\d/;
for (const fact of facts) {
  if (!fact.when) continue;
  const { earliest, latest, value } = fact.when, exact = ISO.test(value) ? value.slice(0, 10) : "";
  fact.from = earliest || latest || exact;
  fact.to = latest || earliest || exact;
}

const bundles = new Map(); // "subject>object" -> the facts on that line
for (const fact of facts) {
  for (const n of new Set([fact.subject, fact.object, fact.by, fact.where])) if (n >= 0) nodes[n].facts.push(fact);
  if (fact.object < 0) continue;
  const key = `${fact.subject}>${fact.object}`;
  let bundle = bundles.get(key);
  if (!bundle) bundles.set(key, bundle = { key, from: fact.subject, to: fact.object, facts: [] });
  bundle.facts.push(fact);
  if (fact.subject !== fact.object) {
    nodes[fact.subject].near.add(fact.object);
    nodes[fact.object].near.add(fact.subject);
  }
}
const lines = nodes.map(() => []); // bundles at each node
for (const bundle of bundles.values()) {
  lines[bundle.from].push(bundle);
  if (bundle.to !== bundle.from) lines[bundle.to].push(bundle);
}

const byId = new Map(nodes.map((node) => [node.id, node]));
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString would cost a tenth of the start
const plural = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;
const statusOf = (fact) => STATUSES[fact.status];

// The words of a status: "claimed" and "negated" may hold together.
function badgesOf(fact) {
  const found = [];
  if (fact.facets & CLAIMED) found.push("claimed");
  if (fact.facets & NEGATED) found.push("negated");
  if (fact.facets & PLANNED) found.push("planned");
  if (fact.facets & POSSIBLE) found.push("possible");
  return found;
}

// What a line says: its relation, how many more there are, and marks for what is not simply asserted.
function lineLabel(group) {
  const names = [...new Set(group.map((fact) => fact.label))];
  const more = names.length > 1 ? ` +${names.length - 1}` : group.length > 1 ? ` \u00d7${group.length}` : "";
  const first = group[0];
  let text = first.label;
  if (first.facets & CLAIMED) text = `\u201c${text}\u201d`;
  if (first.facets & POSSIBLE) text = `${text} ?`;
  if (first.facets & PLANNED) text = `planned: ${text}`;
  if (first.facets & NEGATED) text = `not ${text}`;
  return text + more;
}

// One status for a whole line: asserted if any of its facts is.
function lineStatus(group) {
  return group.some((fact) => fact.facets === 0) ? "asserted" : statusOf(group[0]);
}

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Makes an element; text goes in as text, never as markup.
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

// Addresses that cannot run code; checked here again though the file was written that way.
function link(address, text) {
  const safe = /^(https?:|file:)/i.test(address);
  return safe ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : el("span", {}, text);
}
