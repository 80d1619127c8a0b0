// What can be taken away: the picture (PNG, SVG), the chosen facts (CSV, Turtle), a citation, the address.
const fileName = (ending) => `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "graph"}.${ending}`;
function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: fileName(ending) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(`${fileName(ending)} saved`, true);
}
const FOOT = 34;
// Types and statuses of the picture below it, as on the page.
function legend(ctx, y) {
  ctx.font = `12px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  let x = 16;
  for (const i of [...new Set([...visible.nodes].map((n) => nodes[n].type))].sort((a, b) => a - b)) {
    symbol(ctx, TYPES[i], x + 6, y, 6, LOOKS[TYPES[i]]);
    ctx.fillStyle = theme.ink;
    ctx.fillText(TYPES[i], x + 18, y);
    x += 36 + ctx.measureText(TYPES[i]).width;
  }
}
function savePicture() {
  const source = view.network.canvas.frame.canvas, ratio = view.network.canvas.pixelRatio || 1;
  const canvas = el("canvas", { width: source.width, height: source.height + FOOT * ratio }), ctx = canvas.getContext("2d");
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(source, 0, 0);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  legend(ctx, source.height / ratio + 15);
  canvas.toBlob((blob) => save(blob, "png"));
}

// A canvas context that writes down what is drawn as SVG.
class Drawing {
  constructor(width, height) {
    this.root = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height })) this.root.setAttribute(name, value);
    this.ruler = el("canvas").getContext("2d");
    Object.assign(this, { matrix: new DOMMatrix(), kept: [], d: "", dash: [], fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: FONT, textAlign: "left", textBaseline: "alphabetic" });
  }
  save() { this.kept.push([this.matrix, this.globalAlpha, this.dash]); }
  restore() { if (this.kept.length) [this.matrix, this.globalAlpha, this.dash] = this.kept.pop(); }
  setTransform(...m) { this.matrix = new DOMMatrix(m); }
  translate(x, y) { this.matrix = this.matrix.translate(x, y); }
  scale(x, y) { this.matrix = this.matrix.scale(x, y); }
  rotate(angle) { this.matrix = this.matrix.rotate((angle * 180) / Math.PI); }
  setLineDash(dash) { this.dash = dash; }
  getLineDash() { return this.dash; }
  measureText(text) { this.ruler.font = this.font; return this.ruler.measureText(text); }
  at(x, y) { const p = this.matrix.transformPoint(new DOMPoint(x, y)); return `${p.x.toFixed(1)} ${p.y.toFixed(1)}`; }
  get zoom() { return Math.hypot(this.matrix.a, this.matrix.b); }
  beginPath() { this.d = ""; }
  closePath() { this.d += "Z"; }
  moveTo(x, y) { this.d += `M${this.at(x, y)}`; }
  lineTo(x, y) { this.d += `${this.d ? "L" : "M"}${this.at(x, y)}`; }
  quadraticCurveTo(a, b, x, y) { this.d += `Q${this.at(a, b)} ${this.at(x, y)}`; }
  bezierCurveTo(a, b, c, d, x, y) { this.d += `C${this.at(a, b)} ${this.at(c, d)} ${this.at(x, y)}`; }
  rect(x, y, w, h) { this.moveTo(x, y); this.lineTo(x + w, y); this.lineTo(x + w, y + h); this.lineTo(x, y + h); this.closePath(); }
  roundRect(x, y, w, h) { this.rect(x, y, w, h); }
  fillRect(x, y, w, h) { this.beginPath(); this.rect(x, y, w, h); this.fill(); }
  arc(x, y, r, from, to) {
    const point = (a) => [x + r * Math.cos(a), y + r * Math.sin(a)], size = (r * this.zoom).toFixed(1);
    const turn = Math.min(to - from, TAU), middle = from + turn / 2, arc = (a) => `A${size} ${size} 0 0 1 ${this.at(...point(a))}`;
    this.d += `${this.d && !this.d.endsWith("Z") ? "L" : "M"}${this.at(...point(from))}${arc(middle)}${arc(from + turn)}`;
  }
  add(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key_, value] of Object.entries(attributes)) if (value !== "" && value != null) made.setAttribute(key_, value);
    if (this.globalAlpha < 1) made.setAttribute("opacity", this.globalAlpha);
    if (text !== undefined) made.textContent = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
    this.root.append(made);
  }
  outline() { return { stroke: this.strokeStyle, "stroke-width": (this.lineWidth * this.zoom).toFixed(1), "stroke-linejoin": "round", "stroke-dasharray": this.dash.map((d) => (d * this.zoom).toFixed(1)).join(" ") }; }
  fill() { this.add("path", { d: this.d, fill: this.fillStyle }); }
  stroke() { this.add("path", { d: this.d, fill: "none", ...this.outline() }); }
  words(text, x, y, paint) {
    const [, style = "", weight, size, family] = /^(italic )?(\S+) ?([\d.]+)px (.*)$/.exec(`${/^(italic )?\d+px/.test(this.font) ? this.font.replace(/(\d+px)/, "400 $1") : this.font}`) || ["", "", "400", "12", FONT];
    const [px, py] = this.at(x, y).split(" ");
    this.add("text", { x: px, y: py, "font-family": family, "font-size": size * this.zoom, "font-weight": weight, "font-style": style.trim(), "text-anchor": this.textAlign === "center" ? "middle" : "", "dominant-baseline": this.textBaseline === "middle" ? "central" : "", ...paint }, text);
  }
  fillText(text, x, y) { this.words(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.words(text, x, y, { fill: "none", ...this.outline(), "stroke-dasharray": "" }); }
}
function saveDrawing() {
  const { network } = view, { clientWidth: w, clientHeight: h } = network.canvas.frame.canvas, ctx = new Drawing(w, h + FOOT);
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, w, h + FOOT);
  const zero = network.canvasToDOM({ x: 0, y: 0 }), scale = network.getScale();
  ctx.setTransform(scale, 0, 0, scale, zero.x, zero.y);
  for (const id of view.edges.getIds()) { network.body.edges[id]?.draw(ctx); network.body.edges[id]?.drawArrows(ctx); }
  ctx.setLineDash([]);
  draw(ctx, 1);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  legend(ctx, h + 15);
  save(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(ctx.root)}\n`], { type: "image/svg+xml" }), "svg");
}

