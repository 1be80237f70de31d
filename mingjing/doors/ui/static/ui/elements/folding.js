// <mj-folding> folds the filters on a narrow screen, once, before they are read.
class Folding extends HTMLElement {
  connectedCallback() {
    if (matchMedia("(max-width: 900px)").matches) this.querySelector("details").open = false;
  }
}
customElements.define("mj-folding", Folding);
