// The panel on the right: the whole graph, one entity, or one line, as sentences with their sources.
const panel = document.getElementById("panel");

function show(...children) {
  panel.replaceChildren(...children.flat().filter(Boolean));
  panel.scrollTop = 0;
}

// A symbol or a line sample as a small picture in the flow of text.
function icon(type) {
  const canvas = el("canvas", { class: "icon", width: 32, height: 32, "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  symbol(ctx, type, 16, 16, 11, LOOKS[type]);
  return canvas;
}
function sample(status) {
  const canvas = el("canvas", { class: "sample", width: 56, height: 32, "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  ctx.setLineDash((DASHES[status] || []).map((d) => d * 2));
  ctx.lineWidth = 4;
  ctx.strokeStyle = theme.status[status];
  ctx.beginPath();
  ctx.moveTo(2, 16);
  ctx.lineTo(54, 16);
  ctx.stroke();
  return canvas;
}

// A link inside the page, so that long names break like text.
const entityLink = (n) => el("a", {
  class: "entity", href: `#entity=${encodeURIComponent(nodes[n].id)}`,
  onclick: (event) => { event.preventDefault(); selectNode(n, true); },
}, nodes[n].label);
const badge = (status) => el("span", { class: `badge ${status}`, title: MEANING[status] },
  GLYPH[status] ? el("i", { "aria-hidden": "true" }, GLYPH[status]) : null, status);

// "Kim visited the plant": names are links, except the entity that the panel is about.
function sentence(fact, about) {
  const name = (n) => (n === about ? el("b", { class: "self" }, nodes[n].label) : entityLink(n));
  const object = fact.object >= 0 ? name(fact.object) : el("span", { class: "value" }, fact.value);
  return el("p", { class: "say" }, name(fact.subject), " ", el("span", { class: "predicate" }, fact.label), " ", object);
}

function whenText(when) {
  if (!when) return "";
  const bounds = when.earliest && when.latest && when.earliest !== when.latest ? `${when.earliest} \u2013 ${when.latest}` : when.earliest || when.latest;
  const exact = when.value || bounds;
  return exact && when.text && exact !== when.text ? `${exact} (\u201c${when.text}\u201d)` : exact || when.text;
}

function circumstances(fact) {
  const parts = badgesOf(fact).map(badge);
  if (fact.by >= 0) parts.push(el("span", {}, "according to ", entityLink(fact.by)));
  else if (fact.facets & CLAIMED) parts.push(el("span", {}, "speaker not named"));
  if (fact.cue && fact.facets) parts.push(el("span", { class: "cue", title: "The words that decide this" }, `\u201c${fact.cue}\u201d`));
  if (fact.when) parts.push(el("span", { class: "when" }, whenText(fact.when)));
  if (fact.where >= 0) parts.push(el("span", {}, "in ", entityLink(fact.where)));
  return parts.length ? el("p", { class: "meta" }, parts) : null;
}

// A sentence cut where highlights begin and end; spans may overlap.
function highlighted(text, [, sa, sb, pa, pb, oa, ob]) {
  const spans = [["subject", sa, sb], ["predicate", pa, pb], ["object", oa, ob]].filter(([, a, b]) => b > a);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([, a, b]) => [a, b])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1], roles = spans.filter(([, a, b]) => a <= from && to <= b).map(([role]) => role);
    const piece = text.slice(from, to);
    return roles.length ? el("mark", { class: roles.join(" "), title: roles.join(", ") }, piece) : document.createTextNode(piece);
  });
}

