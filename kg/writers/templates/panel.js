// The panel on the right: the whole graph, one entity, or one line, as sentences with their sources.
const panel = $("panel");

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
  onclick: (event) => { event.preventDefault(); pick(n, true); },
}, nodes[n].label);
const badge = (status) => el("span", { class: `badge ${status}`, title: MEANING[status] },
  GLYPH[status] ? el("i", { "aria-hidden": "true" }, GLYPH[status]) : null, status);

// "Kim visited the plant": names are links, except the entity that the panel is about.
function sentence(fact, about) {
  const name = (n) => (n === about ? el("b", { class: "self" }, nodes[n].label) : entityLink(n));
  const object = fact.object >= 0 ? name(fact.object) : el("span", { class: "value" }, fact.value);
  return el("p", { class: "say" }, fact.facets & ~CLAIMED ? el("b", { class: "not" }, before(fact.facets)) : null, name(fact.subject), " ", el("span", { class: "predicate" }, fact.label), " ", object);
}

function whenText(when) {
  if (!when) return "";
  if (isOpen(when)) return when.text || periodName(when.from, when.to);
  const { earliest, latest } = when, bounds = earliest !== latest ? `${earliest} \u2013 ${latest}` : earliest;
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
  const sure = fact.confidence < 1 ? el("span", { class: "at", title: "How sure the extraction is" }, `Confidence ${Math.round(fact.confidence * 100)} %`) : null;
  const cite = el("button", { class: "cite", title: "Copy sentence, source, offsets and IRI", onclick: () => copy(citation(fact), "Citation copied") }, "Copy citation");
  return [...fact.evidence.map(quoteOf), el("p", { class: "under" }, sure, cite)];
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
    class: "toggle", "aria-expanded": String(open), "aria-label": `Source: ${count}`, title: count,
    onclick: () => {
      if (!quotes.firstChild) quotes.append(...quotesOf(fact));
      quotes.hidden = !quotes.hidden;
      toggle.setAttribute("aria-expanded", String(!quotes.hidden));
    },
  }, fact.evidence.length > 1 ? countOf(number(fact.evidence.length)) : null);
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
  const hidden = hiddenNear(n).length, gone = node.facts.length - total;
  const links = node.links.map(([text, address]) => (/^https?:/i.test(address) ? link(address, text) : el("span", {}, text)));
  show(
    el("p", { class: "kicker" }, icon(type), node.classes.join(", ") || type, closeButton()),
    el("h2", {}, node.label),
    node.aliases.length ? el("p", { class: "aliases" }, "Also called ", node.aliases.slice(0, 12).map((name, i) => [i ? ", " : "", el("span", {}, name)]).flat(),
      node.aliases.length > 12 ? ` and ${node.aliases.length - 12} more` : "") : null,
    links.length ? el("p", { class: "aliases" }, "Same as ", links.map((made, i) => [i ? ", " : "", made]).flat()) : null,
    actions(n),
    hidden ? el("p", {}, el("button", { class: "more", onclick: () => expand(n) }, `Show ${plural(hidden, "hidden neighbour", "hidden neighbours")}`)) : null,
    timeline(n), sources(n),
    groups.map((group) => [
      el("h3", { class: group.role === 1 ? "incoming" : "" }, el("span", {}, group.title), countOf(number(group.facts.length))),
      ...cards(group.facts, n, open),
    ]).flat(),
    total ? null : el("p", { class: "none" }, "No facts to show."),
    gone ? el("p", { class: "none" }, `${plural(gone, "fact is", "facts are")} switched off by the filters.`) : null,
  );
  announce(`${node.label}, ${type}, ${plural(total, "fact", "facts")}`);
}

