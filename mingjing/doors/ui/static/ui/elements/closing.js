// A link with data-closes folds the <details> it names and gives the focus back to its summary.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-closes]");
  const box = link && document.getElementById(link.dataset.closes);
  if (!box) return;
  event.preventDefault();
  box.open = false;
  box.querySelector("summary").focus();
});
