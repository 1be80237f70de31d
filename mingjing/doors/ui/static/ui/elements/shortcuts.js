// <mj-shortcuts active> hears single keys: g then d or c or s, / ? j k Enter; never while typing.
const PLACES = { d: "todo", c: "cases", s: "reviews" };

class Shortcuts extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    document.addEventListener("keydown", this.hear);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.hear);
  }

  hear = (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (!this.hasAttribute("active") || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const after = this.waiting;
    this.waiting = event.key === "g";
    if (after && PLACES[event.key]) return this.visit(PLACES[event.key]);
    const done = {
      "?": () => this.dialog.showModal && (this.dialog.open ? this.dialog.close() : this.dialog.showModal()),
      "/": () => this.search(event),
      j: () => this.step(1),
      k: () => this.step(-1),
      Enter: () => this.enter(event),
    }[event.key];
    return done?.();
  };

  visit(key) {
    document.querySelector(`.rail [data-key="${key}"]`)?.click();
  }

  search(event) {
    const box = document.querySelector("[type=search], [data-opens=palette]");
    if (!box) return;
    event.preventDefault();
    if (box.matches("input")) box.focus();
    else box.click();
  }

  step(by) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length || this.dialog.open) return;
    const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    rows.forEach((row) => row.removeAttribute("aria-selected"));
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
  }

  enter(event) {
    const row = document.querySelector("[data-row][aria-selected=true]");
    if (!row || event.target.closest("a, button, summary")) return;
    location.assign(row.dataset.row);
  }
}
customElements.define("mj-shortcuts", Shortcuts);
