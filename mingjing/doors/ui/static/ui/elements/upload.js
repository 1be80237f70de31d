// <mj-upload> lists the chosen files, and shows how far sending is when its form is sent.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

class Upload extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=file]");
    this.list = this.appendChild(document.createElement("ul"));
    this.list.className = "upload-list";
    input.addEventListener("change", () => this.show([...input.files]));
    input.form?.addEventListener("submit", (event) => {
      if (input.files.length && !event.defaultPrevented) this.send(event, input.form);
    });
  }

  show(files) {
    this.list.replaceChildren(...files.map((file) => {
      const row = document.createElement("li");
      row.textContent = `${file.name}，${size(file.size)}`;
      return row;
    }));
  }

  // The answer is a page, perhaps after a redirect: shown as it came, for asking again would lose its message.
  send(event, form) {
    if (form.dataset.sending) return;
    event.preventDefault();
    form.dataset.sending = "yes";
    const bar = this.appendChild(document.createElement("progress"));
    bar.setAttribute("aria-label", "回传进度");
    bar.max = 1;
    const request = new XMLHttpRequest();
    request.upload.onprogress = (step) => step.lengthComputable && (bar.value = step.loaded / step.total);
    request.onload = () => {
      const page = request.response;
      if (request.status >= 500 || !page?.querySelector("main")) return this.fail(form, bar, `没传成（${request.status}）。核对文件后重试`);
      if (request.responseURL !== location.href) {
        history.pushState(null, "", request.responseURL);
        addEventListener("popstate", () => location.reload(), { once: true });
      }
      document.title = page.title;
      document.body.replaceWith(document.adoptNode(page.body));
      scrollTo(0, 0);
      document.querySelector(".errors")?.focus();
    };
    request.onerror = () => this.fail(form, bar, "没传成：网络中断。恢复后重试");
    request.open("POST", form.action);
    request.responseType = "document";
    const button = event.submitter;
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    request.send(body);
  }

  fail(form, bar, words) {
    delete form.dataset.sending;
    bar.remove();
    const row = this.list.appendChild(document.createElement("li"));
    row.className = "upload-failed";
    row.textContent = words;
    this.dispatchEvent(new CustomEvent("mj:failed", { bubbles: true, detail: words }));
  }
}
customElements.define("mj-upload", Upload);
