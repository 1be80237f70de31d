// <mj-review> says what follows from the eight answers while they are being given.
class Review extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.tell());
    this.tell();
  }

  tell() {
    const names = new Set([...this.querySelectorAll("input[type=radio]")].map((one) => one.name));
    const given = [...this.querySelectorAll("input[type=radio]:checked")];
    const wrong = given.filter((one) => one.value === "problem");
    const left = names.size - given.length;
    const words = wrong.length ? "退回" : left ? `还有 ${left} 项没有回答` : "审核通过";
    const why = wrong.length ? `有 ${wrong.length} 项有问题，不能审核通过。` : "";
    this.say("conclusion", words);
    this.say("why", why);
    const back = this.querySelector("[data-does=returned]");
    const pass = this.querySelector("[data-does=passed]");
    if (back) back.textContent = wrong.length ? `退回（${wrong.length} 项）` : "退回";
    if (pass) pass.disabled = wrong.length > 0 || left > 0;
    for (const one of wrong) {
      const more = one.closest(".review-item").querySelector("details");
      if (more) more.open = true;
    }
  }

  say(name, words) {
    const place = this.querySelector(`[data-says=${name}]`);
    if (place && place.textContent !== words) place.textContent = words;
  }
}
customElements.define("mj-review", Review);
