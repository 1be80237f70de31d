/** 自己核对: rebuilds the commitment, the leaves and the tree in the reader's browser, from the log's own files. */
const text = new TextEncoder();
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (word) => Uint8Array.from(word.match(/../g) || [], (pair) => parseInt(pair, 16));
const unbase = (word) => Uint8Array.from(atob(word), (letter) => letter.charCodeAt(0));
const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};
const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object")
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  return JSON.stringify(value);
};
const root = async (leaf, index, size, path) => {
  let hash = await sha(Uint8Array.of(0), leaf);
  let at = index, last = size - 1;
  for (const step of path) {
    if (at % 2 || at === last) {
      hash = await sha(Uint8Array.of(1), step, hash);
      while (at && at % 2 === 0) (at /= 2), (last = Math.floor(last / 2));
    } else hash = await sha(Uint8Array.of(1), hash, step);
    (at = Math.floor(at / 2)), (last = Math.floor(last / 2));
  }
  return last === 0 ? hash : null;
};
const read = (proof) => {
  const [head, note] = [proof.slice(0, proof.indexOf("\n\n")), proof.slice(proof.indexOf("\n\n") + 2)];
  const [, index, ...path] = head.split("\n");
  const [origin, size, top] = note.split("\n");
  return { index: +index.split(" ")[1], path: path.map(unbase), origin, size: +size, top: unbase(top) };
};
const placed = (level, number, width) => {
  const groups = [String(number % 1000).padStart(3, "0")];
  for (let rest = Math.floor(number / 1000); rest; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return `tile/${level}/${groups.join("/")}${width < 256 ? `.p/${width}` : ""}`;
};

class Verify extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!window.crypto || !crypto.subtle) return;
    button.hidden = false;
    button.addEventListener("click", () => this.run(button));
  }

  say(good, words) {
    const line = document.createElement("li");
    line.textContent = `${good ? "✓" : "✗"} ${words}`;
    line.className = good ? "proof-good" : "proof-bad";
    this.querySelector("ol").append(line);
    return good;
  }

  async run(button) {
    button.disabled = true;
    this.querySelector("ol").textContent = "";
    try {
      const told = await (await fetch(this.getAttribute("src"))).json();
      const dec = JSON.parse(new TextDecoder().decode(unbase(told.dec.leaf)));
      const pub = told.pub ? JSON.parse(new TextDecoder().decode(unbase(told.pub.leaf))) : dec;
      const fields = { ...told.doc.hidden };
      for (const [path, [salt, value]] of Object.entries(told.doc.shown))
        fields[path] = hex(await sha(text.encode("mj/field/1\0"), unhex(salt), text.encode(canonical([path, value]))));
      const c = hex(await sha(text.encode("mj/rec/1\0"), text.encode(canonical({ f: fields }))));
      this.say(c === dec.c, "公示的每一项都与决定作出时的承诺一致");
      this.say(hex(await sha(text.encode(canonical(told.doc)))) === pub.h, "公示文件与日志中的摘要一致");
      if (told.pub) this.say(pub.of === hex(await sha(Uint8Array.of(0), unbase(told.dec.leaf))), "公示指向这份决定");
      for (const part of told.pub ? [told.dec, told.pub] : [told.dec]) {
        const { index, path, size, top } = read(part.proof);
        const found = await root(unbase(part.leaf), index, size, path);
        this.say(found !== null && hex(found) === hex(top), `第 ${index} 叶在 ${size} 叶的日志中`);
        this.say(await this.stands(index, part.leaf), `今天的日志第 ${index} 叶仍是它`);
      }
    } catch (wrong) {
      this.say(false, `没能核对：${wrong.message}`);
    }
    button.disabled = false;
  }

  async stands(index, leaf) {
    const log = this.getAttribute("log").replace(/checkpoint$/, "");
    const size = +(await (await fetch(`${log}checkpoint`)).text()).split("\n")[1];
    const number = Math.floor(index / 256);
    const file = await fetch(log + placed("entries", number, Math.min(256, size - 256 * number)));
    const bytes = new Uint8Array(await file.arrayBuffer());
    let at = 0;
    for (let skip = index % 256; skip; skip--) at += 2 + bytes[at] * 256 + bytes[at + 1];
    return hex(bytes.slice(at + 2, at + 2 + bytes[at] * 256 + bytes[at + 1])) === hex(unbase(leaf));
  }
}
customElements.define("mj-verify", Verify);
