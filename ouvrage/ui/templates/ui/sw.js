{% load static %}// Shows the offline page when a page cannot be fetched, and messages while no page is open. Nothing else is kept: pages are always fresh.
const KEPT = ["{% url "ui:offline" %}", "{% static "ui/ui.css" %}", "{% static "ui/fonts/sans.woff2" %}", "{% static "ui/fonts/serif.woff2" %}"];
const STORE = "ouvrage-offline-{% static "ui/ui.css" %}";
addEventListener("install", (event) => event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))));
addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => caches.match(KEPT[0])));
  else if (KEPT.includes(new URL(event.request.url).pathname)) event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});
addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(registration.showNotification(title, { body, tag, data: { url }, icon: "{% static "ui/icon-192.png" %}" }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data.url));
});
