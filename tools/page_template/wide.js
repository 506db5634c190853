// What is wider than its place scrolls sideways: then the Tab key reaches it, it has a name, and the arrow keys move it.
const WIDE = { pre: "Wide code", p: "Wide text", ".formula": "Wide formula", ".table": "Wide table", ".text_cell": "Wide text" };
const named = (part) => Object.entries(WIDE).find(([kind]) => part.matches(kind))[1];

const widths = new ResizeObserver((entries) => {
  for (const { target: part } of entries) {
    const isWide = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "auto";
    const asked = { tabindex: "0", role: "group", "aria-label": named(part) };
    for (const [name, value] of Object.entries(asked)) isWide ? part.setAttribute(name, value) : part.removeAttribute(name);
  }
});
for (const part of document.querySelectorAll(Object.keys(WIDE).map((kind) => "main " + kind))) widths.observe(part);
