// A picture with a text alternative, the sentence and the error message below it, and the place of a click.
function render({ model, el }) {
  const image = document.createElement("img");
  const sentence = document.createElement("p");
  const error = document.createElement("p");
  el.append(image, sentence, error);
  el.classList.add("rnn-teach-picture");
  image.draggable = false;
  sentence.className = "rnn-teach-sentence";
  sentence.setAttribute("aria-live", "polite");
  error.className = "rnn-teach-error";
  error.setAttribute("role", "alert");

  let shown = null;
  const showPicture = async () => {
    const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
    const previous = shown;
    shown = url;
    image.src = url;
    try {
      await image.decode();
    } catch {
      // a newer picture has already taken this one's place
    }
    if (previous) URL.revokeObjectURL(previous);
  };
  const showText = () => {
    image.alt = model.get("alt");
    sentence.textContent = model.get("alt");
    error.textContent = model.get("error");
    error.hidden = !model.get("error");
  };
  const showSize = () => {
    image.style.width = model.get("width") + "px";
    image.style.aspectRatio = `${model.get("width")} / ${model.get("height")}`;
  };

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

  model.on("change:png", showPicture);
  model.on("change:alt change:error", showText);
  model.on("change:width change:height", showSize);
  showSize();
  showText();
  showPicture();
  return () => URL.revokeObjectURL(shown);
}

export default { render };
