// A view of an explorer as an address: what stands behind its # says which explorer it is and where its controls stand,
// as in #explorer=unrolling_explorer&t=3. Films in pages and explorers in notebooks share it.

// The address of this page with a view behind it. A token that lets its owner into a JupyterLab is not handed on.
export function addressOf(explorer, values) {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  address.hash = new URLSearchParams({ explorer, ...values });
  return address.href;
}

// What an address asks for: which explorer, and its values by name, as texts.
export function viewIn(address) {
  const { explorer, ...values } = Object.fromEntries(new URLSearchParams(new URL(address).hash.slice(1)));
  return { explorer, values };
}

// A button that copies what `address()` says. Where a page may not copy, the address stands selected beside it.
export function linkButton(button, address, says = button) {
  const [label, field] = [says.textContent, document.createElement("input")];
  Object.assign(field, { readOnly: true, hidden: true });
  field.setAttribute("aria-label", button.getAttribute("aria-label") ?? label);
  button.after(field);
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(address()).then(() => true, () => false);
    field.hidden = copied;
    field.value = address();
    if (!copied) return field.select();
    says.textContent = button.dataset.done;
    setTimeout(() => (says.textContent = label), 2000);
  });
}
