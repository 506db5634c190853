// A picture that a narrow window shows smaller than it was drawn opens at its own size: by a tap, or by its button.
const large = document.createElement("dialog"), stage = document.createElement("div"), back = document.createElement("button");
large.className = "enlarged";
large.setAttribute("aria-label", "Picture at its own size");
Object.assign(stage, { tabIndex: 0, role: "group", ariaLabel: "Picture, to be scrolled" });
Object.assign(back, { type: "button", textContent: "Close" });
large.append(back, stage);
document.body.append(large);
for (const part of [back, stage]) part.addEventListener("click", () => large.close());

function enlarge(picture) {
  const shown = Object.assign(new Image(), { src: picture.src, alt: picture.alt });
  shown.width = picture.naturalWidth;
  stage.replaceChildren(shown);
  large.showModal();
}

const isSmall = (picture) => picture.clientWidth > 0 && picture.clientWidth < 0.9 * picture.naturalWidth;
const sizes = new ResizeObserver((entries) => {
  for (const { target: picture } of entries) picture.nextElementSibling.hidden = !isSmall(picture);
});
for (const picture of document.querySelectorAll("main .picture")) {
  if (picture.closest(".plays .film")) continue; // the film itself stands there, at its own size
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Enlarge", hidden: true });
  button.className = "enlarge";
  picture.after(button);
  button.addEventListener("click", () => enlarge(picture));
  picture.addEventListener("click", () => isSmall(picture) && enlarge(picture));
  picture.decode().finally(() => sizes.observe(picture));
}
