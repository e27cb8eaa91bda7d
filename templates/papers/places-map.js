"use strict";
// Search and zoom for places-map.html, which works without them too.
(() => {
  const byId = (id) => document.getElementById(id);
  const map = document.querySelector("#map > svg");
  const rows = [...document.querySelectorAll("#list tbody tr")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = rows.map((row) => ({
    row,
    place: byId(row.id.replace("row-", "place-")),
    words: fold(row.textContent),
  }));

  byId("search-line").hidden = byId("zoom").hidden = false;
  byId("search").addEventListener("input", (event) => {
    const wanted = fold(event.target.value.trim());
    let count = 0;
    for (const { row, place, words } of entries) {
      const fits = words.includes(wanted);
      count += fits;
      row.hidden = !fits;
      place.classList.toggle("hit", fits && wanted !== "");
    }
    byId("count").textContent = wanted && count;
  });

  const clamp = (share) => Math.min(1, Math.max(0.03, share));
  const { width: fullWidth, height: fullHeight } = map.viewBox.baseVal;
  let [left, top, share] = [0, 0, 1];

  // Shows the part of this share of the whole that begins at (x, y), kept on the map.
  function show(x, y, newShare) {
    share = clamp(newShare);
    left = Math.min(fullWidth * (1 - share), Math.max(0, x));
    top = Math.min(fullHeight * (1 - share), Math.max(0, y));
    map.setAttribute("viewBox", `${left} ${top} ${fullWidth * share} ${fullHeight * share}`);
  }

  // Multiplies what is shown by a factor; the point (x, y) of the map stays where it is.
  function zoom(factor, x = left + (fullWidth * share) / 2, y = top + (fullHeight * share) / 2) {
    const next = clamp(share * factor);
    const ratio = next / share;
    show(x - (x - left) * ratio, y - (y - top) * ratio, next);
  }

  const toMap = (event) =>
    new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());

  byId("zoom").addEventListener("click", (event) => {
    const factor = Number(event.target.dataset.factor ?? 1);
    if (factor) zoom(factor);
    else show(0, 0, 1);
  });
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // a bare wheel scrolls the page
    event.preventDefault();
    const { x, y } = toMap(event);
    zoom(Math.exp(event.deltaY / 300), x, y);
  }, { passive: false });

  let held = null;
  let dragged = false;
  map.addEventListener("pointerdown", (event) => {
    held = share < 1 && event.isPrimary ? toMap(event) : null;
    dragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const { x, y } = toMap(event);
    dragged ||= Math.hypot(x - held.x, y - held.y) > fullWidth * share * 0.005;
    if (dragged) show(left + held.x - x, top + held.y - y, share);
  });
  window.addEventListener("pointerup", () => { held = null; });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);

  // A name in the list leads to its place: the map shows it large.
  function showTarget() {
    const place = byId(decodeURIComponent(location.hash.slice(1)));
    if (!place || !map.contains(place)) return;
    const box = place.getBoundingClientRect();
    const middle = toMap({ clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 });
    const part = Math.min(share, 0.3);
    show(middle.x - (fullWidth * part) / 2, middle.y - (fullHeight * part) / 2, part);
  }
  window.addEventListener("hashchange", showTarget);
  showTarget();
})();
