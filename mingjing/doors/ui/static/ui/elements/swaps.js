// After htmx swaps a piece of page: focus its heading or first error, and say what happened.
const focusable = "[aria-invalid=true], .errors, h1, h2, [data-focus]";

function arrive(piece) {
  const target = piece.matches?.(focusable) ? piece : piece.querySelector?.(focusable);
  if (target) {
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  const words = piece.querySelector?.("[data-says]");
  if (words) document.getElementById("says").textContent = words.textContent;
}

document.addEventListener("htmx:beforeRequest", (event) => event.detail.target?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) => event.detail.target?.removeAttribute("aria-busy"));
document.addEventListener("htmx:afterSettle", (event) => arrive(event.detail.elt));
