// <mj-peek> is the dialog in which a row's page is previewed: htmx fills it, its button or Esc closes it.
class Peek extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.addEventListener("htmx:beforeSwap", (event) => this.check(event));
    this.addEventListener("htmx:afterSwap", () => this.open());
    this.addEventListener("click", (event) => {
      if (event.target.closest(".peek-close")) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => this.from?.focus());
  }

  check(event) {
    const { xhr, requestConfig } = event.detail;
    const asked = new URL(requestConfig.path, location.href);
    if (xhr.status === 200 && new URL(xhr.responseURL).pathname === asked.pathname) return;
    event.detail.shouldSwap = false;
    location.assign(asked.href); // signed out, or gone: the whole page says so
  }

  open() {
    if (this.dialog.open) return;
    this.from = document.activeElement;
    this.dialog.showModal();
  }
}
customElements.define("mj-peek", Peek);
