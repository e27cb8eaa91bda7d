"use strict";
// Shows the plan within the fragment of this page's address. The fragment is untrusted: sizes are
// capped, every field is checked by type, and texts only ever become text nodes.
const { texts: TEXTS, campaigns: CAMPAIGNS, languages: LANGUAGES, withheld: WITHHELD } = {{ data|safe }};
const MARK = "#p=", MAX_LINK = {{ max_link }}, MAX_INFLATED = {{ max_inflated }}, SCHEMA = {{ schema }};
const MAX_PLACES = 200, MAX_TEXT = 400;
const byId = (id) => document.getElementById(id);

async function unpack(fragment) {
  if (!fragment.startsWith(MARK) || fragment.length > MAX_LINK) throw new Error("no link");
  const packed = decodeURI(fragment).slice(MARK.length).replace(/[.,;:!?)>\]}"'»”]+$/, "");
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) throw new Error("letters");
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const inflate = new DecompressionStream("deflate-raw");
  const reader = new Blob([bytes]).stream().pipeThrough(inflate).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_INFLATED) { await reader.cancel(); throw new Error("size"); }
    parts.push(value);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return JSON.parse(decoder.decode(await new Blob(parts).arrayBuffer()));
}

function text(value) {
  if (typeof value !== "string" || value.length > MAX_TEXT) throw new Error("text");
  return value;
}
function list(value, most) {
  if (!Array.isArray(value) || value.length > most) throw new Error("list");
  return value;
}
function degrees(value, most) {
  if (typeof value !== "number" || !(Math.abs(value) <= most)) throw new Error("degrees");
  return value;
}
// FNV-1a, 64 bits: enough to know again whom this page keeps silent about without naming them.
function isWithheld(id) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text(id))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return WITHHELD.includes(hash.toString(16).padStart(16, "0"));
}
function silent(place) {
  return { ...place, removed: true, names: new Map(), honoree: new Map(), who: new Map() };
}
function byLanguage(languages, values) {
  const found = new Map();
  list(values, 40).forEach((value, at) => {
    if (text(value) && at < languages.length) found.set(languages[at], value);
  });
  return found;
}

function readPublic([, , city, campaign, day, tags, rows, cityName]) {
  const languages = list(tags, 40).map(text);
  const places = list(rows, MAX_PLACES).map((row) => {
    const [, , lon, lat, old, names, id, honoree, who] = list(row, 10);
    const place = {
      lon: degrees(lon, 180), lat: degrees(lat, 90), old: old === null ? "" : text(old),
      names: byLanguage(languages, names), honoree: byLanguage(languages, honoree),
      who: byLanguage(languages, who),
    };
    return isWithheld(id) ? silent(place) : place;
  });
  return { city: text(cityName) || text(city), campaign: text(campaign), day: text(day), languages, places };
}

function readTeam([, , plan]) {
  const accepted = list(plan.renamings ?? [], MAX_PLACES)
    .filter((item) => (item.decision ?? "accepted") === "accepted");
  const places = accepted.map((item) => [item.honoree, {
    lon: degrees(item.anchor_lonlat[0], 180), lat: degrees(item.anchor_lonlat[1], 90),
    old: text(item.old ?? ""), who: new Map(), honoree: new Map([["", text(item.honoree)]]),
    names: new Map(Object.entries(item.wording ?? {}).map(([tag, name]) => [text(tag), text(name)])),
  }]).map(([id, place]) => (isWithheld(id) ? silent(place) : place));
  const languages = [...new Set([...list(plan.languages ?? [], 40).map(text),
    ...places.flatMap((place) => [...place.names.keys()])])];
  return { team: true, city: text(plan.city), campaign: text(plan.campaign), day: text(plan.day), languages, places };
}

function read(array) {
  if (!Array.isArray(array) || !Number.isInteger(array[0])) throw new Error("array");
  if (array[0] > SCHEMA) throw new Error("newer");
  if (array[1] === "public") return readPublic(array);
  if (array[1] === "team") return readTeam(array);
  throw new Error("kind");
}

// Drawing ------------------------------------------------------------------------------------

function element(name, className, content, language) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (content !== undefined) node.textContent = content;
  if (language) node.lang = language;
  return node;
}
function shape(name, values, content) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(values)) node.setAttribute(key, value);
  if (content !== undefined) node.textContent = content;
  return node;
}
function pick(values, language, languages) {
  for (const tag of [language, ...languages, ...values.keys()]) {
    if (values.has(tag)) return [tag, values.get(tag)];
  }
  return ["", ""];
}

// Where the numbers stand: anchors fitted into the frame, then pushed apart until none overlap.
function spread(places, width, height, edge, apart) {
  const middle = (places[0].lat * Math.PI) / 180;
  const xs = places.map((place) => place.lon * Math.cos(middle));
  const ys = places.map((place) => -place.lat);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [across, down] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const scale = Math.min((width - 2 * edge) / (across || 1e-9), (height - 2 * edge) / (down || 1e-9), 2e4);
  const spots = xs.map((x, at) => ({
    x: width / 2 + (x - left - across / 2) * scale, y: height / 2 + (ys[at] - top - down / 2) * scale,
  }));
  const anchors = spots.map((spot) => ({ ...spot }));
  for (let round = 0; round < 60; round += 1) {
    spots.forEach((one, at) => spots.slice(at + 1).forEach((other) => {
      const [dx, dy] = [other.x - one.x || 0.01, other.y - one.y || 0.01];
      const far = Math.hypot(dx, dy);
      if (far >= apart) return;
      const push = (apart - far) / far / 2;
      one.x -= dx * push; one.y -= dy * push; other.x += dx * push; other.y += dy * push;
    }));
    for (const spot of spots) {
      spot.x = Math.min(Math.max(spot.x, 16), width - 16);
      spot.y = Math.min(Math.max(spot.y, 16), height - 16);
    }
  }
  return { spots, anchors, metres: 111195 / scale };
}

