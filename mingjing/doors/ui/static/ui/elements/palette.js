// <mj-palette src> is the command palette: Ctrl K, a query to the server, arrows and Enter.
const DELAY = 120;

class Palette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.empty = this.querySelector(".palette-empty");
    document.addEventListener("keydown", this.hear);
    document.addEventListener("click", this.press);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), DELAY);
    });
    this.input.addEventListener("keydown", (event) => this.move(event));
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.hear);
    document.removeEventListener("click", this.press);
  }

  hear = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") this.open(event);
  };

  press = (event) => {
    if (event.target.closest("[data-opens=palette]")) this.open(event);
  };

  open(event) {
    if (!this.dialog.showModal) return;
    event.preventDefault();
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.input.select();
    this.ask();
  }

  async ask() {
    const words = this.input.value.trim();
    const answer = await fetch(`${this.getAttribute("src")}?q=${encodeURIComponent(words)}`);
    if (!answer.ok || words !== this.input.value.trim()) return;
    const found = await answer.json();
    this.list.replaceChildren(...found.map((item, place) => this.row(item, place)));
    this.empty.hidden = found.length > 0;
    this.choose(0);
  }

  row(item, place) {
    const row = document.createElement("li");
    row.id = `palette-${place}`;
    row.className = "palette-item";
    row.setAttribute("role", "option");
    row.dataset.url = item.url;
    const part = (name, className, text) => {
      const made = row.appendChild(document.createElement(name));
      made.className = className;
      made.textContent = text;
    };
    part("span", "palette-title", item.title);
    if (item.hint) part("span", "palette-hint", item.hint);
    for (const key of (item.key || "").split(" ").filter(Boolean)) part("kbd", "", key);
    return row;
  }

  choose(place) {
    const rows = [...this.list.children];
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === place)));
    this.chosen = rows[place];
    this.input.setAttribute("aria-activedescendant", this.chosen ? this.chosen.id : "");
    this.chosen?.scrollIntoView({ block: "nearest" });
  }

  move(event) {
    const rows = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      this.choose((rows.indexOf(this.chosen) + step + rows.length) % rows.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.go(this.chosen);
    }
  }

  go(row) {
    if (row) location.assign(row.dataset.url);
  }
}
customElements.define("mj-palette", Palette);
