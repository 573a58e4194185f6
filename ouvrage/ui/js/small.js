// Small manners: counters, copying, the signature line, toasts, filters that apply themselves.
const format = new Intl.NumberFormat(document.documentElement.lang);
ouvrage.each("[data-count-for]", (place) => {
  const field = document.getElementById(place.dataset.countFor);
  const tell = () => {
    const used = format.format(field.value.length);
    place.textContent = `${used} / ${format.format(Number(place.dataset.max))}`;
  };
  field?.addEventListener("input", tell);
  if (field?.value) tell();
});

ouvrage.each("[data-copy]", (button) => {
  button.hidden = !navigator.clipboard;
});
ouvrage.on("click", "[data-copy]", async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy);
  const word = button.querySelector("span");
  const before = word.textContent;
  word.textContent = button.dataset.done;
  setTimeout(() => { word.textContent = before; }, 2000);
});

ouvrage.on("click", "[data-fills]", (button) => {
  const field = document.getElementById(button.dataset.fills);
  field.value = button.dataset.text;
  const choice = document.getElementById(button.dataset.chooses);
  if (choice) choice.value = button.dataset.choice;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

ouvrage.each(".tabs [aria-current], .desk-nav [aria-current]", (current) => {
  const strip = current.closest(".tabs, .desk-nav");
  const hidden = current.getBoundingClientRect().right - strip.getBoundingClientRect().right;
  if (hidden > 0) strip.scrollLeft += hidden + 16;
});

ouvrage.each("[data-signature-of]", (line) => {
  const field = document.getElementById(line.dataset.signatureOf);
  field?.addEventListener("input", () => { line.textContent = field.value; });
});

ouvrage.each("[data-toast]", (toast) => {
  const leave = () => setTimeout(() => toast.matches(":hover, :focus-within") ? leave() : toast.remove(), 6000);
  leave();
});

ouvrage.on("change", "form[data-filters]:not([hx-get])", (form) => form.requestSubmit());

document.addEventListener("htmx:afterSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target.id === "notice") target.scrollIntoView({ block: "nearest" });
  else if (xhr.status < 400) document.getElementById("notice")?.replaceChildren();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status < 500) return;
  const box = document.createElement("div");
  box.className = "refusal";
  box.setAttribute("role", "alert");
  box.textContent = ouvrage.french
    ? "Quelque chose a cassé chez nous. Rien n’a été perdu ; réessayez dans un instant."
    : "Something broke on our side. Nothing was lost; try again in a moment.";
  document.getElementById("notice")?.replaceChildren(box);
});
document.addEventListener("htmx:sendError", () => {
  const box = document.createElement("div");
  box.className = "refusal";
  box.textContent = ouvrage.french ? "Pas de réseau. Votre saisie est gardée." : "No network. What you typed is kept.";
  document.getElementById("notice")?.replaceChildren(box);
});