function drawMap(plan, names, caption) {
  const figure = byId("map");
  figure.hidden = plan.places.length === 0;
  if (figure.hidden) return;
  const [width, height] = [360, 220];
  const { spots, anchors, metres } = spread(plan.places, width, height, 34, 27);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": caption });
  const steps = [1, 2, 5].flatMap((step) => [10, 100, 1000, 10000].map((power) => step * power));
  const bar = Math.max(...steps.filter((step) => step / metres < width / 4), 10);
  if (plan.places.length > 1) {
    const words = bar >= 1000 ? `${bar / 1000} km` : `${bar} m`;
    svg.append(shape("path", { class: "bar", d: `M12 ${height - 14}v4h${bar / metres}v-4` }));
    svg.append(shape("text", { class: "bar", x: 15, y: height - 14 }, words));
  }
  svg.append(shape("path", { class: "north", d: `M${width - 16} 12l5 13l-5 -3.4l-5 3.4z` }));
  spots.forEach((spot, at) => {
    svg.append(shape("path", { class: "leader", d: `M${anchors[at].x} ${anchors[at].y}L${spot.x} ${spot.y}` }));
  });
  spots.forEach((spot, at) => {
    const group = shape("g", {});
    group.append(shape("title", {}, names[at]), shape("circle", { class: "spot", cx: spot.x, cy: spot.y, r: 11.5 }));
    group.append(shape("text", { class: "number", x: spot.x, y: spot.y + 4 }, String(at + 1)));
    svg.append(group);
  });
  figure.replaceChildren(svg, element("figcaption", "", caption));
}

function drawPlace(place, language, languages, words) {
  const card = element("div", "card");
  const [tag, name] = place.removed ? [language, words.removed] : pick(place.names, language, languages);
  card.append(element("span", "new", name || place.old, tag));
  for (const [other, wording] of place.names) {
    if (wording !== name) card.append(element("span", "other", wording, other));
  }
  if (place.old) card.append(element("span", "old", words.today.replace("{name}", () => place.old)));
  const whom = element("span", "whom");
  const [honoreeTag, honoree] = pick(place.honoree, language, languages);
  const [whoTag, who] = pick(place.who, language, languages);
  whom.append(element("b", "", honoree, honoreeTag), element("span", "", who, whoTag));
  card.append(whom);
  const item = element("li");
  item.append(card);
  return [item, name || place.old];
}

function written(day, language) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.valueOf())) return day;
  try {
    return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(date);
  } catch { return day; }
}

function show(plan, language) {
  const words = TEXTS[language] ?? TEXTS[LANGUAGES[0]];
  document.documentElement.lang = language;
  document.title = words.title;
  byId("language-label").textContent = words.language;
  byId("title").textContent = words.title;
  byId("symbolic").textContent = words.symbolic;
  byId("private").textContent = words.private;
  byId("warning").textContent = words.warning;
  byId("broken").hidden = plan !== null;
  byId("broken").textContent = location.hash.length > 1 ? words.broken : words.alone;
  byId("team").hidden = !plan?.team;
  byId("team").textContent = words.team;
  byId("places").replaceChildren();
  byId("map").hidden = true;
  for (const id of ["campaign", "day", "lead"]) byId(id).textContent = "";
  if (plan === null) return;
  const campaign = Object.hasOwn(CAMPAIGNS, plan.campaign) ? CAMPAIGNS[plan.campaign] : {};
  byId("campaign").textContent = campaign[language] ?? campaign.en ?? plan.campaign;
  byId("day").textContent = `${plan.city}, ${written(plan.day, language)}`;
  byId("lead").textContent = plan.places.length ? words.lead : words.empty;
  const drawn = plan.places.map((place) => drawPlace(place, language, plan.languages, words));
  byId("places").replaceChildren(...drawn.map(([item]) => item));
  drawMap(plan, drawn.map(([, name], at) => `${at + 1}. ${name}`), words.map);
}

function choose(plan) {
  const tags = [...new Set([...(plan?.languages ?? []), ...LANGUAGES])].filter((tag) => Object.hasOwn(TEXTS, tag));
  const wishes = (navigator.languages ?? [navigator.language]).flatMap((tag) => [tag, tag.split("-")[0]]);
  const language = wishes.find((tag) => tags.includes(tag)) ?? tags[0];
  const select = byId("language");
  select.replaceChildren(...tags.map((tag) => {
    const option = element("option", "", TEXTS[tag].self, tag);
    option.value = tag;
    return option;
  }));
  select.value = language;
  select.onchange = () => show(plan, select.value);
  show(plan, language);
}

async function start() {
  let plan = null;
  try { plan = read(await unpack(location.hash)); } catch { plan = null; }
  choose(plan);
}
addEventListener("hashchange", start);
start();