// What a document is called: its title, else the name of its file.
const documentName = ([title, source]) => title || (/^\w+:\/\//.test(source) ? source : source.split(/[\\/]/).pop()) || "Untitled document";

function quotesOf(fact) {
  const sure = fact.confidence < 1 ? el("p", { class: "at", title: "How sure the extraction is" }, `Confidence ${Math.round(fact.confidence * 100)} %`) : null;
  return [...fact.evidence.map(quoteOf), sure].filter(Boolean);
}

function quoteOf(row) {
  const [document_, start, end, text] = data.sentences[row[0]];
  const source = data.documents[document_] || ["", "", "", ""], [, , address, date] = source, name = documentName(source);
  return el("figure", { class: "evidence" },
    el("blockquote", {}, highlighted(text, row)),
    el("figcaption", {}, address ? link(address, name) : el("span", {}, name),
      date ? el("time", { datetime: date }, date) : null,
      el("span", { class: "at", title: "Where the sentence stands in the document's text" }, `characters ${start}\u2013${end}`)));
}

function factCard(fact, about, open) {
  const card = el("article", { class: `fact ${badgesOf(fact)[0] || "asserted"}` }, sentence(fact, about), circumstances(fact));
  if (!fact.evidence.length) return card;
  const quotes = el("div", { class: "quotes", hidden: !open }, open ? quotesOf(fact) : []);
  const count = plural(fact.evidence.length, "sentence", "sentences");
  const toggle = el("button", {
    type: "button", class: "toggle", "aria-expanded": String(open), "aria-label": `Source: ${count}`, title: count,
    onclick: () => {
      if (!quotes.firstChild) quotes.append(...quotesOf(fact));
      quotes.hidden = !quotes.hidden;
      toggle.setAttribute("aria-expanded", String(!quotes.hidden));
    },
  }, fact.evidence.length > 1 ? el("span", { class: "n" }, number(fact.evidence.length)) : null);
  card.append(toggle, quotes);
  card.addEventListener("click", (event) => {
    if (!event.target.closest("button, a, .quotes") && !getSelection().toString()) toggle.click();
  });
  return card;
}

// The facts of an entity by relation, first those that say something of it, then those that others say of it.
function grouped(n) {
  const groups = new Map();
  for (const fact of nodes[n].facts) {
    if (!passes(fact)) continue;
    const role = fact.subject === n ? 0 : fact.object === n ? 1 : fact.by === n ? 2 : 3;
    const title = role < 2 ? data.relations[fact.relation] : role === 2 ? "as the speaker" : "as the place";
    const key = `${role} ${role < 2 ? fact.relation : ""}`;
    if (!groups.has(key)) groups.set(key, { role, title, facts: [] });
    groups.get(key).facts.push(fact);
  }
  return [...groups.values()].sort((a, b) => a.role - b.role);
}

function nodePanel(n) {
  const node = nodes[n], groups = grouped(n), type = TYPES[node.type];
  const total = groups.reduce((sum, group) => sum + group.facts.length, 0), open = total <= 4;
  const hidden = hiddenNear(n).length, off = node.facts.length - total;
  show(
    el("p", { class: "kicker" }, icon(type), type, closeButton()),
    el("h2", {}, node.label),
    node.aliases.length ? el("p", { class: "aliases" }, "Also called ", node.aliases.slice(0, 12).map((name, i) => [i ? ", " : "", el("span", {}, name)]).flat(),
      node.aliases.length > 12 ? ` and ${node.aliases.length - 12} more` : "") : null,
    node.links.length ? el("p", { class: "aliases" }, "Same as ", node.links.map(([text, address], i) => [i ? ", " : "", address ? link(address, text) : text]).flat()) : null,
    hidden ? el("p", {}, el("button", { type: "button", class: "more", onclick: () => expand(n) }, `Show ${plural(hidden, "hidden neighbour", "hidden neighbours")}`)) : null,
    groups.map((group) => [
      el("h3", { class: group.role === 1 ? "incoming" : "" }, el("span", {}, group.title), el("span", { class: "n" }, number(group.facts.length))),
      ...cards(group.facts, n, open),
    ]).flat(),
    total ? null : el("p", { class: "none" }, "No facts to show."),
    off ? el("p", { class: "none" }, `${plural(off, "fact is", "facts are")} switched off by the filters.`) : null,
  );
}

const PAGE = 60; // cards built at once: an entity may have thousands of facts
function cards(group, about, open) {
  const first = group.slice(0, PAGE).map((fact) => factCard(fact, about, open));
  if (group.length <= PAGE) return first;
  const more = el("button", { type: "button", class: "more", onclick: () => more.replaceWith(...cards(group.slice(PAGE), about, open)) },
    `Show ${number(group.length - PAGE)} more`);
  return [...first, more];
}

function linePanel(key) {
  const bundle = bundles.get(key), group = visible.lines.get(key) || bundle.facts;
  const back = visible.lines.get(`${bundle.to}>${bundle.from}`);
  show(
    el("p", { class: "kicker" }, plural(group.length, "fact", "facts"), closeButton()),
    el("h2", { class: "pair" }, entityLink(bundle.from), el("span", { class: "arrow", "aria-label": "to" }, "\u2192"), entityLink(bundle.to)),
    ...cards(group, -1, true),
    back && bundle.from !== bundle.to ? [el("h3", {}, el("span", {}, "the other way"), el("span", { class: "n" }, number(back.length))), ...cards(back, -1, true)] : null,
  );
}

const closeButton = () => el("button", { type: "button", class: "close", title: "Back to the overview (Esc)", "aria-label": "Close", onclick: clear }, "\u00d7");

function overview() {
  const top = nodes.slice(0, 400).filter((node) => node.degree).sort((a, b) => b.degree - a.degree || a.n - b.n).slice(0, 12);
  const documents = data.documents.slice(0, 8);
  show(
    el("p", { class: "kicker" }, "Overview"),
    el("p", { class: "lead" }, plural(facts.length, "fact", "facts"), " about ", plural(nodes.length, "entity", "entities"), " from ", plural(data.documents.length, "document", "documents"), "."),
    data.note ? el("p", { class: "none" }, data.note) : null,
    top.length ? el("h3", {}, el("span", {}, "Most connected"), el("span", { class: "n" }, "facts")) : null,
    top.length ? el("ol", { class: "top" }, top.map((node) => el("li", {}, icon(TYPES[node.type]), entityLink(node.n), el("span", { class: "n" }, number(node.degree))))) : null,
    documents.length ? el("h3", {}, el("span", {}, data.documents.length === 1 ? "Document" : "Documents")) : null,
    documents.length ? el("ul", { class: "documents" }, documents.map((document_) => [documentName(document_), ...document_.slice(1)]).map(([name, source, address, date]) =>
      el("li", { title: source }, address ? link(address, name) : el("span", {}, name), date ? el("time", { datetime: date }, date) : null))) : null,
    data.documents.length > 8 ? el("p", { class: "none" }, `and ${number(data.documents.length - 8)} more`) : null,
  );
}
