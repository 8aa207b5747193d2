// <utbytes-kollen>: the check as an element of somebody else's page, in a shadow root of its own. How it is used: docs/embed.md.
import "./failure.js";
import "./paper.js";

// The build writes where the files are, from here.
const FILES = {};

const { kindOf, languageOf, show } = globalThis.utbyteskollenFailure;
const fileAt = (name) => new URL(FILES[name], import.meta.url);
const base = new URL("../../", import.meta.url);
const OPTIONS = ["lang", "org", "goals", "name", "answers"];
const LONGEST = 2000;

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}`), { kind: answer.status === 404 ? "missing" : "network" });
  return answer;
};
const bytesOf = async (address) => new Uint8Array(await (await fetched(address)).arrayBuffer());

// Everything that all elements of the page share, fetched for the first of them. What failed is fetched again by the next.
let attempts = 0;
let shared;
const whole = () => {
  shared ??= load().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
};
const load = async () => {
  const glue = fileAt("glue");
  if (attempts++) glue.search = `?${attempts}`;
  const [{ default: begin }, module, catalogue, english, style] = await Promise.all([
    import(glue).catch(async (error) => {
      throw Object.assign(error, { kind: await kindOf(null, glue) });
    }),
    bytesOf(fileAt("module")).then((bytes) => WebAssembly.compile(bytes)),
    bytesOf(fileAt("catalogue")),
    bytesOf(fileAt("english")).catch(() => null),
    fetched(fileAt("style")).then((answer) => answer.text()),
  ]);
  const door = (globalThis.utbyteskollenDoor = new EventTarget());
  await begin({ module_or_path: module });
  return { door, catalogue, english, style };
};

// The page around may have another letter size for `rem` and other widths than the window, and a fixed bar is not ours to set.
const styleFor = (style, theme) => {
  const inElement = style
    .replace(/@media[^{]*?\(min-width:\s*([\d.]+)rem\)/g, (_, width) => `@container (min-width: ${width * 16}px)`)
    .replace(/(?<![\w-])(-?\d*\.?\d+)rem\b/g, (_, size) => `calc(${size} * var(--rem))`)
    .replace(/position:\s*fixed/g, "position:sticky");
  const scheme = { dark: "all", light: "not all" }[theme];
  const themed = scheme ? inElement.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, `@media ${scheme}`) : inElement;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{display:block!important}` +
      `.utbyteskollen{all:initial;direction:ltr;unicode-bidi:isolate;display:block;container-type:inline-size;--rem:max(1rem,16px)}` +
      `${themed}.utbyteskollen{font-size:var(--rem)}`,
  );
  return sheet;
};

// Yew keeps what it hears of an element for ever: so the pages of elements that are gone stand ready for the next ones.
let parked = [];

const newRoot = () => {
  const root = document.createElement("div");
  root.className = "utbyteskollen";
  root.addEventListener("utbyteskollen:tell", ({ detail }) => {
    const { type, answers, ...rest } = detail;
    if (type !== "answers") root.owner?.tell(type, rest);
    else if (root.dataset.answers) root.owner?.tell(type, { answers: Object.fromEntries(new URLSearchParams(answers)) });
  });
  root.addEventListener("utbyteskollen:again", () => root.owner?.bring(root));
  return root;
};

class UtbytesKollen extends HTMLElement {
  static observedAttributes = ["lang", "theme", "org", "goals", "name", "catalogue", "compact", "answers"];

  #root = null;
  #leaving = 0;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    // Moved within the page: it goes on where it was.
    clearTimeout(this.#leaving);
    if (!this.#root) this.#begin();
  }

  disconnectedCallback() {
    this.#leaving = setTimeout(() => !this.isConnected && this.#leave());
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#root || before === after) return;
    this.#leave();
    if (this.isConnected) this.#begin();
  }

  #leave() {
    const root = this.#root;
    this.#root = null;
    if (!root) return;
    root.owner = null;
    this.shadowRoot.replaceChildren();
    // One that has not begun holds nothing, and one that has stopped is of no use.
    const { list } = root;
    root.here?.then(() => list === parked && !list.includes(root) && list.push(root));
  }

  async #begin() {
    const root = parked.pop() ?? newRoot();
    this.#root = root;
    root.owner = this;
    for (const option of OPTIONS) {
      const value = this.getAttribute(option) ?? "";
      root.dataset[option] = value.length <= LONGEST ? value : "";
    }
    root.dataset.lang = languageOf(this.getAttribute("lang") ?? this.closest("[lang]")?.lang.slice(0, 2));
    root.toggleAttribute("data-compact", this.hasAttribute("compact"));
    this.shadowRoot.replaceChildren(root);
    try {
      const { door, style } = await whole();
      if (this.#root !== root) return;
      this.shadowRoot.adoptedStyleSheets = [styleFor(style, this.getAttribute("theme"))];
      const hasBegun = root.here !== undefined;
      root.here = new Promise((resolve) => root.addEventListener("utbyteskollen:here", resolve, { once: true }));
      root.list = parked;
      if (hasBegun) root.dispatchEvent(new CustomEvent("utbyteskollen:begin"));
      else door.dispatchEvent(new CustomEvent("mount", { detail: root }));
      await root.here;
      if (this.#root !== root) return;
      await this.bring(root);
      root.dispatchEvent(new CustomEvent("utbyteskollen:network", { detail: "while-open" }));
      this.tell("ready", {});
    } catch (error) {
      if (this.#root === root) this.#fail(root, error.kind ?? (error instanceof TypeError ? "network" : await kindOf(error)));
    }
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  // The own programmes, and those of the page around where it has any.
  async bring(root) {
    const { catalogue, english } = await whole();
    const local = this.getAttribute("catalogue");
    const added = local ? await bytesOf(new URL(local, document.baseURI)).catch(() => null) : undefined;
    root.dispatchEvent(new CustomEvent("utbyteskollen:catalogue", { detail: [catalogue, english, added] }));
  }

  #fail(root, kind) {
    show(root, kind, root.dataset.lang, base, () => {
      this.#leave();
      this.#begin();
    });
  }

  // A module that has stopped has stopped for all.
  stopped() {
    if (!this.#root) return;
    shared = undefined;
    // No page of it goes on, here or in another element.
    parked = [];
    const root = newRoot();
    this.shadowRoot.replaceChildren(root);
    this.#root = root;
    root.dataset.lang = languageOf(this.getAttribute("lang"));
    this.#fail(root, "crash");
  }
}

const isOurs = (error) => typeof error?.stack === "string" && error.stack.includes(new URL(FILES.glue, import.meta.url).pathname);
const stop = (error) => {
  if (error instanceof Error && isOurs(error)) document.querySelectorAll("utbytes-kollen").forEach((element) => element.stopped?.());
};
addEventListener("error", ({ error }) => stop(error));
addEventListener("unhandledrejection", ({ reason }) => stop(reason));

// A page may have two copies of this script: the first one stays.
if (!customElements.get("utbytes-kollen")) customElements.define("utbytes-kollen", UtbytesKollen);
