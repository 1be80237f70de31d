// <mj-money> echoes an amount typed in yuan in capital figures, as a decision writes it.
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const UNITS = ["仟", "佰", "拾", ""];
const GROUPS = ["万亿", "亿", "万", ""];

function group(four) {
  let text = "";
  [...four].forEach((digit, place) => {
    if (digit !== "0") text += (text && four[place - 1] === "0" ? "零" : "") + DIGITS[digit] + UNITS[place];
  });
  return text;
}

function whole(digits) {
  const fours = digits.padStart(16, "0").match(/\d{4}/g);
  let text = "";
  fours.forEach((four, place) => {
    if (four === "0000") return;
    const gap = text && (four[0] === "0" || fours[place - 1] === "0000");
    text += (gap ? "零" : "") + group(four) + GROUPS[place];
  });
  return text;
}

function capitals(typed) {
  const parts = /^(\d{1,16})(?:\.(\d{1,2}))?$/.exec(typed.replace(/[,，\s]/g, ""));
  if (!parts) return "";
  const [jiao, fen] = (parts[2] || "").padEnd(2, "0");
  const yuan = whole(parts[1].replace(/^0+/, ""));
  let text = yuan && `${yuan}元`;
  if (jiao === "0" && fen === "0") return text ? `${text}整` : "零元整";
  if (jiao !== "0") text += `${DIGITS[jiao]}角`;
  else if (text) text += "零";
  return text + (fen === "0" ? "整" : `${DIGITS[fen]}分`);
}

class Money extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const echo = this.querySelector("output");
    const tell = () => {
      const text = capitals(input.value);
      echo.textContent = text && `大写：${text}`;
    };
    input.addEventListener("input", tell);
    tell();
  }
}
customElements.define("mj-money", Money);
