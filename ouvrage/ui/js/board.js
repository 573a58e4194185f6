// The board: cards may also be dragged; the buttons under « Déplacer » do the same.
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
