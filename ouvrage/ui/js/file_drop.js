// File drop. With data-upload each file goes at once, alone, in pieces (tus 1.0.0): its progress is what the
// server has, a cut is waited out, and the same file chosen again after a reload goes on from there. When it
// has arrived, its line (HTML) takes its place. Without data-upload the chosen files go with their form.
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
