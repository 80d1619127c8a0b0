// Keys, buttons, themes, and the start.
function zoom(factor) {
  view.network.moveTo({ scale: Math.min(6, Math.max(0.05, view.network.getScale() * factor)), animation: calm() ? false : { duration: 120, easingFunction: "linear" } });
}

const chosen = (action) => () => state.selection?.node != null && action(state.selection.node);
const KEYS = {
  ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0), ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1),
  Enter: chosen((n) => (connecting === null ? expand(n) : pick(n))), h: chosen(hide), p: chosen(pin), c: chosen(startConnecting),
  1: chosen((n) => focusAround(n, 1)), 2: chosen((n) => focusAround(n, 2)), 3: chosen((n) => focusAround(n, 3)),
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(true),
};
function onKey(event) {
  const typing = /^(TEXTAREA|SELECT)$/.test(document.activeElement?.tagName) || document.activeElement === search;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
    const wanted = event.key.toLowerCase();
    if (wanted === "z" || wanted === "y") { step(wanted === "y" || event.shiftKey ? 1 : -1); event.preventDefault(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) { search.focus(); event.preventDefault(); return; }
  if (event.key === "Escape") {
    if (!closeMenu()) { if (connecting !== null) stopConnecting(); else clear(); }
    return;
  }
  const inGraph = state.tab === "graph" && ($("network").contains(document.activeElement) || document.activeElement === document.body);
  if (inGraph && KEYS[event.key]) { KEYS[event.key](); event.preventDefault(); }
}

function paint(name) {
  theme = THEMES[name];
  document.documentElement.dataset.theme = name;
  $("theme").textContent = name === "dark" ? "Light" : "Dark";
}
function setTheme(name, keep) {
  paint(name);
  if (keep) try { localStorage.setItem("kg-theme", name); } catch { /* not allowed in a frame */ }
  buildFilters();
  view.edges.update([...visible.lines].map(([id, group]) => edgeItem(bundles.get(id), group)));
  present();
}
function firstTheme() {
  let kept = null;
  try { kept = localStorage.getItem("kg-theme"); } catch { /* not allowed in a frame */ }
  return kept === "dark" || kept === "light" ? kept : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

const menu = $("menu"), menuButton = $("export");
function closeMenu() {
  const was = !menu.hidden;
  menu.hidden = true;
  menuButton.setAttribute("aria-expanded", "false");
  if (was && menu.contains(document.activeElement)) menuButton.focus();
  return was;
}
function openMenu() {
  tellTaken();
  menu.hidden = false;
  menuButton.setAttribute("aria-expanded", "true");
  menu.querySelector("button").focus();
}

function listen() {
  const { network } = view, on = (id, action) => $(id).addEventListener("click", action);
  network.on("click", ({ nodes: [n], edges: [line] }) => {
    $("hint").hidden = true;
    if (n !== undefined) pick(n);
    else if (line !== undefined) pickLine(line);
    else if (connecting === null) clear();
  });
  network.on("doubleClick", ({ nodes: [n] }) => { if (n !== undefined && hiddenNear(n).length) expand(n); });
  const pointer = (style) => { network.canvas.body.container.style.cursor = style; };
  network.on("hoverNode", ({ node }) => { view.hover = node; pointer("pointer"); network.redraw(); });
  network.on("blurNode", () => { view.hover = null; pointer(""); network.redraw(); });
  network.on("hoverEdge", () => pointer("pointer"));
  network.on("blurEdge", () => pointer(""));
  network.on("dragEnd", ({ nodes: [n] }) => {
    if (n === undefined) return;
    const { x, y } = network.getPosition(n), at = { x: Math.round(x), y: Math.round(y) }, before = view.place.get(n);
    if (Math.abs(before.x - at.x) + Math.abs(before.y - at.y) < 2) return;
    view.place.set(n, at);
    state.moved.delete(n);
    state.moved.set(n, at);
    commit();
  });
  on("to-graph", () => $(state.tab === "graph" ? "network" : "table").focus());
  on("to-panel", () => { if (NARROW.matches && sheetNow() === "closed") setSheet("half"); panel.focus(); });
  on("fit", () => fit(true));
  on("in", () => zoom(1.3));
  on("out", () => zoom(1 / 1.3));
  on("undo", () => step(-1));
  on("redo", () => step(1));
  on("tab-graph", () => openTab("graph"));
  on("tab-facts", () => openTab("facts"));
  on("export", () => { if (menu.hidden) openMenu(); else closeMenu(); });
  for (const [id, action] of Object.entries(ACTIONS)) on(id, () => { closeMenu(); action(); });
  on("theme", () => setTheme(theme === THEMES.dark ? "light" : "dark", true));
  listenSheet();
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest?.(".export")) closeMenu(); });
  addEventListener("hashchange", recall);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(firstTheme(), false));
}

// The picture first; filters, details and what listens to the reader come when the file has been read.
paint(firstTheme());
opening(); // before the network is there: one that is told of everything at once opens faster
openNetwork(read("options"));
window.network = view.network; // for people who know vis-network, and for tests
fit(false);
whenWhole(() => {
  buildFilters();
  overview();
  tellSheet(false);
  syncSteps();
  listen();
  if (location.hash.length > 1) recall();
  else if (data.focus >= 0) pick(data.focus, true);
});
