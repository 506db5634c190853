// A picture with a text alternative, the sentence or the error message above it, and the place of a click.
// It stands below the controls of its explorer, and gives them the names for screen readers that ipywidgets leaves out.
function render({ model, el }) {
  const image = document.createElement("img");
  const sentence = document.createElement("p");
  const error = document.createElement("p");
  const said = document.createElement("div");
  said.className = "rnn-teach-said";
  said.append(error, sentence);
  const code = document.createElement("pre");
  code.className = "rnn-teach-code";
  code.tabIndex = 0; // it may scroll
  el.append(said, image, code);
  el.classList.add("rnn-teach-picture");
  image.draggable = false;
  image.decoding = "sync"; // a picture and its sentence change in one frame
  sentence.className = "rnn-teach-sentence";
  sentence.setAttribute("aria-live", "polite");
  error.className = "rnn-teach-error";
  error.setAttribute("role", "alert");

  let shown = null;
  let newest = null;
  const putInPlace = (url) => {
    image.src = url;
    if (shown) URL.revokeObjectURL(shown);
    shown = url;
  };
  const showPicture = () => {
    const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
    newest = url;
    if (!shown) return putInPlace(url);
    // Loaded apart first: while an image loads it is blank, and the page would flicker.
    const loaded = new Image();
    loaded.onload = () => (url === newest ? putInPlace(url) : URL.revokeObjectURL(url));
    loaded.src = url;
  };
  const showText = () => {
    image.alt = model.get("alt");
    sentence.textContent = model.get("alt");
    error.textContent = kernel.gone ? model.get("gone") : model.get("error");
    error.hidden = !error.textContent;
  };
  const showSize = () => {
    image.style.width = model.get("width") + "px";
    image.style.aspectRatio = `${model.get("width")} / ${model.get("height")}`;
  };

  const ratio = Math.min(window.devicePixelRatio, 2); // finer than that the eye gains little, and each move takes longer
  if (ratio !== model.get("pixel_ratio")) {
    model.set("pixel_ratio", ratio);
    model.save_changes();
  }

  let clicks = 0;
  image.addEventListener("click", (event) => {
    const frame = image.getBoundingClientRect();
    clicks += 1; // makes a second click on the same place a change as well
    model.set("click", [
      (event.clientX - frame.left) / frame.width,
      1 - (event.clientY - frame.top) / frame.height,
      clicks,
    ]);
    model.save_changes();
  });

  // Seen for the first time, it and the controls are on the page, which they are not yet while this function runs.
  const seen = new IntersectionObserver(() => nameControls(el.parentElement));
  seen.observe(el);

  const showCode = () => {
    code.textContent = model.get("code");
    code.hidden = !code.textContent;
  };
  const kernel = watchKernel(model, el, showText);

  model.on("change:png", showPicture);
  model.on("change:alt change:error", showText);
  model.on("change:code", showCode);
  model.on("change:width change:height", showSize);
  showSize();
  showText();
  showCode();
  showPicture();
  return () => {
    seen.disconnect();
    kernel.stopClock();
    URL.revokeObjectURL(shown);
  };
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
    if (controls) controls.inert = true;
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
