// <mj-preference> switches theme or type size at once and keeps the choice in a cookie.
const DAYS = 365;

class Preference extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    if (button.value === "dark" && dark && !document.documentElement.dataset.theme) this.flip(button);
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      document.cookie = `mj_${button.name}=${button.value}; path=/; max-age=${DAYS * 86400}; samesite=lax`;
      document.documentElement.dataset[button.name] = button.value;
      this.flip(button);
    });
  }

  flip(button) {
    const pairs = {
      dark: ["light", "浅色"], light: ["dark", "深色"],
      large: ["normal", "标准字"], normal: ["large", "大字版"],
    };
    [button.value, button.textContent] = pairs[button.value];
  }
}
customElements.define("mj-preference", Preference);
