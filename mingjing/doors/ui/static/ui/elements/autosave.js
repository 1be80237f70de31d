// <mj-autosave data-url data-extra> posts its form (as do=extra) five seconds after a change and says 已保存 09:41.
const WAIT = 5000;

class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.words = this.querySelector("[data-says]") || document.getElementById("says");
    this.addEventListener("input", () => this.later());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Number(this.dataset.wait) || WAIT);
  }

  async save() {
    try {
      const body = new FormData(this.form);
      if (this.dataset.extra) body.append("do", this.dataset.extra);
      const answer = await fetch(this.dataset.url, { method: "POST", body, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(String(answer.status));
      const now = new Date();
      const time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
      this.say(`已保存 ${time}`, "saved");
    } catch (problem) {
      this.say("没保存成：内容仍在本页，正在重试", "failed");
      this.later();
    }
  }

  say(words, state) {
    this.setAttribute("state", state);
    this.words.textContent = words;
    this.dispatchEvent(new CustomEvent(`mj:${state}`, { bubbles: true }));
  }
}
customElements.define("mj-autosave", Autosave);
