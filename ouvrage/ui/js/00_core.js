// Helpers the other modules lean on, and the page's own words.
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
