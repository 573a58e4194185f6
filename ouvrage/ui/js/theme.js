// Theme switch: remembered in a cookie, so that the next page is drawn right at once.
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
