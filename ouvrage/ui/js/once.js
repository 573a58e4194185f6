// Submit once: a form marked data-once, or any POST form, is not sent twice by an impatient press.
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
