// Drafts: <form data-autosave="key"> keeps long texts on this device; with data-autosave-url they are
// also kept on the server. [data-saved] tells when. Sending the form forgets the device's copy.
const said = { fr: ["Brouillon enregistré", "Brouillon gardé sur cet appareil"], en: ["Draft saved", "Draft kept on this device"] };
const words = ouvrage.french ? said.fr : said.en;
const keyOf = (form) => `draft:${form.dataset.autosave || location.pathname}`;
const texts = (form) => [...form.querySelectorAll("textarea, input[type=text]")].filter((field) => field.name);

const keep = async (form) => {
  const values = Object.fromEntries(texts(form).map((field) => [field.name, field.value]));
  localStorage.setItem(keyOf(form), JSON.stringify(values));
  let word = words[1];
  if (form.dataset.autosaveUrl) {
    try {
      const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body: new FormData(form) });
      if (answer.ok) word = words[0];
    } catch {
      // No network: the device's copy stands.
    }
  }
  const place = form.querySelector("[data-saved]");
  if (place) place.textContent = word;
};

ouvrage.each("form[data-autosave]", (form) => {
  const kept = localStorage.getItem(keyOf(form));
  if (kept) {
    const values = JSON.parse(kept);
    texts(form).forEach((field) => {
      if (!field.value && values[field.name]) field.value = values[field.name];
    });
  }
  let wait;
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => keep(form), 1200);
  });
  form.addEventListener("submit", () => {
    clearTimeout(wait);
    if (!form.querySelector("[data-invalid]")) localStorage.removeItem(keyOf(form));
  });
});
