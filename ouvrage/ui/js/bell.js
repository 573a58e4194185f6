// The bell: asks how many lines wait, once a minute, only while the page is seen. The server
// answers 304 while nothing changed; what was heard last is shown at once on the next page.
const EVERY = 60_000;
ouvrage.each("[data-bell]", (bell) => {
  const count = bell.querySelector(".count");
  const known = () => JSON.parse(sessionStorage.getItem("bell") ?? "{}");
  const show = (unread) => {
    count.hidden = !unread;
    count.textContent = unread > 99 ? "99+" : String(unread || "");
  };
  const ask = async () => {
    if (document.hidden || !bell.dataset.bell || !document.contains(bell)) return;
    const before = known().mark;
    const headers = before ? { "If-None-Match": before } : {};
    const answer = await fetch(bell.dataset.bell, { headers, cache: "no-store" }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return;
    const { unread } = await answer.json();
    sessionStorage.setItem("bell", JSON.stringify({ unread, mark: answer.headers.get("ETag") }));
    show(unread);
    if (before) document.body.dispatchEvent(new Event("notices"));
  };
  show(known().unread);
  ask();
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
});
