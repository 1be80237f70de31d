// <mj-grounds data-for data-url> finds articles in the catalogue and adds them, a line each, to a text field;
// with data-single the field itself is looked up.
const PAUSE = 200;

class Grounds extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.for);
    if (!this.field) return;
    this.list = this.appendChild(document.createElement("datalist"));
    this.list.id = `${this.dataset.for}-found`;
    if ("single" in this.dataset) return this.hear(this.field);
    const box = this.appendChild(document.createElement("div"));
    box.className = "lookup";
    this.input = box.appendChild(document.createElement("input"));
    this.input.className = "field-input";
    this.input.setAttribute("aria-label", "查条文，例如：行政处罚法 57");
    this.input.placeholder = "查条文，例如：行政处罚法 57";
    const add = box.appendChild(document.createElement("button"));
    add.type = "button";
    add.className = "button button-plain button-small";
    add.textContent = "加入";
    add.addEventListener("click", () => this.add());
    this.input.addEventListener("input", (event) => event.stopPropagation());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.add();
    });
    this.hear(this.input);
  }

  hear(input) {
    input.setAttribute("list", this.list.id);
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(input.value.trim()), PAUSE);
    });
  }

  async ask(words) {
    if (!words || words.startsWith("《")) return;
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`);
    if (!answer.ok) return;
    const found = await answer.json();
    this.list.replaceChildren(...found.map((each) => {
      const option = document.createElement("option");
      option.value = each.value;
      option.label = each.label;
      return option;
    }));
  }

  add() {
    const words = this.input.value.trim();
    if (!words.startsWith("《")) return;
    const before = this.field.value.trim();
    this.field.value = before ? `${before}\n${words}` : words;
    this.input.value = "";
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
customElements.define("mj-grounds", Grounds);
