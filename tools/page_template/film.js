// Plays the films of a page: explorers without their kernel. `tools/film.py` describes what a film is made of; what
// paints stands above this: player*.js. The controls stand in the page, and do nothing without this.

const NOTHING = 0xffff; // an artist that draws nothing

// What a film holds, from the text that stands in the page.
async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = 4 + new DataView(bytes.buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)));
  const take = (n) => bytes.subarray(at, (at += n));
  const glyphs = readGlyphs(take(head.glyphs));
  const rows = Array.from({ length: head.rows }, () => new Uint16Array(take(2 * head.views).slice().buffer));
  const pieces = head.pieces.map(take);
  return { ...head, glyphs, pieces, shown: rows.pop(), said: rows.pop(), background: rows.shift(), artists: rows };
}

class Film {
  constructor(root) {
    this.root = root;
    this.controls = [...root.querySelectorAll("[data-values]")];
    this.canvas = root.querySelector("canvas");
    this.painter = new Painter(this.canvas);
    this.sentence = root.querySelector(".film-sentence");
    this.playing = null;
    this.start = this.positions;
    root.film = this;
    for (const control of this.controls) control.addEventListener("input", () => (this.pause(), this.show()));
    this.play = root.querySelector("[data-does=play]");
    this.play.addEventListener("click", () => (this.playing ? this.pause() : this.begin()));
    root.querySelector("[data-does=reset]").addEventListener("click", () => (this.pause(), this.go(this.start)));
    const link = root.querySelector("[data-does=link]");
    linkButton(link, () => this.address);
    link.addEventListener("click", () => history.replaceState(null, "", this.address));
    const live = root.querySelector(".film-note a");
    live.addEventListener("click", () => (live.hash = new URL(this.address).hash)); // opens on what is seen here
    this.loaded = new Promise((load) => (this.load = load)).then(() => this.read());
    onOtherLook(() => this.data && this.paint());
    const stage = this.canvas.parentElement; // a keyboard scrolls what it can reach
    new ResizeObserver(() => (stage.tabIndex = stage.scrollWidth > stage.clientWidth ? 0 : -1)).observe(stage);
  }

  async read() {
    this.data = await unpacked(this.root.querySelector(".film-data").innerHTML);
    this.paint();
  }

  // Where the controls stand: a number each, from 0.
  get positions() {
    return this.controls.map((control) => Number(control.value));
  }

  set positions(positions) {
    this.controls.forEach((control, place) => (control.value = positions[place]));
  }

  go(positions) {
    this.positions = positions;
    return this.show();
  }

  // Shows what the controls say, at once if the film is there.
  show() {
    this.load();
    if (this.data) this.paint();
    return this.loaded;
  }

  paint() {
    const { width, height, positions, shown, said, sentences, pieces, background, artists, glyphs } = this.data;
    const asked = this.positions.reduce((number, position, axis) => number * positions[axis] + position, 0);
    const view = shown[asked];
    if (view !== asked) this.positions = placesOf(view, positions); // a control cannot go there
    const changes = artists.filter((artist) => artist[view] !== NOTHING).map((artist) => pieces[artist[view]]);
    this.painter.paint({ width, height, glyphs, background: pieces[background[view]], changes });
    this.say(sentences[said[view]]);
    this.root.dispatchEvent(new CustomEvent("painted", { bubbles: true }));
  }

  say(sentence) {
    this.sentence.textContent = sentence;
    this.canvas.setAttribute("aria-label", sentence);
    for (const control of this.controls.filter((control) => control.type === "range")) {
      const text = JSON.parse(control.dataset.texts)[control.value];
      control.setAttribute("aria-valuetext", text);
      control.parentElement.querySelector("output").textContent = text;
    }
  }

  // Plays the first control from where it stands to its end, from its beginning if it is there.
  begin() {
    this.sentence.setAttribute("aria-live", "off"); // else a screen reader would never come to its end
    this.play.textContent = this.play.dataset.pause;
    this.playing = setInterval(() => this.tick(), this.root.dataset.interval);
    this.tick();
  }

  async tick() {
    const [control] = this.controls, last = Number(control.max ?? control.length - 1);
    control.value = Number(control.value) < last ? Number(control.value) + 1 : 0;
    if (Number(control.value) === last) this.pause();
    await this.show();
  }

  pause() {
    clearInterval(this.playing);
    this.playing = null;
    this.sentence.setAttribute("aria-live", "polite");
    this.play.textContent = this.play.dataset.play;
  }

  // This view as an address.
  get address() {
    return addressOf(this.root.id, Object.fromEntries(this.controls.map((control) => [control.name, valuesOf(control)[control.value]])));
  }

  open(values) {
    const position = (control, place) => placeOf(values[control.name], valuesOf(control)) ?? this.start[place];
    for (let part = this.root; part; part = part.parentElement.closest("details")) part.open = true;
    this.root.scrollIntoView();
    return this.go(this.controls.map(position));
  }
}

const valuesOf = (control) => JSON.parse(control.dataset.values);

// The positions of the controls of a view.
function placesOf(view, lengths) {
  const places = [];
  for (const length of [...lengths].reverse()) {
    places.unshift(view % length);
    view = Math.floor(view / length);
  }
  return places;
}

// Where a value stands among others, or the number next to it.
function placeOf(text, values) {
  if (text === undefined) return null;
  const exact = values.findIndex((value) => String(value) === text);
  if (exact >= 0 || typeof values[0] === "string" || !isFinite(text)) return exact >= 0 ? exact : null;
  const distances = values.map((value) => Math.abs(value - Number(text)));
  return distances.indexOf(Math.min(...distances));
}

function openLink() {
  const { explorer, values } = viewIn(location.href);
  document.getElementById(explorer)?.film?.open(values);
}

// Makes films of all that stand in the page until now and are none yet.
function begin() {
  const near = new IntersectionObserver(
    (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.film.load()),
    { rootMargin: "100%" }, // a window's height before it is seen
  );
  for (const root of document.querySelectorAll(".film")) {
    if (root.film) continue;
    near.observe(new Film(root).root);
    if ("plays" in root.dataset && !matchMedia("(prefers-reduced-motion: reduce)").matches) root.film.begin();
  }
}

if (document.documentElement.classList.contains("plays")) {
  begin(); // the first film does not wait for the page to be complete
  document.addEventListener("DOMContentLoaded", () => (begin(), openLink()));
  addEventListener("hashchange", openLink);
}
