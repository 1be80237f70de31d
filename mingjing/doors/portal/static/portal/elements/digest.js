/** 算摘要: a file chosen here is hashed in the browser; only its digest goes into the form. */
class Digest extends HTMLElement {
  connectedCallback() {
    if (!window.crypto || !crypto.subtle) return;
    const target = document.getElementById(this.getAttribute("for"));
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.className = "field-input";
    chooser.setAttribute("aria-label", "选择电子文件，计算摘要");
    chooser.addEventListener("change", async () => {
      const file = chooser.files[0];
      if (!file) return;
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      target.value = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    });
    this.append(chooser);
  }
}
customElements.define("mj-digest", Digest);
