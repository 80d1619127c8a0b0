// Times: how they are called, the periods that occur in the graph, and the slider over them.
const MONTHS = "January February March April May June July August September October November December".split(" ");
const lastDay = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate(); // the calendar repeats every 400 years
const day = (iso) => `${+iso.slice(8, 10)} ${MONTHS[iso.slice(5, 7) - 1]} ${+iso.slice(0, 4)}`;
function periodName(from, to) {
  if (from === to) return day(from);
  if (from === FIRST && to === LAST) return "any time";
  if (from === FIRST) return `until ${to.endsWith("-12-31") ? +to.slice(0, 4) : day(to)}`;
  if (to === LAST) return `from ${from.endsWith("-01-01") ? +from.slice(0, 4) : day(from)} on`;
  const whole = from.endsWith("-01") && +to.slice(8, 10) === lastDay(+to.slice(0, 4), +to.slice(5, 7));
  if (whole && from.slice(0, 7) === to.slice(0, 7)) return `${MONTHS[from.slice(5, 7) - 1]} ${+from.slice(0, 4)}`;
  if (whole && from.slice(4) === "-01-01" && to.slice(4) === "-12-31")
    return from.slice(0, 4) === to.slice(0, 4) ? String(+from.slice(0, 4)) : `${+from.slice(0, 4)} \u2013 ${+to.slice(0, 4)}`;
  return `${day(from)} \u2013 ${day(to)}`;
}

// The day, month, year, decade or century (10, 7, 4, 3, 2 characters of an ISO date) that a day is in.
function granule(iso, size) {
  const head = iso.slice(0, size);
  if (size === 10) return [head, head];
  if (size === 7) return [`${head}-01`, `${head}-${String(lastDay(+iso.slice(0, 4), +iso.slice(5, 7))).padStart(2, "0")}`];
  const low = head.padEnd(4, "0");
  return [`${low === "0000" ? "0001" : low}-01-01`, `${head.padEnd(4, "9")}-12-31`];
}
// The periods of facts (or of times that have so many facts) in order: a time that is wider than the others' granule is a period of its own,
// and one with an open end stays open.
function periodsOf(some, most) {
  for (const size of [10, 7, 4, 3, 2]) {
    const found = new Map(), near = new Map();
    for (const fact of some) {
      if (!fact.from) continue;
      const start = fact.from === FIRST ? fact.to : fact.from;
      if (!near.has(start)) near.set(start, granule(start, size));
      let [low, high] = near.get(start);
      if (fact.from === FIRST) low = FIRST;
      if (fact.to === LAST) high = LAST;
      const inside = fact.to <= high, key = inside ? `${low}/${high}` : `${fact.from}/${fact.to}`;
      const period = found.get(key);
      if (period) period.count += fact.count ?? 1;
      else found.set(key, { from: inside ? low : fact.from, to: inside ? high : fact.to, count: fact.count ?? 1 });
      if (found.size > most && size > 2) break;
    }
    if (found.size <= most || size === 2) return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? 1 : -1));
  }
  return [];
}
const periods = periodsOf(times, 48);
const dayCounts = lazily(() => { // facts by day, of those whose time is one day
  const found = new Map();
  for (const { from, to, count } of times) if (from && from === to) found.set(from, (found.get(from) || 0) + count);
  return found;
});

const inWordsOnly = lazily(() => { // facts by words, of those whose time is no date: "Friday"
  const found = new Map();
  for (const { from, text, value, count } of times) if (!from && (text || value)) found.set(text || value, (found.get(text || value) || 0) + count);
  return found;
});
const timeInWords = (fact) => (fact.when && !fact.from ? fact.when.text || fact.when.value : "");
const dated = times.reduce((sum, { from, count }) => sum + (from ? count : 0), 0);

// Bars, one a period; one stop for the Tab key, arrows walk between them.
function bars() {
  const most = Math.max(...periods.map((period) => period.count));
  const items = periods.map(({ from, to, count }, i) => {
    const label = `${periodName(from, to)}: ${plural(count, "fact", "facts")}`;
    const bar = el("i", {});
    bar.style.height = `${Math.max(8, Math.round(100 * Math.sqrt(count / most)))}%`;
    return el("button", { class: "bar-of", tabindex: i ? -1 : 0, title: label, "aria-label": label, onclick: () => select({ time: [from, to] }) }, bar);
  });
  return el("div", { class: "bars", role: "group", "aria-label": "Facts by time; arrow keys walk", onkeydown: (event) => rove(event, items) }, items);
}
function rove(event, items) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -items.length, End: items.length }[event.key];
  const next = items[Math.min(items.length - 1, Math.max(0, items.indexOf(document.activeElement) + (step || 0)))];
  if (!step || !next) return;
  for (const item of items) item.tabIndex = item === next ? 0 : -1;
  next.focus();
  event.preventDefault();
}

// Two handles over the periods that occur: every step is a time that the graph knows something of.
function timeSection() {
  const last = periods.length - 1, parts = [el("h2", {}, "Time")], { facts: all } = data.counts;
  const vague = [...inWordsOnly().values()].reduce((a, b) => a + b, 0);
  const told_ = dated < all ? el("p", { class: "range" }, `${number(all - dated)} of ${plural(all, "fact", "facts")} undated`, vague ? `, ${number(vague)} of them with a time in words only` : "") : null;
  if (last < 0) return el("section", { class: "times" }, parts, told_);
  const picture = bars();
  const handle = (label) => el("input", { type: "range", min: 0, max: last, "aria-label": label, oninput: (event) => tell(event.target), onchange: take });
  const low = handle("From"), high = handle("Until");
  const text = el("p", { class: "range" });
  const undated = el("input", { type: "checkbox", onchange: () => { state.undated = undated.checked; changed(); } });
  function tell(moving) {
    if (moving && +low.value > +high.value) (moving === low ? low : high).value = (moving === low ? high : low).value;
    for (const input of [low, high]) {
      const period = periods[input.value];
      input.setAttribute("aria-valuetext", periodName(period.from, period.to));
    }
    const { from, to } = range(), whole = +low.value === 0 && +high.value === last;
    text.textContent = moving || !state.time ? (whole ? "All times" : periodName(from, to)) : periodName(state.time.from, state.time.to);
    [...picture.children].forEach((bar, i) => bar.classList.toggle("out", i < +low.value || i > +high.value));
  }
  // From one bar to another; a bar without an end stands where it begins, unless it is the last.
  function range() {
    const { from } = periods[low.value], { from: begin, to } = periods[high.value];
    return { from, to: to === LAST && +high.value < last ? begin : to };
  }
  function take() {
    const whole = +low.value === 0 && +high.value === last;
    state.time = whole ? null : range();
    changed();
  }
  syncs.time = () => {
    const { time } = state, from = time ? periods.findIndex((period) => period.from >= time.from) : 0;
    const until = time ? periods.findLastIndex((period) => period.from <= time.to) : last;
    low.value = from < 0 ? last : from;
    high.value = Math.max(until, +low.value);
    undated.checked = state.undated;
    undated.closest("label").hidden = !time;
    tell(null);
  };
  parts.push(picture);
  if (last) parts.push(el("div", { class: "handles" }, low, high), text);
  parts.push(told_, el("label", { class: "undated" }, undated, "also the undated facts"));
  return el("section", { class: "times" }, parts);
}
