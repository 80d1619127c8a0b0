// Narrow screens: the details are a sheet that comes up over the picture, as high as the reader wants.
const NARROW = matchMedia("(max-width: 800px)");
const HEIGHTS = ["closed", "half", "full"];
const grip = $("grip");
const sheetNow = () => document.body.dataset.sheet || "closed";
function setSheet(height) {
  document.body.dataset.sheet = height;
  grip.setAttribute("aria-expanded", String(height !== "closed"));
}
// How much of the picture lies under the sheet, in pixels from below.
const covered = () => (NARROW.matches && sheetNow() !== "closed" ? Math.min(panel.offsetHeight, $("network").clientHeight * 0.6) : 0);
function frameSize() {
  const { clientWidth: w, clientHeight: h } = $("network");
  return { w, h: h - covered(), low: covered(), narrow: NARROW.matches };
}
// What the closed sheet is about, and up it comes when there is something to read.
function tellSheet(chosen_) {
  const heading = panel.querySelector("h2") || panel.querySelector(".kicker");
  $("grip-text").textContent = heading?.textContent || "";
  if (!NARROW.matches) return;
  if (chosen_ && sheetNow() === "closed") setSheet("half");
  if (!chosen_) setSheet("closed");
}
function listenSheet() {
  let from = null;
  const turn = (by) => setSheet(HEIGHTS[Math.min(2, Math.max(0, HEIGHTS.indexOf(sheetNow()) + by))]);
  grip.addEventListener("pointerdown", (event) => { from = event.clientY; grip.setPointerCapture(event.pointerId); });
  grip.addEventListener("pointerup", (event) => {
    const dragged = from === null ? 0 : event.clientY - from;
    from = null;
    if (Math.abs(dragged) > 24) turn(dragged < 0 ? 1 : -1);
    else grip.dataset.tapped = "1";
  });
  grip.addEventListener("click", (event) => { // a drag has been dealt with; a key or a tap opens and shuts
    const tapped = grip.dataset.tapped || event.detail === 0;
    delete grip.dataset.tapped;
    if (tapped) setSheet(sheetNow() === "closed" ? "half" : "closed");
  });
  const drawer = (button, name) => {
    const set = (open) => { document.body.classList.toggle(name, open); button.setAttribute("aria-expanded", String(open)); };
    button.addEventListener("click", () => set(!document.body.classList.contains(name)));
    return set;
  };
  const shut = [drawer($("filters"), "filters-open"), drawer($("more"), "tools-open")];
  document.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest?.("#left, #filters")) shut[0](false);
    if (!target.closest?.("#extra, #more")) shut[1](false);
  });
  document.addEventListener("keydown", ({ key: pressed }) => { if (pressed === "Escape") for (const set of shut) set(false); });
}
