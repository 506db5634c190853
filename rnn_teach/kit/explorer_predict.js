// A question and its options as buttons. The first click counts, here and in the kernel.
function render({ model, el }) {
  el.classList.add("rnn-teach-predict");
  const question = document.createElement("p");
  const title = document.createElement("b");
  const options = document.createElement("div");
  const said = document.createElement("p");
  title.textContent = model.get("words").title + ". ";
  question.append(title, model.get("question"));
  question.id = "rnn-teach-question-" + Math.random().toString(36).slice(2);
  options.setAttribute("role", "group");
  options.setAttribute("aria-labelledby", question.id);
  said.setAttribute("role", "status");
  el.append(question, options, said);

  const buttons = model.get("options").map((option, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = option;
    button.addEventListener("click", () => {
      if (model.get("choice") >= 0) return;
      model.set("choice", place);
      model.save_changes();
      show();
    });
    return button;
  });
  options.append(...buttons);

  const show = () => {
    const choice = model.get("choice");
    buttons.forEach((button, place) => {
      button.setAttribute("aria-pressed", String(place === choice));
      button.disabled = choice >= 0 && place !== choice; // the chosen one keeps the focus
    });
    said.textContent = choice >= 0 ? model.get("words").said[choice] : "";
  };
  model.on("change:choice", show);
  show();
}

export default { render };
