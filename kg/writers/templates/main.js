// Selecting, walking with the keyboard, themes, the picture to take away, and the start.
function focusOn(around, edges) {
  view.focus = { nodes: new Set(around), edges: edges.filter((id) => visible.lines.has(id)) };
}

function selectNode(n, bring) {
  if (!visible.nodes.has(n)) {
    shown.add(n);
    off.types.delete(nodes[n].type);
    if (filtering() && !nodes[n].facts.some(passes)) for (const set of Object.values(off)) set.clear();
    syncBoxes();
    refresh();
  }
  selection = { node: n };
  view.marked = n;
  const own = lines[n].filter((bundle) => visible.lines.has(bundle.key));
  focusOn([n, ...own.flatMap((bundle) => [bundle.from, bundle.to])], own.map((bundle) => bundle.key));
  nodePanel(n);
  remember(`#entity=${encodeURIComponent(nodes[n].id)}`);
  view.network.redraw();
  if (bring) reveal(n);
}

function selectLine(key) {
  const bundle = bundles.get(key);
  selection = { line: key };
  view.marked = null;
  focusOn([bundle.from, bundle.to], [key, `${bundle.to}>${bundle.from}`]);
  linePanel(key);
  remember("#");
  view.network.redraw();
}

function clear() {
  selection = null;
  view.focus = null;
  view.marked = null;
  overview();
  remember("#");
  view.network.redraw();
}

// Brings an entity and its neighbours into view; the camera rests where it can.
function reveal(n) {
  const { clientWidth: w, clientHeight: h } = document.getElementById("network"), network = view.network, now = network.getScale();
  const spots = [...view.focus.nodes].map((m) => network.body.nodes[m]).filter(Boolean), here = network.body.nodes[n];
  const reach = (axis) => Math.max(...spots.map((spot) => Math.abs(spot[axis] - here[axis])), 1);
  const scale = Math.max(Math.min(1.1, (w - 190) / 2 / reach("x"), (h - 120) / 2 / reach("y")), now);
  const at = network.canvasToDOM(here);
  const seen = at.x > w * 0.12 && at.x < w * 0.88 && at.y > h * 0.12 && at.y < h * 0.88;
  if (seen && (now > 0.75 || scale < now * 1.15)) return;
  network.moveTo({ position: { x: here.x, y: here.y }, scale, animation: calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}

function remember(hash) {
  try { history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash); } catch { /* a framed page has no address of its own */ }
}
function recall() {
  const wanted = /^#entity=(.*)$/.exec(location.hash);
  if (!wanted) return;
  let id = "";
  try { id = decodeURIComponent(wanted[1]); } catch { return; }
  const node = byId().get(id);
  if (node && selection?.node !== node.n) selectNode(node.n, true);
}

// The neighbour that lies most nearly in the direction of an arrow key.
function walk(dx, dy) {
  if (selection?.node == null) {
    const first = [...visible.nodes].sort((a, b) => a - b)[0];
    if (first !== undefined) selectNode(first, true);
    return;
  }
  const here = view.network.getPosition(selection.node);
  let best = -1, points = Infinity;
  for (const n of nodes[selection.node].near) {
    if (!visible.nodes.has(n)) continue;
    const there = view.network.getPosition(n), x = there.x - here.x, y = there.y - here.y;
    const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && along + 2 * aside < points) { points = along + 2 * aside; best = n; }
  }
  if (best >= 0) selectNode(best, true);
}

function zoom(factor) {
  view.network.moveTo({ scale: Math.min(6, Math.max(0.05, view.network.getScale() * factor)), animation: calm() ? false : { duration: 120, easingFunction: "linear" } });
}

const KEYS = {
  ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0), ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1),
  Enter: () => selection?.node != null && expand(selection.node),
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(true),
};
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName);
  if (event.key === "/" && !typing) { search.focus(); event.preventDefault(); return; }
  if (event.key === "Escape") { clear(); return; }
  const inGraph = document.getElementById("network").contains(document.activeElement) || document.activeElement === document.body;
  if (inGraph && KEYS[event.key]) { KEYS[event.key](); event.preventDefault(); }
}

function setTheme(name, keep) {
  theme = THEMES[name];
  document.documentElement.dataset.theme = name;
  document.getElementById("theme").textContent = name === "dark" ? "Light" : "Dark";
  if (keep) try { localStorage.setItem("kg-theme", name); } catch { /* not allowed in a frame */ }
  buildFilters();
  if (view.network) {
    view.edges.update([...visible.lines].map(([key, group]) => edgeItem(bundles.get(key), group)));
    changed();
    if (!selection) overview();
  }
}
function firstTheme() {
  let kept = null;
  try { kept = localStorage.getItem("kg-theme"); } catch { /* not allowed in a frame */ }
  return kept === "dark" || kept === "light" ? kept : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

// The picture as it stands, on its ground, with title and legend.
function savePicture() {
  const source = view.network.canvas.frame.canvas, ratio = view.network.canvas.pixelRatio || 1;
  const foot = 34 * ratio, canvas = el("canvas", { width: source.width, height: source.height + foot });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(source, 0, 0);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = `12px ${FONT}`;
  ctx.textBaseline = "middle";
  let x = 16;
  const y = source.height / ratio + 15;
  for (const i of [...new Set([...visible.nodes].map((n) => nodes[n].type))].sort((a, b) => a - b)) {
    symbol(ctx, TYPES[i], x + 6, y, 6, LOOKS[TYPES[i]]);
    ctx.fillStyle = theme.ink;
    ctx.fillText(TYPES[i], x + 18, y);
    x += 36 + ctx.measureText(TYPES[i]).width;
  }
  canvas.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "graph"}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });
}

function listen() {
  const network = view.network, on = (id, action) => document.getElementById(id).addEventListener("click", action);
  network.on("click", ({ nodes: [n], edges: [line] }) => {
    document.getElementById("hint").hidden = true;
    if (n !== undefined) selectNode(n);
    else if (line !== undefined) selectLine(line);
    else clear();
  });
  network.on("doubleClick", ({ nodes: [n] }) => { if (n !== undefined) expand(n); });
  const pointer = (style) => { network.canvas.body.container.style.cursor = style; };
  network.on("hoverNode", ({ node }) => { view.hover = node; pointer("pointer"); network.redraw(); });
  network.on("blurNode", () => { view.hover = null; pointer(""); network.redraw(); });
  network.on("hoverEdge", () => pointer("pointer"));
  network.on("blurEdge", () => pointer(""));
  network.on("dragEnd", ({ nodes: [n] }) => { if (n !== undefined) view.place.set(n, network.getPosition(n)); });
  on("fit", () => fit(true));
  on("in", () => zoom(1.3));
  on("out", () => zoom(1 / 1.3));
  on("png", savePicture);
  on("theme", () => setTheme(theme === THEMES.dark ? "light" : "dark", true));
  on("filters", (event) => {
    const open = document.body.classList.toggle("filters-open");
    event.currentTarget.setAttribute("aria-expanded", String(open));
  });
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", recall);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(firstTheme(), false));
}

setTheme(firstTheme(), false);
refresh(); // before the network is there: one that is told of everything at once opens faster
openNetwork(read("options"));
window.network = view.network; // for people who know vis-network, and for tests
listen();
overview();
fit(false);
whenWhole(() => {
  recall();
  if (!selection && data.focus >= 0) selectNode(data.focus, true);
});
