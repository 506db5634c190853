// The button that copies a link to what an explorer shows, and the view that the page's address asks for: the explorer
// of that name goes there once, when it is first seen. JupyterLab takes away what stands behind the # while it opens; the
// browser still knows what was asked for.
const asked = viewIn(location.hash ? location.href : (performance.getEntriesByType("navigation")[0]?.name ?? location.href));
let answered = false;

const CHAIN = `<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
<path d="M7 9a3 3 0 0 0 4.2 0l2.4-2.4a3 3 0 0 0-4.2-4.2L8.2 3.6M9 7a3 3 0 0 0-4.2 0L2.400 9.400a3 3 0 0 0 4.2 4.200l1.200-1.200"/></svg>`;

function link({ model, el, place }) {
  const button = document.createElement("button"), [label, done] = model.get("link_words");
  Object.assign(button, { type: "button", className: "rnn-teach-link", innerHTML: `${CHAIN}<span></span>`, title: label });
  button.setAttribute("aria-label", label);
  button.dataset.done = done;
  place.append(button);
  el.dataset.explorer = model.get("explorer_name");
  linkButton(button, () => addressOf(nameInPage(el), model.get("moved")), button.querySelector("span"));
  const seen = new IntersectionObserver(() => {
    if (answered || asked.explorer !== nameInPage(el)) return;
    answered = true;
    model.set("asked", asked.values);
    model.save_changes();
    el.scrollIntoView({ block: "center" });
  });
  seen.observe(el);
  return () => seen.disconnect();
}

// Several explorers of a name are told apart by their place: unrolling_explorer, unrolling_explorer.2 ...
function nameInPage(el) {
  const name = el.dataset.explorer, place = [...document.querySelectorAll(`[data-explorer="${name}"]`)].indexOf(el);
  return place > 0 ? `${name}.${place + 1}` : name;
}
