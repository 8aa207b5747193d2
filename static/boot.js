// Starts the first steps, fetches the rest meanwhile, and changes over to the whole page when a later step is wanted.
// File names carry hashes, so the addresses come from what the build wrote in the head.
const head = (which) => document.head.querySelector(which);
// On its way already, since the head names it; asked for here so that it counts as used.
const firstModule = fetch(head("link[rel=preload][as=fetch]").href);
const [glue, module, programmes] = head("meta[name=later]").content.split(" ");
const tell = (...detail) => dispatchEvent(new CustomEvent("utbyteskollen:catalogue", { detail }));

const bytesOf = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.arrayBuffer();
};

// The host's own programmes lie on the address of the widget. Undefined where it has none, null where they cannot be had.
const fetchLocal = async () => {
  const local = new URLSearchParams(location.search).get("catalogue");
  if (!local) return undefined;
  const address = new URL(local, document.baseURI);
  if (address.origin !== location.origin) return null;
  return bytesOf(address).then((bytes) => new Uint8Array(bytes), () => null);
};

// Nothing where a part could not be fetched. A script that failed once is remembered by its address.
const fetchWhole = (attempt) =>
  Promise.all([
    import(new URL(attempt ? `${glue}?${attempt}` : glue, document.baseURI)),
    bytesOf(module).then((bytes) => WebAssembly.compile(bytes)),
    bytesOf(programmes),
    fetchLocal().catch(() => null),
  ]).catch(() => null);

let attempts = 0;
let whole = fetchWhole(attempts);
let hasBegun = false;
let firstSteps = false;

const changeOver = async () => {
  const parts = await whole;
  if (hasBegun) return;
  if (!parts) {
    tell(null);
    return;
  }
  hasBegun = true;
  const [{ default: begin }, wasm, bytes, local] = parts;
  dispatchEvent(new Event("utbyteskollen:leave"));
  await begin({ module_or_path: wasm });
  tell(new Uint8Array(bytes), local);
  // Who has come from a step before expects its heading.
  if (firstSteps) setTimeout(() => document.getElementById("step")?.focus());
};
addEventListener("utbyteskollen:whole", changeOver);
addEventListener("utbyteskollen:again", async () => {
  whole = fetchWhole(++attempts);
  if (!hasBegun) return changeOver();
  const parts = await whole;
  tell(parts && new Uint8Array(parts[2]), parts?.[3]);
});

// Who comes back to a later step needs no first ones.
if (/^#(program|kallor|jamfor)/.test(location.hash)) await changeOver();
if (!hasBegun) {
  firstSteps = true;
  const { default: start } = await import(head("link[rel=modulepreload]").href);
  await start({ module_or_path: firstModule });
}

// What is folded on the screen is open on paper, and closed again after it.
const fold = (when, which, open) =>
  addEventListener(when, () => {
    for (const details of document.querySelectorAll(which)) {
      details.open = open;
      details.toggleAttribute("data-for-print", open);
    }
  });
fold("beforeprint", "details:not([open])", true);
fold("afterprint", "details[data-for-print]", false);
