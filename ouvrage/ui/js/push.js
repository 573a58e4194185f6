// Messages on this device: asks the browser for leave, then hands the address its push service made
// to the site. A page of a visitor takes that address back: who signs out is told nothing more here.
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
