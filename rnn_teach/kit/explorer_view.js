// A picture with a text alternative, and the sentence or the error message above it.
// It stands below the controls of its explorer, and gives them the names for screen readers that ipywidgets leaves out.
// What stands above this in the same module: what paints, player*.js; what is pointed at, explorer_places.js;
// what needs no kernel, explorer_ahead.js; and what makes a view an address, explorer_linked.js.

function render({ model, el }) {
  const canvas = document.createElement("canvas");
  const frame = document.createElement("div");
  const stage = document.createElement("div");
  frame.className = "rnn-teach-frame";
  stage.className = "rnn-teach-stage";
  frame.append(stage);
  stage.append(canvas);
  const sentence = document.createElement("p");
  const error = document.createElement("p");
  const said = document.createElement("div");
  said.className = "rnn-teach-said";
  said.append(error, sentence);
  const code = document.createElement("pre");
  code.className = "rnn-teach-code";
  code.tabIndex = 0; // it may scroll
  el.append(said, frame, code);
  el.classList.add("rnn-teach-picture");
  canvas.setAttribute("role", "img");
  sentence.className = "rnn-teach-sentence";
  sentence.setAttribute("aria-live", "polite");
  error.className = "rnn-teach-error";
  error.setAttribute("role", "alert");

  const unlink = link({ model, el, place: said });
  const ahead = new Ahead(model, el, () => showAll());
  const painter = new ModelPainter(ahead, canvas);
  const showText = () => {
    canvas.setAttribute("aria-label", ahead.get("alt"));
    sentence.textContent = ahead.get("alt");
    error.textContent = kernel.gone ? model.get("gone") : model.get("error");
    error.hidden = !error.textContent;
  };
  // "change" comes once for all traits of a message: picture and sentence change in one frame of the screen.
  const showAll = () => {
    painter.show();
    showText();
    showCode();
    updatePlaces();
    canvas.dispatchEvent(new CustomEvent("painted", { bubbles: true }));
  };
  const tellRatio = () => {
    if (painter.ratio === model.get("pixel_ratio")) return;
    model.set("pixel_ratio", painter.ratio);
    model.save_changes();
  };
  const stopWatching = onOtherLook(() => {
    painter.show();
    tellRatio();
  });

  // Seen for the first time, it and the controls are on the page, which they are not yet while this function runs.
  const seen = new IntersectionObserver(() => nameControls(el.parentElement));
  seen.observe(el);

  const showCode = () => {
    code.textContent = model.get("code");
    code.hidden = !code.textContent;
  };
  const kernel = watchKernel(model, el, showText);
  const updatePlaces = showPlaces(ahead, stage);

  model.on("change", showAll);
  showAll();
  tellRatio();
  return () => {
    model.off("change", showAll);
    ahead.end();
    seen.disconnect();
    unlink();
    stopWatching();
    kernel.stopClock();
  };
}

// Paints what a model's traits say.
class ModelPainter extends Painter {
  constructor(model, canvas) {
    super(canvas);
    this.model = model;
    this.tables = [];
  }

  show() {
    const [width, height, commands] = this.get("width", "height", "commands"), { background } = this;
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` }); // before it is painted, too
    if (background.byteLength) this.paint({ width, height, glyphs: this.glyphs, background, changes: [commands] });
  }

  get glyphs() {
    const tables = this.get("glyphs", "more_glyphs");
    if (tables.every((table, place) => table === this.tables[place])) return this.read;
    this.tables = tables;
    return (this.read = readGlyphs(...tables));
  }

  // Commands for what stays: those that were sent whole, and what has changed in them since.
  get background() {
    const [ground, change] = this.get("ground", "ground_change");
    if (ground !== this.ground || change !== this.change) {
      Object.assign(this, { ground, change });
      this.spliced = change.middle ? splice(bytesOf(ground), change) : ground;
    }
    return this.spliced;
  }

  get(...names) {
    return names.map((name) => this.model.get(name));
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);

// As explorer_splice.py does it.
function splice(old, { head, tail, middle }) {
  const whole = new Uint8Array(head + middle.byteLength + tail);
  whole.set(old.subarray(0, head));
  whole.set(bytesOf(middle), head);
  whole.set(old.subarray(old.length - tail), head + middle.byteLength);
  return whole;
}

// Whether the kernel still knows this explorer. Once it was restarted nobody answers the controls: they are
// switched off, and the clock of the player is stopped, which would go on ticking here, and so is that of an
// explorer that has been taken off the page.
function watchKernel(model, el, tell) {
  let clock = null;
  const id = model.get("clock");
  if (id) model.widget_manager.get_model(id)?.then((player) => (clock = player));
  const kernel = { gone: false, stopClock: () => clock?.set("playing", false) };
  model.on("comm_live_update", () => {
    kernel.gone = true; // it was alive when this view was made
    const controls = el.parentElement?.querySelector(":scope > .rnn-teach-controls");
    for (const part of [controls, el.querySelector(".rnn-teach-places")]) if (part) part.inert = true;
    kernel.stopClock();
    tell();
  });
  return kernel;
}

function nameControls(explorer) {
  for (const slider of explorer?.querySelectorAll(".widget-slider") ?? []) {
    slider.querySelector("[role=slider]").setAttribute("aria-label", slider.querySelector("label").textContent);
  }
  for (const player of explorer?.querySelectorAll(".widget-play") ?? []) {
    const names = ["play or pause", "stop", "repeat"];
    player.querySelectorAll("button").forEach((button, place) => {
      button.title = names[place];
      button.setAttribute("aria-label", names[place]);
    });
  }
}

export default { render };
