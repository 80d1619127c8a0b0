// The filter column, and the chips that tell what the view leaves out.
const FIRST_ROWS = 12; // of a long list of relations or documents
let rows = [];

// One row of a filter: a checkbox with its picture, name and count, and a button that leaves only this one on.
function filterRow(group, key, picture, name, count, title) {
  const off = () => state.off[group];
  const box = el("input", { type: "checkbox", onchange: () => {
    if (box.checked) off().delete(key); else off().add(key);
    changed();
  } });
  const only = el("button", { class: "only", "aria-label": `Only ${name}`, onclick: () => onlyThis(group, key) }, "only");
  const row = el("li", { title }, el("label", {}, box, picture, el("span", { class: "name" }, name)), only, countOf(number(count)));
  row.filter = { group, key, box };
  return row;
}
function onlyThis(group, key) {
  const keys = keysOf(group), off = state.off[group];
  const alone = keys.every((other) => off.has(other) === (other !== key));
  state.off[group] = new Set(alone ? [] : keys.filter((other) => other !== key));
  changed();
  fit(true);
}

// A filter with a row for each key; of a long list the rest is made when it is asked for.
function section(title, group, keys, make) {
  const long = keys.length > FIRST_ROWS + 3, list = el("ul", { class: "filter" });
  const add = (some) => { const made = some.map(make); rows.push(...made); list.append(...made); };
  add(long ? keys.slice(0, FIRST_ROWS) : keys);
  const all = el("button", { class: "all", "aria-label": `All ${title.toLowerCase()}`, onclick: () => { state.off[group].clear(); changed(); } }, "all");
  return el("section", {}, el("h2", {}, title, all), list, long ? unfolding(list, group, () => { add(keys.slice(FIRST_ROWS)); syncControls(); }) : null);
}
function unfolding(list, group, complete) {
  const total = keysOf(group).length, words = total > MOST_ROWS ? `${number(MOST_ROWS)} of ${number(total)}` : `All ${number(total)}`;
  const button = el("button", { class: "rest", "aria-expanded": "false", onclick: () => {
    const open = button.getAttribute("aria-expanded") === "false";
    if (open && list.children.length === FIRST_ROWS) { load(); complete(); }
    [...list.children].slice(FIRST_ROWS).forEach((row) => { row.hidden = !open; });
    button.textContent = open ? "Fewer" : words;
    button.setAttribute("aria-expanded", String(open));
  } }, words);
  return button;
}

const tally = (values) => {
  const count = new Map();
  for (const value of values) count.set(value, (count.get(value) || 0) + 1);
  return count;
};
const MOST_ROWS = 1000;
const counts = {
  types: new Map([...data.counts.types.entries()].filter(([, count]) => count)),
  statuses: new Map(),
  relations: new Map([...data.counts.relations.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0])),
};
data.counts.facets.forEach((count, facets) => {
  if (count) for (const name of facets ? badgesOf({ facets }) : ["asserted"]) counts.statuses.set(name, (counts.statuses.get(name) || 0) + count);
});
// Every key of a filter, also of those that have no row for want of room.
const keysOf = (group) => (group === "types" ? TYPES.map((_, i) => i).filter((i) => counts.types.has(i))
  : group === "statuses" ? STATUSES.filter((name) => counts.statuses.has(name)) : group === "documents" ? Array.from({ length: data.counts.documents }, (_, i) => i) : [...counts.relations.keys()]);
const capital = (word) => word[0].toUpperCase() + word.slice(1);

