// <mj-errors> brings the reader to the error summary, and each link to its input.
class Errors extends HTMLElement {
  connectedCallback() {
    const summary = this.querySelector("[tabindex]");
    if (!summary) return;
    document.title = `出错：${document.title.replace(/^出错：/, "")}`;
    summary.focus();
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const input = link && document.getElementById(link.hash.slice(1));
      if (!input) return;
      event.preventDefault();
      input.focus();
      input.scrollIntoView({ block: "center" });
    });
  }
}
customElements.define("mj-errors", Errors);
