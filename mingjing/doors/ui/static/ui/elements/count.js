// <mj-count> says how many characters are left in its textarea.
class Count extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("textarea");
    const words = this.querySelector(".field-count");
    if (!text || !words) return;
    const tell = () => {
      words.textContent = `${text.value.length} / ${text.maxLength} 字`;
    };
    text.addEventListener("input", tell);
    tell();
  }
}
customElements.define("mj-count", Count);