// ---- facts
// The facts to take away: those of what is chosen, else all that the table lists.
const takenFacts = () => (state.selection ? chosenFacts() : tableFacts());
const points = (text, units) => Array.from(text.slice(0, units)).length; // UTF-16 units of JavaScript as code points

const COLUMNS = "fact,subject,subject_label,subject_type,predicate,predicate_label,property,object,object_label,object_type,datatype,status,polarity,modality,claimed_by,claimed_by_label,cue,time,earliest,latest,time_text,place,place_label,confidence,document,title,source,start,end,quote,subject_start,subject_end,predicate_start,predicate_end,object_start,object_end".split(",");
function csvOf(chosen) {
  // a cell that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises
  const cell = (value) => {
    const text = clean(String(value)), safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [COLUMNS, ...chosen.flatMap(rowsOf)].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
function rowsOf(fact) {
  const name = (n, field) => (n >= 0 ? nodes[n][field] : ""), kind = (n) => (n >= 0 ? TYPES[nodes[n].type] : ""), { when } = fact;
  const [, predicate, property] = predicateOf(fact), value = valueOf(fact);
  const stated = [
    statementOf(fact), name(fact.subject, "id"), name(fact.subject, "label"), kind(fact.subject), predicate, fact.label, property,
    name(fact.object, "id"), fact.object >= 0 ? name(fact.object, "label") : value[0], kind(fact.object), fact.object >= 0 ? "" : value[2],
    statusOf(fact), fact.facets & NEGATED ? "negated" : "affirmed", fact.facets & PLANNED ? "planned" : fact.facets & POSSIBLE ? "possible" : "actual",
    name(fact.by, "id"), name(fact.by, "label"), fact.cue, when?.value || "", when?.earliest || "", when?.latest || "", when?.text || "",
    name(fact.where, "id"), name(fact.where, "label"), fact.confidence,
  ];
  if (!fact.evidence.length) return [[...stated, ...Array(COLUMNS.length - stated.length).fill("")]];
  return fact.evidence.map((row) => {
    const [d, start, end, text] = data.sentences[row[0]], [title, source, , , id] = data.documents[d] || ["", "", "", "", ""];
    return [...stated, id, title, source, start, end, text, ...row.slice(1).map((units) => start + points(text, units))];
  });
}

// ---- RDF: the same statements as `kg build` writes, from the names that the page was given
const statementOf = (fact) => IRIS().statements.slice(16 * fact.i, 16 * fact.i + 16);
const predicateOf = (fact) => IRIS().predicates[IRIS().uses[fact.i]];
const valueOf = (fact) => IRIS().values[fact.i] || [fact.value, "", ""];
const VOCABULARIES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#", skos: "http://www.w3.org/2004/02/skos/core#", prov: "http://www.w3.org/ns/prov#",
  oa: "http://www.w3.org/ns/oa#", schema: "https://schema.org/", kg: "https://w3id.org/kg-news/vocab#", onto: "https://w3id.org/kg-news/onto#",
};
const iri = (text) => `<${text.replace(/[\x00-\x20<>"{}|\\^`]/g, encodeURIComponent)}>`;
const quoted = (text) => `"${text.replace(/[\\"\n\r\t\x00-\x1f\x7f]/g, (c) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" }[c] || `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`))}"`;
const clean = (text) => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
const tagged = (text, language) => quoted(clean(text)) + (language ? `@${language}` : "");
const typed = (text, type) => `${quoted(text)}^^xsd:${type}`;
const minted = (kind, name) => iri(`${IRIS().base}${kind}/${name}`);
const entityIri = (n) => minted("entity", IRIS().nodes[n] || nodes[n].id);
const documentIri = (d) => minted("doc", IRIS().documents[d]?.[0] || data.documents[d]?.[4]);
function momentOf({ value, text, earliest, latest }) {
  const shapes = [[/^\d{4}$/, "gYear"], [/^\d{4}-(0[1-9]|1[0-2])$/, "gYearMonth"], [/^\d{4}-\d\d-\d\d$/, "date"], [/^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(Z|[+-]\d\d:\d\d)?$/, "dateTime"]];
  const day_ = value.slice(0, 10), real = !value.startsWith("0000") && (value.length < 10 || (DATE.test(day_) && +day_.slice(8) <= lastDay(+day_.slice(0, 4), +day_.slice(5, 7))));
  const shape = real && shapes.find(([form]) => form.test(value));
  return [
    shape ? ["kg:time", typed(value, shape[1])] : null,
    earliest ? ["kg:earliest", typed(earliest, "date")] : null, latest ? ["kg:latest", typed(latest, "date")] : null,
    !shape && (text || value) ? ["kg:timeText", quoted(clean(text || value))] : null,
  ].filter(Boolean);
}
function objectTerm(fact) {
  if (fact.object >= 0) return entityIri(fact.object);
  const [text, language, datatype] = valueOf(fact);
  return datatype ? `${quoted(text)}^^${iri(datatype)}` : tagged(text, language);
}
function turtleOf(chosen) {
  const blocks = new Map(), put = (subject, rows_) => {
    const old = blocks.get(subject); // facts that differ only in how the time is worded are one statement
    if (!old) blocks.set(subject, rows_);
    else old.push(...rows_.filter(([p, o]) => (p === "prov:wasDerivedFrom" || old[0][1] === "kg:Event") && !old.some((row) => row[0] === p && row[1] === o)));
  };
  const decimal = (value) => typed(String(Math.min(1, Math.max(0, value))), "decimal");
  for (const n of new Set(chosen.flatMap((fact) => [fact.subject, fact.object, fact.by, fact.where]))) if (n >= 0) {
    const node = nodes[n], language = IRIS().language;
    put(entityIri(n), [["a", `onto:${TYPES[node.type]}`], ["rdfs:label", tagged(node.label, language)],
      ...node.aliases.filter((alias) => alias !== node.label).map((alias) => ["skos:altLabel", tagged(alias, language)]),
      ...(IRIS().classes[TYPES[node.type]] || []).map((name) => ["a", iri(name)]),
      ...(IRIS().own?.[n] || []).map((name) => ["a", iri(name)]),
      ...(IRIS().same[n] || []).map((address) => ["owl:sameAs", iri(address)]),
      ...(IRIS().close[n] || []).map((address) => ["skos:closeMatch", iri(address)])]);
  }
  const plain = new Map();
  for (const fact of chosen) {
    const [name, , property] = predicateOf(fact), predicate = minted("predicate", name), subject = entityIri(fact.subject), object = objectTerm(fact);
    if (!blocks.has(predicate)) put(predicate, predicateRows(fact));
    const event = eventOf(fact, put, subject, object);
    if (fact.facets === 0) for (const p of [predicate, ...(property ? [iri(property)] : [])]) plain.set(`${subject} ${p} ${object} .`, true);
    const selections = fact.evidence.filter((row) => data.sentences[row[0]][0] >= 0).map((row) => {
      const [d, start, end, text] = data.sentences[row[0]], at = minted("evidence", `${IRIS().documents[d]?.[0] || data.documents[d]?.[4]}-${start}-${end}`);
      put(at, [["a", "oa:ResourceSelection"], ["oa:hasSource", documentIri(d)], ["oa:start", start], ["oa:end", end], ["oa:exact", quoted(clean(text))]]);
      if (data.documents[d]) put(documentIri(d), documentRows(d));
      return ["prov:wasDerivedFrom", at];
    });
    const status = statusOf(fact);
    put(minted("statement", statementOf(fact)), [["a", "rdf:Statement"], ["rdf:subject", subject], ["rdf:predicate", predicate], ["rdf:object", object],
      ["kg:status", `kg:${capital(status)}`], ["kg:polarity", fact.facets & NEGATED ? "kg:Negated" : "kg:Affirmed"],
      ["kg:modality", fact.facets & PLANNED ? "kg:Planned" : fact.facets & POSSIBLE ? "kg:Possible" : "kg:Actual"], ["kg:confidence", decimal(fact.confidence)],
      property ? ["kg:property", iri(property)] : null, fact.by >= 0 ? ["kg:claimedBy", entityIri(fact.by)] : null, fact.cue ? ["kg:cue", quoted(clean(fact.cue))] : null,
      ...(fact.when ? momentOf(fact.when) : []), fact.where >= 0 ? ["kg:place", entityIri(fact.where)] : null, event ? ["kg:event", event] : null, ...selections].filter(Boolean));
  }
  const header = Object.entries(VOCABULARIES).map(([prefix, name]) => `@prefix ${prefix}: <${name}> .\n`).join("");
  const body = [...blocks].map(([subject, rows_]) => `${subject}\n    ${rows_.map(([p, o]) => `${p} ${o}`).join(" ;\n    ")} .\n`);
  return `${header}\n${body.join("\n")}\n${[...plain.keys()].join("\n")}\n`;
}
function documentRows(d) {
  const [title, source, , date] = data.documents[d], [, tag, web, hash, language] = IRIS().documents[d];
  return [["a", "schema:NewsArticle"], title ? ["schema:headline", tagged(title, tag)] : null, date ? ["schema:datePublished", typed(date, "date")] : null,
    language ? ["schema:inLanguage", quoted(clean(language))] : null, source ? ["schema:isBasedOn", web ? iri(web) : quoted(clean(source))] : null, ["schema:sha256", quoted(hash)]].filter(Boolean);
}
function predicateRows(fact) {
  const [kind, label, lemma, particle, how, properties] = IRIS().relations[predicateOf(fact)[1]];
  return [["a", kind], ["rdfs:label", tagged(label, "en")], ["kg:lemma", quoted(clean(lemma))], particle ? ["kg:preposition", quoted(clean(particle))] : null,
    ...properties.map((property) => [how, iri(property)])].filter(Boolean);
}
// The event that a fact is part of, if it has one: who takes part in it, as far as the facts taken say so.
function eventOf(fact, put, subject, object) {
  const i = IRIS().event[fact.i];
  if (i === undefined) return null;
  const [name, trigger] = IRIS().events[i], [, , lemma, particle] = IRIS().relations[predicateOf(fact)[1]], event = minted("event", name);
  const role = { "": "kg:theme", to: "kg:recipient" }[particle] || "kg:participant";
  put(event, [["a", "kg:Event"], ["kg:trigger", minted("predicate", trigger)], ["kg:status", `kg:${capital(statusOf(fact))}`],
    [lemma.startsWith("be ") ? "kg:theme" : "kg:agent", subject], [role, object]]);
  return event;
}

// ---- the clipboard
function citation(fact) {
  const words = inWords(fact), by = fact.by >= 0 ? ` (according to ${nodes[fact.by].label})` : "";
  const sources = fact.evidence.map((row) => {
    const [d, start, end, text] = data.sentences[row[0]], document_ = data.documents[d] || ["", "", "", ""], [, source, , date] = document_;
    return `\u201c${text}\u201d \u2014 ${[documentName(document_), date, source, `characters ${start}\u2013${end}`].filter(Boolean).join(", ")}.`;
  });
  return [`${words}${by}.`, ...sources, `${IRIS().base}statement/${statementOf(fact)}`].join("\n");
}
async function copy(text, done) {
  let ok = false;
  try { await navigator.clipboard.writeText(text); ok = true; } catch { ok = copyOld(text); }
  announce(ok ? done : "The browser does not let this page copy.", true);
}
function copyOld(text) { // in a frame, or where the clipboard is not allowed
  const box = el("textarea", { class: "away", "aria-hidden": "true" }), back = document.activeElement;
  box.value = text;
  document.body.append(box);
  box.select();
  let ok = false;
  try { ok = document.execCommand("copy"); } catch { ok = false; }
  box.remove();
  back?.focus();
  return ok;
}
const ACTIONS = {
  png: savePicture, svg: saveDrawing,
  csv: () => save(new Blob(["\ufeff", csvOf(takenFacts())], { type: "text/csv;charset=utf-8" }), "csv"),
  turtle: () => save(new Blob([turtleOf(takenFacts())], { type: "text/turtle;charset=utf-8" }), "ttl"),
  copy: () => copy(location.href.split("#")[0] + (past[now] ? `#${past[now]}` : ""), "Link copied"),
};
function tellTaken() {
  $("taken").textContent = plural(takenFacts().length, "fact", "facts") + (state.selection ? ", as chosen" : "");
}