function buildFilters() {
  rows = [];
  const parts = [], { linked } = data.counts;
  if (linked > 30) parts.push(topSection(linked));
  parts.push(section("Entities", "types", keysOf("types"), (i) => filterRow("types", i, icon(TYPES[i]), TYPES[i], counts.types.get(i))));
  parts.push(section("Status", "statuses", keysOf("statuses"), (name) => filterRow("statuses", name, sample(name), capital(name), counts.statuses.get(name), MEANING[name])));
  if (times.length) parts.push(timeSection());
  if (data.has.doubt) parts.push(sureSection());
  const most = (group) => keysOf(group).slice(0, MOST_ROWS);
  parts.push(section("Relations", "relations", most("relations"), (i) => filterRow("relations", i, null, data.relations[i], counts.relations.get(i))));
  if (data.counts.documents > 1) parts.push(section("Documents", "documents", most("documents"),
    (i) => filterRow("documents", i, null, documentName(data.documents[i]), data.documents[i][5], data.documents[i][3])));
  $("left").replaceChildren(...parts);
  syncControls();
}

// Every control shows the state, however it came about.
const syncs = { top: () => {}, sure: () => {}, time: () => {} };
function syncControls() {
  for (const { filter } of rows) filter.box.checked = !state.off[filter.group].has(filter.key);
  for (const sync of Object.values(syncs)) sync();
  showTab();
  chips();
}

function topSection(linked) {
  const most = Math.min(400, linked), output = el("output", { class: "n" });
  const slider = el("input", {
    type: "range", min: Math.min(10, most), max: most, "aria-label": "How many of the best connected entities to show",
    oninput: () => { output.textContent = slider.value; },
    onchange: () => {
      Object.assign(state, { top: +slider.value, opened: [], brought: new Set(), focus: null });
      changed();
      fit(true);
    },
  });
  syncs.top = () => { slider.value = state.top; output.textContent = number(Math.min(state.top, most)); };
  return el("section", {}, el("h2", {}, "Best connected", output), slider);
}

function sureSection() {
  const output = el("output", { class: "n" });
  const tell = () => { 
    output.textContent = +slider.value ? `\u2265 ${slider.value} %` : "any";
    slider.setAttribute("aria-valuetext", +slider.value ? `${slider.value} % or more` : "any");
  };
  const slider = el("input", {
    type: "range", min: 0, max: 100, step: 5, "aria-label": "Least confidence of a fact",
    oninput: tell, onchange: () => { state.sure = slider.value / 100; changed(); },
  });
  syncs.sure = () => { slider.value = Math.round(state.sure * 100); tell(); };
  return el("section", {}, el("h2", {}, "Confidence", output), slider);
}

// What is left out or looked at specially, each with a button that takes it back.
function chips() {
  const found = [], add = (text, undo_) => found.push(el("li", {}, el("button", { title: "Take this back", onclick: () => { undo_(); changed(); } }, text, el("span", { "aria-hidden": "true" }, "\u00d7"))));
  const { focus, hidden, time, off } = state;
  if (focus) {
    const all = around(focus.node, focus.depth).length, some = all > MOST_AROUND ? `, ${number(MOST_AROUND)} of ${number(all)}` : "";
    add(`Around ${brief(nodes[focus.node].label)}, ${plural(focus.depth, "step", "steps")}${some}`, () => { state.focus = null; });
  }
  if (hidden.size) add(hidden.size === 1 ? `${brief(nodes[[...hidden][0]].label)} hidden` : `${number(hidden.size)} hidden`, () => hidden.clear());
  if (time) add(periodName(time.from, time.to), () => { state.time = null; });
  if (state.sure) add(`Confidence ${Math.round(state.sure * 100)} % or more`, () => { state.sure = 0; });
  for (const group of GROUPS) if (off[group].size) {
    const on = keysOf(group).filter((key) => !off[group].has(key));
    const name = { types: (i) => TYPES[i], statuses: capital, relations: (i) => data.relations[i], documents: (i) => documentName(documents()[i]) }[group];
    add(on.length === 1 ? `Only ${brief(name(on[0]))}` : `${number(off[group].size)} ${off[group].size === 1 ? { types: "type", statuses: "status", relations: "relation", documents: "document" }[group] : group} off`, () => off[group].clear());
  }
  $("chips").replaceChildren(...found);
}
const brief = (text) => (Array.from(text).length > 28 ? `${Array.from(text).slice(0, 27).join("")}\u2026` : text);