// What can be done with an entity.
function actions(n) {
  const { focus, pinned } = state, depth = focus?.node === n ? focus.depth : 0;
  const button = (name, title, pressed, onclick) => el("button", { title, "aria-pressed": pressed === null ? null : String(pressed), onclick }, name);
  return el("div", { class: "actions" },
    button("Connect to\u2026", "The shortest way to another entity", null, () => startConnecting(n)),
    button(pinned.has(n) ? "Pinned" : "Pin", "Keep it on the page and in its place", pinned.has(n), () => pin(n)),
    button("Hide", "Take it off the page", null, () => hide(n)),
    el("div", { class: "depth", role: "group", "aria-label": "Show only its neighbours, by steps" }, el("span", {}, "Only around"),
      [1, 2, 3].map((d) => el("button", { "aria-pressed": String(depth === d), "aria-label": `Only what is within ${plural(d, "step", "steps")}`, onclick: () => focusAround(n, depth === d ? 0 : d) }, String(d)))));
}

// A part of the panel that opens; whether it is open is remembered from one entity to the next.
const opened = new Set();
function foldable(name, count, children) {
  const made = el("details", { class: "fold", open: opened.has(name), ontoggle: () => { if (made.open) opened.add(name); else opened.delete(name); } },
    el("summary", {}, name, countOf(number(count))), children);
  return made;
}
const SEVERAL = 40; // dates or documents listed at most
function timeline(n) {
  const about = (fact) => fact.subject === n || fact.object === n || fact.where === n;
  const dated = nodes[n].facts.filter((fact) => fact.from && about(fact) && passes(fact)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.i - b.i));
  if (!dated.length) return null;
  return foldable("Timeline", dated.length, [
    el("ol", { class: "timeline" }, dated.slice(0, SEVERAL).map((fact) => el("li", {}, timeLink(fact.from, fact.to),
      el("div", {}, sentence(fact, n), badgesOf(fact).length ? el("p", { class: "meta" }, badgesOf(fact).map(badge)) : null)))),
    dated.length > SEVERAL ? el("p", { class: "none" }, `and ${number(dated.length - SEVERAL)} more`) : null]);
}
const wordsLink = (words) => el("button", { class: "date", onclick: () => select({ words }) }, `\u201c${words}\u201d`);
const timeLink = (from, to) => el("button", { class: "date", onclick: () => select({ time: [from, to] }) }, periodName(from, to));
function sources(n) {
  const count = tally(nodes[n].facts.filter(passes).flatMap((fact) => [...documentsOf(fact)]).filter((d) => d >= 0));
  if (!count.size) return null;
  const list = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return foldable("Documents", count.size, [
    el("ul", { class: "documents" }, list.slice(0, SEVERAL).map(([d, n_]) => documentRow(d, plural(n_, "fact", "facts")))),
    list.length > SEVERAL ? el("p", { class: "none" }, `and ${number(list.length - SEVERAL)} more`) : null]);
}
// A document: a click leaves only its facts, as a table where there is no other document; a second link leads to its source.
function documentRow(d, count) {
  const [, source, address, date] = data.documents[d], name = documentName(data.documents[d]);
  const open = () => (data.counts.documents > 1 ? onlyThis("documents", d) : openTab("facts"));
  return el("li", { title: source }, el("button", { class: "open", "aria-label": `${name}: its facts`, onclick: open }, name),
    countOf(count, address ? [" ", link(address, "source")] : "", date ? el("time", { datetime: date }, date) : null));
}

const PAGE = 60; // cards built at once: an entity may have thousands of facts
function cards(group, about, open) {
  const first = group.slice(0, PAGE).map((fact) => factCard(fact, about, open));
  if (group.length <= PAGE) return first;
  const more = el("button", { class: "more", onclick: () => more.replaceWith(...cards(group.slice(PAGE), about, open)) },
    `Show ${number(group.length - PAGE)} more`);
  return [...first, more];
}

