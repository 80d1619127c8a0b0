// Words and marks of what the graph knows, and the making of elements.
const TYPES = data.types;
const STATUSES = data.statuses;
const GLYPH = { asserted: "", claimed: "\u201c \u201d", planned: "\u2192", possible: "?", negated: "\u2715" };
const MEANING = {
  asserted: "The text itself says so",
  claimed: "Somebody says so; the text does not vouch for it",
  planned: "Announced or expected, not done yet",
  possible: "Presented as merely possible",
  negated: "The text says it is not so",
};
const DASHES = { asserted: false, claimed: [9, 5], planned: [2, 5], possible: [5, 5], negated: [12, 4, 2, 4] };

const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 50 ms to wake up
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

// What stands before a fact that is not so, or not yet; without it the sentence would say that it is.
function standing(facets) {
  const so = facets & PLANNED ? "planned" : facets & POSSIBLE ? "possibly" : "";
  if (!(facets & NEGATED)) return so;
  if (facets & CLAIMED && !so) return "it is denied that";
  return so ? `${so} NOT` : "NOT";
}
const before = (facets) => { const words = standing(facets); return words && (words.endsWith("that") ? `${words} ` : `${words}: `); };
// A fact in words that are true wherever they are read alone: on a clipboard, in a reader's ear.
function inWords(fact) {
  const { facets } = fact, said = facets & CLAIMED && !(facets & NEGATED && !(facets & (PLANNED | POSSIBLE))) ? `claimed${standing(facets) ? ", " : ": "}` : "";
  return said + before(facets) + [nodes[fact.subject].label, fact.label, objectName(fact)].filter(Boolean).join(" ");
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
  if (first.facets & NEGATED) text = first.facets & CLAIMED ? `denied: ${text}` : `not ${text}`;
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
  if (name === "button") node.type = name;
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.flat(2).filter((child) => child != null && child !== false));
  return node;
}

const countOf = (...words) => el("span", { class: "n" }, ...words);

// Addresses that cannot run code; checked here again though the file was written that way.
function link(address, text) {
  const safe = /^(https?:|file:)/i.test(address);
  return safe ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : el("span", {}, text);
}
