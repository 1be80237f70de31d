// <mj-shortcuts active> hears single keys, never while typing: places, rows, and whatever names its key in
// aria-keyshortcuts, nearest first (an open dialog, the chosen row, the page). What would write is brought to hand only.
const PLACES = { d: "todo", c: "cases", s: "reviews" };
const NAMED = { " ": "Space", e: "e", d: "d", s: "s", r: "r", "[": "[", "]": "]" };
const FIELDS = "input, select, textarea, [contenteditable]";
const SPACED = "button, summary, audio, video";

class Shortcuts extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    document.addEventListener("keydown", this.hear);
    document.addEventListener("click", this.press);
    document.querySelectorAll("[data-opens=shortcuts]").forEach((button) => (button.hidden = false));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.hear);
    document.removeEventListener("click", this.press);
  }

  press = (event) => {
    if (event.target.closest("[data-opens=shortcuts]")) this.toggle();
  };

  hear = (event) => {
    const typing = event.target.closest(FIELDS);
    if (!this.hasAttribute("active") || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const after = this.waiting;
    this.waiting = event.key === "g";
    if (after && PLACES[event.key]) return this.visit(PLACES[event.key]);
    const done = {
      "?": () => this.toggle(),
      "/": () => this.search(event),
      j: () => this.step(1),
      k: () => this.step(-1),
      Enter: () => this.enter(event),
    }[event.key];
    return done ? done() : NAMED[event.key] && this.reach(event);
  };

  toggle() {
    if (this.dialog.open) this.dialog.close();
    else if (this.dialog.showModal && !document.querySelector("dialog[open]")) this.dialog.showModal();
  }

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

  chosen() {
    return document.querySelector("[data-row][aria-current=true]");
  }

  step(by) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length || document.querySelector("dialog[open]")) return;
    const next = rows[Math.min(Math.max(rows.indexOf(this.chosen()) + by, 0), rows.length - 1)];
    rows.forEach((row) => row.removeAttribute("aria-current"));
    next.setAttribute("aria-current", "true");
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  enter(event) {
    const row = this.chosen();
    if (!row || event.target.closest("a, button, summary") || document.querySelector("dialog[open]")) return;
    location.assign(row.dataset.row);
  }

  reach(event) {
    const key = NAMED[event.key];
    if (key === "Space" && event.target.closest(SPACED)) return;
    const open = document.querySelector("dialog[open]");
    const near = open ? [open] : key === "Space" ? [this.chosen()] : [this.chosen(), document.querySelector("main")];
    const found = near.map((one) => one?.querySelector(`[aria-keyshortcuts~="${key}"]`)).find((one) => one);
    if (!found) return;
    event.preventDefault();
    if (found.type === "submit") found.focus();
    else found.click();
  }
}
customElements.define("mj-shortcuts", Shortcuts);