function linePanel(id) {
  const bundle = bundles.get(id), group = visible.lines.get(id) || bundle.facts;
  const back = visible.lines.get(`${bundle.to}>${bundle.from}`);
  show(
    el("p", { class: "kicker" }, plural(group.length, "fact", "facts"), closeButton()),
    el("h2", { class: "pair" }, entityLink(bundle.from), el("span", { class: "arrow", role: "img", "aria-label": "to" }, "\u2192"), entityLink(bundle.to)),
    ...cards(group, -1, true),
    back && bundle.from !== bundle.to ? [el("h3", {}, el("span", {}, "the other way"), countOf(number(back.length))), ...cards(back, -1, true)] : null,
  );
  announce(`${nodes[bundle.from].label} and ${nodes[bundle.to].label}, ${plural(group.length, "fact", "facts")}`);
}

function factPanel(fact) {
  const others = fact.object >= 0 ? bundles.get(key(fact)).facts.filter((other) => other !== fact && passes(other)) : [];
  show(el("p", { class: "kicker" }, "Fact", closeButton()), ...cards([fact], -1, true),
    others.length ? [el("h3", {}, el("span", {}, "Between the same two"), countOf(number(others.length))), ...cards(others, -1, false)] : null);
  announce(inWords(fact));
}

function pathPanel(a, b) {
  const hops = pathBetween(a, b), ends = [entityLink(a), el("span", { class: "arrow", role: "img", "aria-label": "and" }, "\u22ef"), entityLink(b)];
  const text = a === b ? "That is the same entity." : !hops ? "The facts that the filters leave do not connect them." : `${plural(hops.length, "step", "steps")}, ${plural(hops.length - 1, "entity", "entities")} between`
    + (hops.negated ? `. Not a connection: ${plural(hops.negated, "step is", "steps are")} only denied or said not to be so, and nothing else connects them.` : "");
  show(el("p", { class: "kicker" }, hops?.negated ? "Connected only by what is denied" : "How they are connected", closeButton()), el("h2", { class: "pair" }, ends), el("p", { class: "aliases" }, text),
    (hops || []).flatMap((hop, i) => [el("h3", { class: "hop" }, el("span", {}, `${i + 1}. `, nodes[hop.from].label, " \u2013 ", nodes[hop.to].label)), ...cards(hop.facts, -1, i === 0 && hops.length === 1)]));
  announce(`${nodes[a].label} and ${nodes[b].label}: ${text}`);
}

function timePanel(from, to) {
  const found = chosenFacts(), exact = found.filter((fact) => fact.from >= from && fact.to <= to), wide = found.filter((fact) => !exact.includes(fact));
  const parts = from === to ? [] : periodsOf(exact, 31).filter((period) => period.from !== from || period.to !== to);
  const on = state.time?.from === from && state.time?.to === to;
  show(el("p", { class: "kicker" }, plural(exact.length, "fact", "facts"), closeButton()), el("h2", {}, periodName(from, to)),
    el("div", { class: "actions" }, el("button", { "aria-pressed": String(on), onclick: () => { state.time = on ? null : { from, to }; changed(); } }, "Show only this time")),
    parts.length > 1 ? el("ul", { class: "days" }, parts.map((period) => el("li", {}, timeLink(period.from, period.to), countOf(number(period.count))))) : null,
    exact.length ? cards(exact, -1, exact.length <= 3) : el("p", { class: "none" }, "No fact of exactly this time."),
    wide.length ? [el("h3", {}, el("span", {}, "At a time that includes it"), countOf(number(wide.length))), ...cards(wide, -1, false)] : null);
  announce(`${periodName(from, to)}: ${plural(exact.length, "fact", "facts")}`);
}

// Facts whose time is words only.
const unplaced = () => (data.documents.some((row) => !row[3]) ? "A text without a date: kg build --date gives it one, and such times their days." : "The texts do not say which day that is.");
function wordsPanel(words) {
  const found = chosenFacts(), count = plural(found.length, "fact", "facts");
  show(el("p", { class: "kicker" }, count, closeButton()), el("h2", {}, `\u201c${words}\u201d`), el("p", { class: "none" }, unplaced()), cards(found, -1, found.length <= 3));
  announce(`${words}: ${count}`);
}

