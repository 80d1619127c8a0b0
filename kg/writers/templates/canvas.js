// The picture: vis-network keeps the camera, the lines and the dragging; symbols and labels are drawn here, so that
// labels keep one size on the screen and never lie on each other.
const LOOKS = drawing.looks;
const FONT = '"Inter", "Segoe UI", system-ui, -apple-system, "Noto Sans", "DejaVu Sans", sans-serif';
const THEMES = {
  light: {
    ground: "#fcfcfb", ink: "#1d2129", soft: "#5d6570", line: "#b3b9c2", focus: "#1d2129", veil: "rgba(252,252,251,.86)",
    ring: "#fcfcfb", pill: "#eceef1",
    status: { asserted: "#aab1bb", claimed: "#8b6cc2", planned: "#3b87b8", possible: "#bd8717", negated: "#cb5548" },
  },
  dark: {
    ground: "#15181d", ink: "#e8eaed", soft: "#9aa3af", line: "#525b67", focus: "#f3f4f6", veil: "rgba(21,24,29,.86)",
    ring: "#15181d", pill: "#2b313a",
    status: { asserted: "#5b6571", claimed: "#a68be0", planned: "#5aa9d8", possible: "#d9a537", negated: "#e57368" },
  },
};
let theme = THEMES.light;

const TAU = 2 * Math.PI;
function polygon(ctx, x, y, r, corners, turn) {
  ctx.beginPath();
  for (let i = 0; i < corners; i++) {
    const a = turn + (i * TAU) / corners;
    ctx.lineTo(x + r * Math.cos(a), y + r * Math.sin(a));
  }
  ctx.closePath();
}
function star(ctx, x, y, r) {
  ctx.beginPath();
  for (let i = 0; i < 10; i++) {
    const a = -TAU / 4 + (i * TAU) / 10, d = i % 2 ? r * 0.5 : r * 1.15;
    ctx.lineTo(x + d * Math.cos(a), y + d * Math.sin(a));
  }
  ctx.closePath();
}
const OUTLINES = {
  Person: (ctx, x, y, r) => { ctx.beginPath(); ctx.arc(x, y, r, 0, TAU); },
  Organization: (ctx, x, y, r) => { ctx.beginPath(); ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76); },
  Group: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.08, 5, -TAU / 4),
  Place: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.15, r * 1.15, 3, -TAU / 4),
  Facility: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.05, 6, 0),
  Event: star,
  Product: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.15, 4, 0),
  Work: (ctx, x, y, r) => { ctx.beginPath(); ctx.rect(x - r * 0.72, y - r * 0.95, r * 1.44, r * 1.9); },
  Thing: (ctx, x, y, r) => { ctx.beginPath(); ctx.arc(x, y, r * 0.8, 0, TAU); },
};

// A symbol; things are hollow, so that no two types differ by colour alone.
function symbol(ctx, type, x, y, r, color) {
  (OUTLINES[type] || OUTLINES.Thing)(ctx, x, y, r);
  ctx.lineJoin = "round";
  ctx.lineWidth = Math.max(1.5, r * 0.22);
  ctx.strokeStyle = type === "Thing" ? color : theme.ring;
  if (type === "Thing") { ctx.fillStyle = theme.ground; ctx.fill(); ctx.stroke(); return; }
  ctx.stroke();
  ctx.fillStyle = color;
  ctx.fill();
}

const view = {
  network: null, nodes: new vis.DataSet(), edges: new vis.DataSet(),
  place: new Map(), // where a node stands: number -> {x, y}
  given: new Map(drawing.nodes.map((node) => [node.id, node])), // as pyvis was told
  givenLines: new Map(drawing.edges.map((edge) => [`${edge.from}>${edge.to}`, edge])),
  focus: null, // {nodes, edges}: what stays bright
  hover: null, marked: null,
};
const radius = (n) => view.given.get(n)?.size ?? 7 + Math.min(15, 2.4 * Math.sqrt(nodes[n].degree));
const colorOf = (n) => {
  const color = view.given.get(n)?.color;
  return typeof color === "string" ? color : LOOKS[TYPES[nodes[n].type]];
};

const CLEAR = { border: "rgba(0,0,0,0)", background: "rgba(0,0,0,0)" };
const INVISIBLE = { shape: "dot", color: { ...CLEAR, highlight: CLEAR, hover: CLEAR }, borderWidth: 2 }; // vis-network's own symbols
const nodeItem = (n) => ({ ...view.place.get(n), fixed: state.pinned.has(n), id: n, size: radius(n) });
function edgeItem(bundle, group) {
  const status = lineStatus(group), back = `${bundle.to}>${bundle.from}`;
  const both = bundle.from !== bundle.to && (view.givenLines.has(back) || (loaded && bundles.has(back)));
  const color = theme.status[status];
  return {
    id: bundle.key, from: bundle.from, to: bundle.to, dashes: DASHES[status],
    width: group.length === bundle.facts.length && view.givenLines.get(bundle.key)?.width || 1.2 + Math.min(3, 0.5 * (group.length - 1)), color: { color, highlight: color, hover: color, opacity: 1 },
    smooth: both ? { enabled: true, type: "curvedCW", roundness: 0.14 } : false,
  };
}

