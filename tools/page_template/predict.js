// Each question's numbered list becomes buttons; a click commits, and opens what the next cells show.
for (const asked of document.querySelectorAll(".rnn-teach-predict")) {
  const list = asked.querySelector("ol");
  const options = document.createElement("div");
  const said = document.createElement("p");
  options.setAttribute("role", "group");
  options.setAttribute("aria-label", asked.querySelector("p").textContent);
  said.setAttribute("role", "status");
  const buttons = [...list.children].map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = item.textContent;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (said.textContent) return;
      said.textContent = item.dataset.said;
      for (const each of buttons) each.disabled = each !== button;
      button.setAttribute("aria-pressed", "true");
      for (const answer of answersTo(asked)) answer.open = true;
    });
    return button;
  });
  options.append(...buttons);
  list.replaceWith(options, said);
}

function answersTo(asked) {
  const after = (part, other) => part.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = [...document.querySelectorAll(".rnn-teach-predict")].find((other) => other !== asked && after(asked, other));
  return [...document.querySelectorAll("details.answer")].filter((answer) => after(asked, answer) && !(next && after(next, answer)));
}

// On paper nothing can be opened: what the cells show is there, hints and solutions stay folded.
addEventListener("beforeprint", () => {
  for (const answer of document.querySelectorAll("details.answer")) answer.open = true;
});
