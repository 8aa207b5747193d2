// Starts the check where everything lies in one file. The build puts before this the script of the module, as `begin`.
const { kindOf, languageOf, show } = globalThis.utbyteskollenFailure;
const root = document.body;
const event = (name, detail) => new CustomEvent(`utbyteskollen:${name}`, { detail });
const bytesOf = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));

Object.assign(root.dataset, { document: "own", lang: languageOf(new URLSearchParams(location.search).get("lang")) });
document.documentElement.lang = root.dataset.lang;

const fail = (kind) => show(root, kind, document.documentElement.lang, document.baseURI, () => location.reload());
const bring = () => root.dispatchEvent(event("catalogue", [bytesOf("catalogue"), bytesOf("english")]));
root.addEventListener("utbyteskollen:again", bring);
addEventListener("error", ({ error }) => error && fail("crash"));
addEventListener("unhandledrejection", ({ reason }) => reason instanceof WebAssembly.RuntimeError && fail("crash"));

try {
  const door = (globalThis.utbyteskollenDoor = new EventTarget());
  await begin({ module_or_path: WebAssembly.compile(bytesOf("module")) });
  const here = new Promise((resolve) => root.addEventListener("utbyteskollen:here", resolve, { once: true }));
  door.dispatchEvent(new CustomEvent("mount", { detail: root }));
  await here;
  bring();
  root.dispatchEvent(event("network", "kept"));
} catch (error) {
  fail(await kindOf(error));
}
