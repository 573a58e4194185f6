{
globalThis.ouvrage = {
  on(type, selector, handle) {
    document.addEventListener(type, (event) => {
      const target = event.target.closest?.(selector);
      if (target) handle(target, event);
    });
  },
  each(selector, act) {
    const run = (root) => {
      if (root.matches?.(selector)) act(root);
      root.querySelectorAll?.(selector).forEach(act);
    };
    run(document);
    document.addEventListener("htmx:load", (event) => run(event.detail.elt));
  },
  french: document.documentElement.lang.startsWith("fr"),
};
}
{
ouvrage.on("click", "[data-opens]", (opener, event) => {
  const dialog = document.getElementById(opener.dataset.opens);
  if (!dialog?.showModal || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  dialog.showModal();
});
ouvrage.on("click", "dialog", (dialog, event) => {
  if (event.target !== dialog) return;
  const box = dialog.getBoundingClientRect();
  const inside = event.clientX > box.left && event.clientX < box.right && event.clientY > box.top && event.clientY < box.bottom;
  if (!inside) dialog.close();
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
ouvrage.each("[data-focus]", (place) => place.focus());
}
{
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
ouvrage.each("[data-theme-switch]", (button) => {
  button.hidden = false;
});
ouvrage.on("click", "[data-theme-switch]", () => {
  const dark = (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
});
}
