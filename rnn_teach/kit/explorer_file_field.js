// A field for files, sent to the kernel in pieces: a server takes messages of 10 MB at most.
const PIECE = 2 ** 21;

function render({ model, el }) {
  el.classList.add("rnn-teach-upload");
  const words = model.get("words");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const said = document.createElement("pre");
  field.type = "file";
  field.multiple = true;
  field.accept = words.accept;
  label.append(words.choose + " ", field);
  said.setAttribute("role", "status");
  el.append(label, said);

  const show = () => {
    said.textContent = model.get("said");
  };
  model.on("change:said", show);
  show();

  field.addEventListener("change", async () => {
    field.disabled = true;
    try {
      for (const file of field.files) {
        if (file.size > words.most) {
          said.textContent = words.too_large.replace("{}", file.name);
          continue;
        }
        said.textContent = words.sending.replace("{}", file.name);
        model.send({ begin: file.name, size: file.size });
        for (let at = 0; at < file.size; at += PIECE) {
          model.send({ piece: at }, undefined, [await file.slice(at, at + PIECE).arrayBuffer()]);
        }
        model.send({ end: file.name });
      }
    } catch (error) {
      said.textContent = words.failed + " " + error.message;
    }
    field.value = ""; // the same file, changed since, may be chosen again
    field.disabled = false;
  });
}

export default { render };
