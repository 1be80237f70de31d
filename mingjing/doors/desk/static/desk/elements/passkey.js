// <mj-passkey data-mode="get|create" data-source|data-options> asks the browser for a passkey and posts the answer.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const PARTS = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];

function read(options) {
  const found = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (found.user) found.user = { ...found.user, id: bytes(found.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (found[list]) found[list] = found[list].map((key) => ({ ...key, id: bytes(key.id) }));
  }
  return found;
}

function written(credential) {
  const response = {};
  for (const part of PARTS) if (credential.response[part]) response[part] = letters(credential.response[part]);
  const { id, type } = credential;
  return { id, type, rawId: letters(credential.rawId), response, clientExtensionResults: {} };
}

class Passkey extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!window.PublicKeyCredential) return;
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => {
      if (this.form.elements.credential.value) return;
      event.preventDefault();
      this.ask().catch((wrong) => this.say(wrong));
    });
  }

  async ask() {
    this.querySelector(".signing-failed").textContent = "";
    const publicKey = read(await this.options());
    if (this.dataset.mode === "create" && this.form.elements.passwordless?.checked) {
      const wish = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
      publicKey.authenticatorSelection = { ...publicKey.authenticatorSelection, ...wish };
    }
    const credential = await navigator.credentials[this.dataset.mode]({ publicKey });
    this.form.elements.credential.value = JSON.stringify(written(credential));
    this.form.submit();
  }

  async options() {
    if (this.dataset.options) return JSON.parse(this.dataset.options);
    const answer = await fetch(this.dataset.source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
  }

  say(wrong) {
    const quit = wrong.name === "NotAllowedError" || wrong.name === "AbortError";
    const words = quit ? "没有完成：已取消或超时，可以再试。" : "这台设备上没有办成，请改用别的方式。";
    this.querySelector(".signing-failed").textContent = words;
  }
}
customElements.define("mj-passkey", Passkey);