// What the texts do not vouch for, by who says it; what is also said without "according to" stands at the end.
function claimsPanel() {
  const all = chosenFacts(), only = all.filter(onlyClaimed), also = all.filter((fact) => !onlyClaimed(fact)), speakers = new Map();
  for (const fact of only) speakers.set(fact.by, [...(speakers.get(fact.by) || []), fact]);
  const order = [...speakers].sort(([a, x], [b, y]) => (a < 0) - (b < 0) || y.length - x.length || a - b);
  show(el("p", { class: "kicker" }, sample("claimed"), "Claimed", closeButton()), el("h2", {}, "Only claimed"),
    el("p", { class: "aliases" }, only.length ? "Somebody says so; the texts do not vouch for it." : "Nothing is merely claimed."),
    order.map(([n, group]) => [el("h3", {}, n >= 0 ? el("span", {}, entityLink(n), group.every((fact) => fact.facets & NEGATED) ? " denies" : " says") : el("span", {}, "Speaker not named"), countOf(number(group.length))), ...cards(group, -1, false)]).flat(),
    also.length ? [el("h3", {}, el("span", {}, "Claimed, and stated without a speaker as well"), countOf(number(also.length))), ...cards(also, -1, false)] : null);
  announce(`${plural(only.length, "fact is", "facts are")} only claimed`);
}

const closeButton = () => el("button", { class: "close", title: "Back to the overview (Esc)", "aria-label": "Close", onclick: clear }, "\u00d7");

function overview() {
  const top = data.top.map(([n]) => nodes[n]), { counts: all } = data;
  const documents = data.documents.slice(0, 8), claimed = counts.statuses.get("claimed");
  const days = [...dayCounts()], vague = [...inWordsOnly()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const busiest = days.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 6).sort();
  show(
    el("p", { class: "kicker" }, "Overview"),
    el("p", { class: "lead" }, plural(all.facts, "fact", "facts"), " about ", plural(all.nodes, "entity", "entities"), " from ", plural(all.documents, "document", "documents"), "."),
    data.note ? el("p", { class: "none" }, data.note) : null,
    claimed ? el("div", { class: "actions" }, el("button", { onclick: () => select({ said: "claimed" }) }, sample("claimed"), ` What is only claimed, and by whom`)) : null,
    top.length ? el("h3", {}, el("span", {}, "Most connected"), countOf("facts")) : null,
    top.length ? el("ol", { class: "top" }, top.map((node) => el("li", {}, icon(TYPES[node.type]), entityLink(node.n), countOf(number(node.degree))))) : null,
    busiest.length ? el("h3", {}, el("span", {}, days.length > 6 ? "Busiest days" : "Days"), countOf("facts")) : null,
    busiest.length ? el("ul", { class: "days" }, busiest.map(([iso, count]) => el("li", {}, timeLink(iso, iso), countOf(number(count))))) : null,
    vague.length ? [el("h3", {}, el("span", {}, "Times in words only"), countOf("facts")),
      el("ul", { class: "days words" }, vague.slice(0, SEVERAL).map(([words, count]) => el("li", {}, wordsLink(words), countOf(number(count))))),
      vague.length > SEVERAL ? el("p", { class: "none" }, `and ${number(vague.length - SEVERAL)} more`) : null, el("p", { class: "none" }, unplaced())] : null,
    documents.length ? el("h3", {}, el("span", {}, all.documents === 1 ? "Document" : "Documents")) : null,
    documents.length ? el("ul", { class: "documents" }, documents.map((row, d) => documentRow(d, plural(row[5], "fact", "facts")))) : null,
    all.documents > 8 ? el("p", { class: "none" }, `and ${number(all.documents - 8)} more`) : null,
  );
}

// Tells a screen reader what has happened, and everybody if `seen`.
let silence = 0;
function announce(text, seen) {
  const place = $("said");
  place.textContent = text;
  place.classList.toggle("seen", Boolean(seen));
  clearTimeout(silence);
  if (seen) silence = setTimeout(() => place.classList.remove("seen"), 4000);
}