// Pictures are wider than high, but on a screen that is higher than wide they stand on end.
const upright = innerWidth < 0.8 * innerHeight;
const turned = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
for (const node of drawing.nodes) view.place.set(node.id, turned(node));
const origin = new Map(view.place); // where undo puts back what was dragged

function openNetwork(options) {
  Object.assign(options.nodes, INVISIBLE);
  view.network = new vis.Network($("network"), { nodes: view.nodes, edges: view.edges }, options);
  view.network.canvas.frame.tabIndex = -1; // one stop for the Tab key, not a nameless second one
  view.network.on("afterDrawing", (ctx) => draw(ctx));
}

const widths = new Map();
function textWidth(ctx, font, text) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) { ctx.font = font; widths.set(key, width = ctx.measureText(text).width); }
  return width;
}

// A name in at most two lines of about 20 letters.
const wrapped = new Map();
function wrap(text) {
  if (wrapped.has(text)) return wrapped.get(text);
  const rows = [""];
  const words = text.slice(0, 200).split(/\s+/);
  for (const [i, word] of words.entries()) {
    const row = rows[rows.length - 1], crumb = word.length < 4 && i === words.length - 1;
    if (row && row.length + word.length > 20 && rows.length < 2 && !crumb) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  const result = rows.map((row) => (Array.from(row).length > 26 ? `${Array.from(row).slice(0, 25).join("")}\u2026` : row));
  wrapped.set(text, result);
  return result;
}

// Boxes already taken, in a grid of cells so that each question looks at few of them.
class Taken {
  constructor() { this.cells = new Map(); }
  * cellsOf(box) {
    for (let i = Math.floor(box.left / 90); i <= Math.floor(box.right / 90); i++)
      for (let j = Math.floor(box.top / 60); j <= Math.floor(box.bottom / 60); j++) yield i * 10007 + j;
  }
  free(box, overSymbols, own) { // `own`: the symbol that may be touched in any case
    for (const cell of this.cellsOf(box))
      for (const other of this.cells.get(cell) || [])
        if (other.owner !== own && !(overSymbols && other.owner !== NAME) && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
    return true;
  }
  add(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

// Draws everything above vis-network's lines. vis has set the canvas to graph coordinates; names want screen pixels.
function draw(ctx, ratio = view.network?.canvas.pixelRatio || 1) {
  const network = view.network;
  if (!network) return;
  const scale = network.getScale(), focus = view.focus;
  if (focus) {
    const { clientWidth: w, clientHeight: h } = network.canvas.frame.canvas;
    const a = network.DOMtoCanvas({ x: 0, y: 0 }), b = network.DOMtoCanvas({ x: w, y: h });
    ctx.fillStyle = theme.veil;
    ctx.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
    for (const id of focus.edges) {
      network.body.edges[id]?.draw(ctx);
      network.body.edges[id]?.drawArrows(ctx);
    }
  }
  const spots = [], grown = Math.min(1.35, Math.max(1, 0.62 / scale)); // symbols shrink less than the picture
  for (const n of view.nodes.getIds()) {
    const at = network.body.nodes[n];
    if (at) spots.push({ n, x: at.x, y: at.y, r: radius(n) * grown, dim: focus ? !focus.nodes.has(n) : false, bright: focus?.nodes.has(n) });
  }
  spots.sort((a, b) => b.n - a.n);
  for (const spot of spots) drawSymbol(ctx, spot, scale);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(ctx, spots.reverse(), scale);
  ctx.restore();
}

function drawSymbol(ctx, spot, scale) {
  ctx.globalAlpha = spot.dim ? 0.13 : 1;
  symbol(ctx, TYPES[nodes[spot.n].type], spot.x, spot.y, spot.r, colorOf(spot.n));
  if (view.marked === spot.n || view.hover === spot.n) {
    ctx.beginPath();
    ctx.arc(spot.x, spot.y, spot.r * 1.2 + 4 / scale, 0, TAU);
    ctx.lineWidth = (view.marked === spot.n ? 2.5 : 1.5) / scale;
    ctx.strokeStyle = view.marked === spot.n ? theme.focus : theme.soft;
    ctx.stroke();
  }
  if (state.pinned.has(spot.n)) { // a pin's head
    ctx.beginPath();
    ctx.arc(spot.x, spot.y, Math.max(2.5, spot.r * 0.3), 0, TAU);
    ctx.fillStyle = theme.ground;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function drawLabels(ctx, spots, scale) {
  const taken = new Taken(), network = view.network;
  frame = { width: network.canvas.frame.canvas.clientWidth, height: network.canvas.frame.canvas.clientHeight };
  const seen = [];
  for (const spot of spots) {
    const at = network.canvasToDOM({ x: spot.x, y: spot.y }), r = spot.r * scale;
    if (at.x < -200 || at.y < -60 || at.x > frame.width + 200 || at.y > frame.height + 60) continue;
    seen.push({ ...spot, sx: at.x, sy: at.y, sr: r });
    if (!spot.dim) taken.add({ left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r, owner: spot.n });
  }
  const first = (spot) => (spot.n === view.marked ? -2 : spot.n === view.hover ? -1 : 0);
  seen.sort((a, b) => first(a) - first(b) || a.n - b.n);
  const names = seen.filter((spot) => !spot.dim || spot.n === view.hover);
  for (const spot of names.slice(0, 40)) nameOf(ctx, spot, taken);
  if (view.focus || scale > 0.45) lineNames(ctx, taken);
  for (const spot of names.slice(40)) nameOf(ctx, spot, taken);
  for (const spot of names) hiddenBadge(ctx, spot, taken);
}

const SPOTS = [[0, 1], [1, 0], [-1, 0], [0, -1]]; // below, right, left, above
function nameOf(ctx, spot, taken) {
  const node = nodes[spot.n], strong = spot.n < Math.min(8, view.nodes.length / 5) || spot.n === view.marked;
  const font = `${node.kind === "name" ? "" : "italic "}${strong ? 600 : 400} 13px ${FONT}`;
  const rows = wrap(node.label), width = Math.max(...rows.map((row) => textWidth(ctx, font, row)));
  const height = rows.length * 15, gap = spot.n === view.marked ? spot.sr * 1.2 + 7 : spot.sr + 4;
  const must = spot.n < view.nodes.length / 10 + 2 || spot.n === view.marked || spot.n === view.hover || spot.bright;
  for (const over of must ? [false, true] : [false]) { // important names may cover symbols, never other names
    for (const [dx, dy] of SPOTS) {
      const x = spot.sx + dx * (gap + 1 + width / 2), y = spot.sy + dy * (gap + height / 2);
      const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - height / 2, bottom: y + height / 2, owner: NAME };
      if (!inFrame(box) || !taken.free(box, over, spot.n)) continue;
      taken.add(box);
      rows.forEach((row, i) => haloText(ctx, row, x, y + (i - (rows.length - 1) / 2) * 15, font, theme.ink, 4));
      return;
    }
  }
}
const NAME = -1; // owner of a box that is text, not a symbol
let frame = { width: 0, height: 0 }; // asked of the page once a drawing: each time costs a layout
function inFrame(box) {
  return box.left > 3 && box.top > 2 && box.right < frame.width - 3 && box.bottom < frame.height - 2;
}

function haloText(ctx, text, x, y, font, color, halo) {
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = halo;
  ctx.strokeStyle = theme.ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

// Relations on their lines: those in focus first, then where there is room.
function lineNames(ctx, taken) {
  const network = view.network, focus = view.focus;
  const ids = focus ? [...focus.edges] : view.edges.getIds();
  const font = `${focus ? 500 : 400} 11px ${FONT}`;
  for (const id of ids) {
    const edge = network.body.edges[id], group = visible.lines.get(id);
    if (!edge || !edge.connected || !group) continue;
    const text = lineLabel(group), short = text.length > 34 ? `${text.slice(0, 33)}\u2026` : text;
    const width = textWidth(ctx, font, short) + 6;
    const a = network.canvasToDOM(edge.from), b = network.canvasToDOM(edge.to);
    if (!focus && edge.from !== edge.to && Math.hypot(a.x - b.x, a.y - b.y) < width * 0.8) continue;
    const box = placeOnLine(edge, a, b, width, focus && ids.length <= 8 ? BESIDE : ON, taken);
    if (!box) continue;
    taken.add(box);
    const status = lineStatus(group);
    ctx.fillStyle = theme.ground; // a gap in the line, so that it does not strike the words through
    ctx.fillRect(box.left + 1, box.top + 1, width - 2, 12);
    haloText(ctx, short, (box.left + box.right) / 2, box.top + 7, font, status === "asserted" ? theme.soft : theme.status[status], 2);
  }
}
const ON = [0], BESIDE = [0, 11, -11, 22, -22]; // pixels from the line: among few lines in focus a name may stand beside its own
function placeOnLine(edge, a, b, width, shifts, taken) {
  const long = Math.hypot(b.x - a.x, b.y - a.y) || 1, across = { x: (a.y - b.y) / long, y: (b.x - a.x) / long };
  for (const shift of shifts) for (const t of [0.5, 0.4, 0.6, 0.32, 0.68]) {
    const at = view.network.canvasToDOM(pointOn(edge, t)), aside = shift * (1 + (Math.abs(across.x) * width) / 60);
    const x = at.x + across.x * aside, y = at.y + across.y * aside;
    const box = { left: x - width / 2, right: x + width / 2, top: y - 7, bottom: y + 7, owner: NAME };
    if (inFrame(box) && taken.free(box, false)) return box;
  }
  return null;
}

function pointOn(edge, t) {
  if (edge.from === edge.to) return { x: edge.from.x, y: edge.from.y - radius(edge.fromId) * 3 };
  return edge.edgeType.getPoint(t, edge.edgeType.getViaNode ? edge.edgeType.getViaNode() : undefined);
}

// "+3": neighbours that are not on the page.
function hiddenBadge(ctx, spot, taken) {
  const hidden = hiddenCount(spot.n);
  if (!hidden) return;
  const text = `+${hidden}`, font = `600 10px ${FONT}`, width = textWidth(ctx, font, text) + 8;
  const x = spot.sx + spot.sr * 0.75 + width / 2, y = spot.sy - spot.sr * 0.75 - 5;
  const box = { left: x - width / 2, right: x + width / 2, top: y - 7, bottom: y + 7, owner: NAME };
  if (!taken.free(box, false, spot.n)) return;
  taken.add(box);
  ctx.beginPath();
  ctx.roundRect(box.left, box.top, width, 14, 7);
  ctx.fillStyle = theme.pill;
  ctx.fill();
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.soft;
  ctx.fillText(text, x, y + 0.5);
}

// Places in cells as large as the room that a symbol and its name take: whether one is free is seen from nine of them.
const ROOM = { x: 105, y: 46 };
class Places {
  constructor(all) { this.cells = new Map(); this.rings = new Map(); for (const at of all) this.add(at); }
  key(x, y) { return Math.floor(x / ROOM.x) * 100003 + Math.floor(y / ROOM.y); }
  add(at) {
    const key_ = this.key(at.x, at.y), cell = this.cells.get(key_);
    if (cell) cell.push(at); else this.cells.set(key_, [at]);
  }
  free(at) {
    for (const dx of [0, -ROOM.x, ROOM.x]) for (const dy of [0, -ROOM.y, ROOM.y])
      for (const other of this.cells.get(this.key(at.x + dx, at.y + dy)) || [])
        if (Math.abs(other.x - at.x) <= ROOM.x && Math.abs(other.y - at.y) <= ROOM.y) return false;
    return true;
  }
}
function placeNew(some) {
  const strangers = some.filter((n) => !view.place.has(n)), places = strangers.length ? new Places(view.place.values()) : null;
  for (const n of strangers) {
    const at = findPlace(n, places);
    view.place.set(n, at);
    places.add(at);
  }
}
// A free place for an entity that joins the picture: the nearest to a neighbour, on growing rings.
function findPlace(n, places) {
  const near = [...nodes[n].near].find((m) => visible.nodes.has(m) && view.place.has(m));
  const middle = near === undefined ? view.network?.getViewPosition() ?? { x: 0, y: 0 } : view.place.get(near);
  for (let ring = Math.max(1, (places.rings.get(near) ?? 1) - 1); ring < 90; ring++) { // the inner rings are full by now
    for (let step = 0; step < 6 * ring; step++) {
      const a = (step * TAU) / (6 * ring) + n * 2.4, d = 60 + ring * 34;
      const at = { x: Math.round(middle.x + d * Math.cos(a)), y: Math.round(middle.y + d * Math.sin(a) * 0.8) };
      if (places.free(at)) { places.rings.set(near, ring); return at; }
    }
  }
  return middle;
}

// Zooms so that everything on the page (or some of it), names included, is inside the frame.
function fit(animated, some) {
  const ids = (some || view.nodes.getIds()).filter((n) => view.network.body.nodes[n]);
  if (!ids.length) return;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const n of ids) {
    const { x, y } = view.network.body.nodes[n], r = radius(n);
    left = Math.min(left, x - r); right = Math.max(right, x + r);
    top = Math.min(top, y - r); bottom = Math.max(bottom, y + r);
  }
  const { w, h, low, narrow } = frameSize();
  const scale = Math.min(1.25, Math.max(60, w - (narrow ? 70 : 150)) / Math.max(right - left, 1), Math.max(60, h - 110) / Math.max(bottom - top, 1));
  view.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: 0, y: -low / 2 },
    animation: animated && !calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
