// The bell: asks how much waits, lines and messages, once a minute, only while the page is seen.
// The server answers 304 while nothing changed; what was heard last is shown at once on the next
// page. Every [data-counts] shows its own count of the answer.
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
// What renews itself while it is seen ([data-live]) asks nothing while it is hidden: what arrives
// then was not read.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.detail.elt.matches("[data-live]")) event.preventDefault();
});
