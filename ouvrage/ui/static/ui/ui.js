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
}
{
const EVERY = 60_000;
ouvrage.each("[data-bell]", (bell) => {
  const known = () => JSON.parse(sessionStorage.getItem("bell") ?? "{}");
  const show = (counts) => {
    for (const tool of document.querySelectorAll("[data-counts]")) {
      const number = counts[tool.dataset.counts];
      const count = tool.querySelector(".count");
      count.hidden = !number;
      count.textContent = number > 99 ? "99+" : String(number || "");
    }
  };
  const ask = async () => {
    if (document.hidden || !bell.dataset.bell || !document.contains(bell)) return;
    const before = known().mark;
    const headers = before ? { "If-None-Match": before } : {};
    const answer = await fetch(bell.dataset.bell, { headers, cache: "no-store" }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return;
    const counts = await answer.json();
    sessionStorage.setItem("bell", JSON.stringify({ ...counts, mark: answer.headers.get("ETag") }));
    show(counts);
    if (before) document.body.dispatchEvent(new Event("notices"));
  };
  show(known());
  ask();
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.detail.elt.matches("[data-live]")) event.preventDefault();
});
}
{
ouvrage.each("[data-card]:not([draggable])", (card) => {
  card.draggable = true;
  card.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", card.dataset.card));
});
ouvrage.each("[data-stage]:not([data-ready])", (column) => {
  column.dataset.ready = "";
  column.addEventListener("dragover", (event) => {
    event.preventDefault();
    column.dataset.over = "";
  });
  column.addEventListener("dragleave", () => delete column.dataset.over);
  column.addEventListener("drop", (event) => {
    event.preventDefault();
    delete column.dataset.over;
    const form = document.getElementById("deplacer");
    const number = event.dataTransfer.getData("text/plain");
    if (!form || !document.querySelector(`[data-card="${CSS.escape(number)}"]`)) return;
    form.elements.projet.value = number;
    form.elements.etape.value = column.dataset.stage;
    form.requestSubmit();
  });
});
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
ouvrage.each("[data-focus]:not(.guide *)", (place) => place.focus());
}
{
const PIECE = 1_000_000;
const WAITS = [1, 2, 4, 8, 15, 30, 30];
const fr = ouvrage.french;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const line = (file) => {
  const item = document.createElement("li");
  item.className = "file";
  item.innerHTML = '<span></span><span class="file-name"></span><span class="file-size"></span>';
  item.querySelector(".file-name").textContent = file.name;
  const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  item.querySelector(".file-size").textContent = `${size.format(Math.max(file.size / 1e6, 0.1))} M${fr ? "o" : "B"}`;
  return item;
};
class Refusal extends Error {}
const asked = async (url, method, token, headers, body) => {
  const answer = await fetch(url, { method, body, headers: { "X-CSRFToken": token, "Tus-Resumable": "1.0.0", ...headers } });
  if (answer.status >= 500) throw new Error(answer.status);
  if (answer.status === 409) return answer;
  if (!answer.ok) throw new Refusal((answer.headers.get("Content-Type") || "").startsWith("text/plain") ? await answer.text() : fr ? "Fichier refusé." : "File refused.");
  return answer;
};
const begin = async (drop, file, token) => {
  const known = `upload:${drop.dataset.place}:${file.name}:${file.size}:${file.lastModified}`;
  const earlier = localStorage.getItem(known);
  const answer = earlier && (await asked(earlier, "HEAD", token, {}).catch((error) => { if (!(error instanceof Refusal)) throw error; }));
  if (answer) return { url: earlier, known, offset: Number(answer.headers.get("Upload-Offset")), line: answer.headers.get("Content-Location") };
  const metadata = `filename ${coded(file.name)},place ${coded(drop.dataset.place)}`;
  const fresh = await asked(drop.dataset.upload, "POST", token, { "Upload-Length": file.size, "Upload-Metadata": metadata });
  const url = fresh.headers.get("Location");
  localStorage.setItem(known, url);
  return { url, known, offset: 0, line: null };
};
const send = async (drop, file, token, told) => {
  let way;
  for (let tries = 0; ; ) {
    try {
      way ??= await begin(drop, file, token);
      told(way.offset);
      while (!way.line) {
        const headers = { "Upload-Offset": way.offset, "Content-Type": "application/offset+octet-stream" };
        const answer = await asked(way.url, "PATCH", token, headers, file.slice(way.offset, way.offset + PIECE));
        if (answer.status === 409) throw new Error("offset");
        way = { ...way, offset: Number(answer.headers.get("Upload-Offset")), line: answer.headers.get("Content-Location") };
        told(way.offset);
        tries = 0;
      }
      localStorage.removeItem(way.known);
      return (await asked(way.line, "GET", token, {})).text();
    } catch (error) {
      if (error instanceof Refusal || tries === WAITS.length) {
        if (way) localStorage.removeItem(way.known);
        throw error;
      }
      told(null);
      await pause(WAITS[tries++]);
      way = undefined;
    }
  }
};
const take = async (drop, file, item) => {
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(bar);
  const size = item.querySelector(".file-size");
  const whole = size.textContent;
  const told = (offset) => {
    if (offset !== null) bar.value = offset;
    size.textContent = offset === null ? (fr ? "Liaison coupée : reprise dans un instant…" : "Connection lost: going on in a moment…") : whole;
  };
  try {
    const token = drop.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
    const html = await send(drop, file, token, told);
    const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    item.replaceWith(fresh);
    htmx.process(fresh);
  } catch (error) {
    bar.remove();
    item.dataset.wrong = "";
    size.textContent = error instanceof Refusal ? error.message.slice(0, 300) : fr ? "Envoi interrompu : choisissez-le à nouveau, il reprendra où il en était." : "Interrupted: choose it again, it goes on from where it was.";
  }
};
ouvrage.each("[data-file-drop]", (drop) => {
  const input = drop.querySelector("input[type=file]");
  const list = drop.querySelector("[data-files]");
  drop.dataset.ready = "";
  const chosen = async (files) => {
    if (!drop.dataset.upload) list.replaceChildren();
    const items = files.map((file) => [file, line(file)]);
    list.append(...items.map(([, item]) => item));
    if (!drop.dataset.upload) return;
    input.value = "";
    for (const [file, item] of items) await take(drop, file, item);
  };
  input.addEventListener("change", () => chosen([...input.files]));
  if (input.files.length) chosen([...input.files]); // chosen before this script was there
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.dataset.over = "";
    });
  }
  for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => delete drop.dataset.over);
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (!drop.dataset.upload) input.files = event.dataTransfer.files;
    chosen(files);
  });
});
}
{
if (navigator.serviceWorker && isSecureContext && !navigator.webdriver) navigator.serviceWorker.register("/sw.js");
}
{
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.many !== undefined) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("data-busy", "");
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => free(form), 15000);
}, true);
const free = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[data-busy]").forEach((button) => {
    button.removeAttribute("data-busy");
    button.removeAttribute("aria-busy");
  });
};
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) free(form);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(free);
});
}
{
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
}
{
const can = "PushManager" in globalThis && "Notification" in globalThis && navigator.serviceWorker;
const own = async () => (await navigator.serviceWorker.getRegistration("/"))?.pushManager;
ouvrage.each("[data-push]", async (box) => {
  const show = (state) =>
    box.querySelectorAll("[data-when]").forEach((part) => (part.hidden = part.dataset.when !== state));
  const manager = can && (await own());
  if (!manager) return;
  const known = await manager.getSubscription();
  if (Notification.permission === "denied") return show("denied");
  show(known && box.querySelector(".row") ? "here" : "ready");
  const form = box.querySelector("form[data-when=ready]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ((await Notification.requestPermission()) !== "granted") return show("denied");
    const options = { userVisibleOnly: true, applicationServerKey: box.dataset.push };
    const made = await manager.subscribe(options).catch(() => null);
    if (!made) return show("without");
    const { endpoint, keys } = made.toJSON();
    Object.assign(form.elements.endpoint, { value: endpoint });
    Object.assign(form.elements.p256dh, { value: keys.p256dh });
    Object.assign(form.elements.auth, { value: keys.auth });
    form.submit();
  });
});
if (can && !document.querySelector("[data-bell]") && Notification.permission === "granted")
  own().then((manager) => manager?.getSubscription()).then((made) => made?.unsubscribe());
}
{
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
}
{
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
}
{
ouvrage.each("[data-suggest]:not([role])", (input) => {
  const list = document.createElement("ul");
  Object.assign(list, { className: "suggestions", id: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label"));
  input.closest("form").append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  let timer, asked, at = -1;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    at = index;
    options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    const option = options()[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text();
    } catch {
      return;
    }
    if (!list.children.length || document.activeElement !== input) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(-1);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (list.hidden || !count) return;
    if (event.key === "ArrowDown") mark((at + 1) % count);
    else if (event.key === "ArrowUp") mark(at < 1 ? count - 1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.assign(options()[at].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[data-url]");
    if (option) location.assign(option.dataset.url);
  });
});
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
