// Keyboard: « / » search, j/k along rows, x ticks the row, « ? » help, and any control that carries data-key.
const typing = (target) => target.closest?.("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
const visible = (element) => element.getClientRects().length > 0;

const step = (by) => {
  const rows = [...document.querySelectorAll("[data-row]")].filter(visible);
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement.closest?.("[data-row]"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  const link = next.matches("a, button") ? next : next.querySelector("a, button");
  if (link) link.focus();
  next.scrollIntoView({ block: "nearest" });
  return Boolean(link);
};

const acts = {
  "/": () => {
    const search = [...document.querySelectorAll("[data-search]")].find(visible);
    if (search) search.select();
    return Boolean(search);
  },
  j: () => step(1),
  k: () => step(-1),
  x: () => {
    const box = document.activeElement.closest?.("[data-row]")?.querySelector("[data-pick]");
    box?.click();
    return Boolean(box);
  },
  "?": () => {
    document.getElementById("shortcuts")?.showModal();
    return true;
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (typing(event.target) && !event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.altKey ? event.code.replace(/^Digit|^Key/, "").toLowerCase() : event.key;
  const control = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);
  if (control && !control.disabled) {
    event.preventDefault();
    control.click();
  } else if (!event.altKey && acts[key]?.()) {
    event.preventDefault();
  }
});
