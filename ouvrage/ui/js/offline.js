// The installed application: a worker that only knows the offline page.
if (navigator.serviceWorker && isSecureContext && !navigator.webdriver) navigator.serviceWorker.register("/sw.js");
