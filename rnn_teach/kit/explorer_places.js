// Places of a picture: hovering shows where a number comes from, a hand says that a click sets something, and
// all of it answers to the keyboard: arrow keys go from place to place, Enter clicks, Escape leaves.

const FINE = 10000; // as kit/picture_places.py divides width and height

// `stage` is the box around the picture, as large as it; `ahead` (explorer_ahead.js) has the places and takes the
// clicks. Returns what shows the places anew.
function showPlaces(ahead, stage) {
  const layer = addPart(stage, "div", "rnn-teach-places");
  const outline = addPart(stage, "div", "rnn-teach-place");
  const tip = addPart(stage, "div", "rnn-teach-tip");
  const told = addPart(stage, "p", "rnn-teach-told");
  layer.tabIndex = 0;
  layer.setAttribute("role", "application");
  layer.setAttribute("aria-roledescription", "picture");
  told.setAttribute("aria-live", "polite");
  tip.setAttribute("aria-hidden", "true"); // its words are told
  let places = [];
  let current = null;
  let clicks = 0;

  const show = (place, isTold) => {
    current = place;
    outline.hidden = tip.hidden = !place;
    layer.style.cursor = place && target(places, middle(place)) ? "pointer" : "";
    if (isTold) told.textContent = place?.text ?? "";
    if (!place) return;
    tip.textContent = place.text;
    for (const side of ["left", "top", "width", "height"]) outline.style[side] = `${100 * place[side]}%`;
    outline.classList.toggle("rnn-teach-clickable", Boolean(place.sets));
    putBeside(tip, place, stage);
  };
  const click = (point) => {
    const found = target(places, point);
    if (!found || layer.inert) return;
    clicks += 1; // makes a second click on the same place a change as well
    ahead.click(found.sets, clicks);
  };
  const pointOf = (event) => {
    const box = layer.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };

  layer.addEventListener("pointermove", (event) => show(smallest(places, pointOf(event)), false));
  layer.addEventListener("pointerleave", () => show(null, false));
  layer.addEventListener("click", (event) => click(pointOf(event)));
  layer.addEventListener("blur", () => show(null, false));
  layer.addEventListener("keydown", (event) => {
    const next = nextPlace(places, current, event.key);
    if (next) show(next, true);
    else if ((event.key === "Enter" || event.key === " ") && current) click(middle(current));
    else if (event.key === "Escape" && current) show(null, true);
    else return;
    event.preventDefault();
    event.stopPropagation(); // or JupyterLab would go to another cell
  });

  let shown = [];
  return () => {
    const news = ["places", "places_now", "places_at"].map((name) => ahead.get(name));
    if (news.every((value, which) => value === shown[which])) return;
    shown = news;
    const now = ahead.get("places_at");
    places = [...read(ahead.get("places")), ...read(ahead.get("places_now"))].filter((place) => place.since <= now);
    layer.hidden = places.length === 0;
    layer.setAttribute("aria-label", ahead.get("places_label"));
    if (current) show(places.find((place) => isSame(place, current)) ?? null, document.activeElement === layer);
  };
}

function addPart(stage, kind, name) {
  const part = document.createElement(kind);
  part.className = name;
  part.hidden = name !== "rnn-teach-told";
  stage.append(part);
  return part;
}

function read(message) {
  return JSON.parse(message || "[]").map(([left, top, width, height, text, sets = {}, since = 0]) => ({
    left: left / FINE,
    top: top / FINE,
    width: width / FINE,
    height: height / FINE,
    text,
    sets: Object.keys(sets).length ? sets : null,
    since,
  }));
}

const middle = (place) => [place.left + place.width / 2, place.top + place.height / 2];
const isSame = (a, b) => ["left", "top", "width", "height"].every((side) => Math.abs(a[side] - b[side]) < 0.002);
const holds = (place, [x, y]) =>
  place.left <= x && x < place.left + place.width && place.top <= y && y < place.top + place.height;
const smallest = (places, point) =>
  places
    .filter((place) => holds(place, point))
    .reduce((least, place) => (least && least.width * least.height <= place.width * place.height ? least : place), null);
const target = (places, point) => smallest(places.filter((place) => place.sets), point);

// To the right and left in the order in which one reads them; up and down to the nearest in the column.
function nextPlace(places, current, key) {
  if (!places.length) return null;
  const last = places.length - 1;
  const at = current ? places.indexOf(current) : -1;
  if (key === "Home" || (key.startsWith("Arrow") && at < 0)) return places[0];
  if (key === "End") return places[last];
  if (key === "ArrowRight") return places[Math.min(at + 1, last)];
  if (key === "ArrowLeft") return places[Math.max(at - 1, 0)];
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const [x, y] = middle(current);
  const away = (place) => (key === "ArrowDown" ? 1 : -1) * (middle(place)[1] - y);
  const inColumn = places.filter((place) => away(place) > 0.001 && holds({ ...place, top: 0, height: 1 }, [x, 0]));
  return inColumn.sort((a, b) => away(a) - away(b) || a.width - b.width)[0] ?? current;
}

// Below the place, or above it where there is no room, and never beyond the picture's sides.
function putBeside(tip, place, stage) {
  const { width, height } = stage.getBoundingClientRect();
  const below = (place.top + place.height) * height + 4;
  const fits = below + tip.offsetHeight <= height;
  tip.style.top = `${fits ? below : Math.max(0, place.top * height - tip.offsetHeight - 4)}px`;
  tip.style.left = `${Math.max(0, Math.min(middle(place)[0] * width - tip.offsetWidth / 2, width - tip.offsetWidth))}px`;
}
