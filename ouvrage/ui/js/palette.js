// ⌘K: opens the palette; arrows walk through what was found, Enter opens the first.
const palette = document.getElementById("palette");
document.addEventListener("keydown", (event) => {
  if (!palette || event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  if (palette.open) palette.close();
  else palette.showModal();
});
palette?.addEventListener("keydown", (event) => {
  const links = [...palette.querySelectorAll(".palette-found a")];
  const at = links.indexOf(document.activeElement);
  const input = palette.querySelector("input");
  if (event.key === "ArrowDown") (links[at + 1] ?? links[0] ?? input).focus();
  else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
  else if (event.key === "Enter" && event.target === input && links.length) location.assign(links[0].href);
  else return;
  event.preventDefault();
});
