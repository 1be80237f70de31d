// <mj-staying data-minutes="15"> warns two minutes before the session rests too long; one press goes on.
const WARNING = 2;
const MINUTE = 60000;

class Staying extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.stay();
    });
    document.addEventListener("htmx:afterRequest", () => this.begin());
    this.begin();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  begin() {
    clearTimeout(this.timer);
    if (!this.form.hidden) this.form.hidden = true;
    const minutes = Math.max(Number(this.dataset.minutes) - WARNING, 0);
    this.timer = setTimeout(() => this.warn(), minutes * MINUTE);
  }

  warn() {
    this.before = document.activeElement;
    this.form.hidden = false;
    this.form.querySelector("button").focus();
    this.timer = setTimeout(() => this.over(), WARNING * MINUTE);
  }

  over() {
    this.form.querySelector(".staying-left").closest("p").textContent = "已自动退出。写下的内容请先抄存，再重新登录。";
    this.form.querySelector("button").hidden = true;
  }

  async stay() {
    const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form), redirect: "manual" });
    if (answer.status !== 204) return this.over();
    this.begin();
    this.before?.focus();
  }
}
customElements.define("mj-staying", Staying);
