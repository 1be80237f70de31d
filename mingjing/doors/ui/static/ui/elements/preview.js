// <mj-preview data-url data-form data-extra> posts a form after changes and shows the answer: an image or a piece of page.
const PAUSE = 800;

class Preview extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    this.form?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.draw(), PAUSE);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.abort?.abort();
  }

  async draw() {
    this.abort?.abort();
    this.abort = new AbortController();
    this.setAttribute("aria-busy", "true");
    const body = new FormData(this.form);
    if (this.dataset.extra) body.append("do", this.dataset.extra);
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body, signal: this.abort.signal });
      if (answer.ok) await this.show(answer);
    } catch (problem) {
      if (problem.name !== "AbortError") this.setAttribute("state", "failed");
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  async show(answer) {
    const image = this.querySelector("img");
    if (image && answer.headers.get("Content-Type").startsWith("image/")) {
      const old = image.src;
      image.src = URL.createObjectURL(await answer.blob());
      if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    } else {
      this.innerHTML = await answer.text();
    }
    this.dispatchEvent(new CustomEvent("mj:drawn", { bubbles: true }));
  }
}
customElements.define("mj-preview", Preview);
