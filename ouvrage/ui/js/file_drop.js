// File drop: with data-upload each file goes at once, alone, with its true progress; the answer (HTML)
// takes its place. Without it the chosen files are listed and go with their form.
const line = (file) => {
  const item = document.createElement("li");
  item.className = "file";
  item.innerHTML = '<span></span><span class="file-name"></span><span class="file-size"></span>';
  item.querySelector(".file-name").textContent = file.name;
  const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  item.querySelector(".file-size").textContent = `${size.format(Math.max(file.size / 1e6, 0.1))} M${ouvrage.french ? "o" : "B"}`;
  return item;
};

const send = (drop, input, file, item) => {
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(bar);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", drop.closest("form").querySelector("[name=csrfmiddlewaretoken]").value);
  body.append(input.name, file);
  const request = new XMLHttpRequest();
  request.open("POST", drop.dataset.upload);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => {
    bar.max = event.total;
    bar.value = event.loaded;
  });
  const fail = (text) => {
    bar.remove();
    item.dataset.wrong = "";
    item.querySelector(".file-size").textContent = text;
  };
  request.addEventListener("error", () => fail(ouvrage.french ? "Envoi interrompu : réessayez." : "Interrupted: try again."));
  request.addEventListener("load", () => {
    const answer = new DOMParser().parseFromString(request.responseText, "text/html").body;
    if (request.status >= 400) fail(answer.textContent.trim().slice(0, 200) || (ouvrage.french ? "Fichier refusé." : "File refused."));
    else item.replaceWith(...answer.childNodes);
    htmx.trigger(drop, "ouvrage:uploaded");
  });
  request.send(body);
};

ouvrage.each("[data-file-drop]", (drop) => {
  const input = drop.querySelector("input[type=file]");
  const list = drop.querySelector("[data-files]");
  drop.dataset.ready = "";
  const take = (files) => {
    if (!drop.dataset.upload) list.replaceChildren();
    for (const file of files) {
      const item = line(file);
      list.append(item);
      if (drop.dataset.upload) send(drop, input, file, item);
    }
    if (drop.dataset.upload) input.value = "";
  };
  input.addEventListener("change", () => take([...input.files]));
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.dataset.over = "";
    });
  }
  for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => delete drop.dataset.over);
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (drop.dataset.upload) take([...event.dataTransfer.files]);
    else {
      input.files = event.dataTransfer.files;
      take([...input.files]);
    }
  });
});
