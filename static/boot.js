// Starts the first steps, fetches the rest meanwhile, and changes over to the whole page when a later step is wanted.
// File names carry hashes, so the addresses come from what the build wrote in the head.
// Without the scripts that tell of failures the check can still do its work.
const { kindOf = async () => "", languageOf = (wanted) => wanted || "sv" } = globalThis.utbyteskollenFailure ?? {};
const { fail = () => {}, reload = () => location.reload() } = globalThis.utbyteskollenGuard ?? {};
const head = (which) => document.head.querySelector(which);
// On its way already, since the head names it; asked for here so that it counts as used.
const firstModule = fetch(head("link[rel=preload][as=fetch]").href);
firstModule.catch(() => {});
const root = document.body;
const query = new URLSearchParams(location.search);
const isFramed = parent !== window;

// Whatever the address says is short, or is not meant for the page.
const asked = (name, form) => {
  const value = query.get(name) ?? "";
  return value.length <= 2000 && form.test(value) ? value : "";
};
const isOrigin = (value) => {
  try {
    return new URL(value).origin === value;
  } catch {
    return false;
  }
};
// Who embeds the page, as its script says; nothing is told to anybody else.
const host = isFramed ? asked("host", /^(null|https?:\/\/[^/?#]+)$/) : "";
const target = host === "null" ? "*" : isOrigin(host) ? host : "";
const isKnownHost = target !== "" && target !== "*";

const ownPage = () => {
  const address = new URL("./", document.baseURI);
  for (const name of ["lang", "org", "goals", "catalogue", "theme"]) {
    if (query.has(name) && query.get(name) !== "host") address.searchParams.set(name, query.get(name));
  }
  return address.href;
};
Object.assign(root.dataset, {
  document: "own",
  lang: languageOf(asked("lang", /^(sv|en)$/)),
  org: asked("org", /^\w+$/),
  goals: asked("goals", /^[\w,-]+$/),
  theme: asked("theme", /^(light|dark)$/),
  name: asked("name", /^[\w-]{1,40}$/),
  answers: isKnownHost ? asked("answers", /^ask$/) : "",
  host: isKnownHost ? host : "",
  page: isFramed ? ownPage() : "",
});
root.toggleAttribute("data-compact", query.has("compact"));
document.documentElement.dataset.theme = root.dataset.theme;
document.documentElement.lang = root.dataset.lang;

const event = (name, detail) => new CustomEvent(`utbyteskollen:${name}`, { detail });

// To the page around: never an answer, but where the person sends them.
const say = (message) => {
  if (target) parent.postMessage({ utbyteskollen: 1, ...message }, target);
};
root.addEventListener("utbyteskollen:tell", ({ detail }) => {
  if (detail.type !== "answers") return say(detail);
  if (root.dataset.answers) say({ type: "answers", answers: Object.fromEntries(new URLSearchParams(detail.answers)) });
});

// The host's own programmes lie on the address of the widget, or the host's script hands them over. Undefined where there
// are none, null where they cannot be had.
const LARGEST = 1_000_000;
const LONGEST_WAIT = 15_000;
const handedOver = new Promise((resolve) => {
  if (!isKnownHost || query.get("catalogue") !== "host") return resolve(null);
  const hear = ({ source, origin, data }) => {
    const isMeant = source === parent && origin === host && data?.utbyteskollen === 1 && data.type === "catalogue";
    if (!isMeant) return;
    removeEventListener("message", hear);
    const isFit = data.bytes instanceof ArrayBuffer && data.bytes.byteLength <= LARGEST;
    resolve(isFit ? new Uint8Array(data.bytes) : null);
  };
  addEventListener("message", hear);
  setTimeout(() => resolve(null), LONGEST_WAIT);
});

const checked = (answer) => {
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}`), { kind: answer.status === 404 ? "missing" : "network" });
  return answer;
};
const bytesOf = async (address) => checked(await fetch(address)).arrayBuffer();
const fetchLocal = async () => {
  const local = query.get("catalogue");
  if (!local) return undefined;
  if (local === "host") return handedOver;
  const address = new URL(local, document.baseURI);
  if (address.origin !== location.origin) return null;
  return bytesOf(address).then((bytes) => new Uint8Array(bytes), () => null);
};

const [glue, module, programmes, english] = head("meta[name=later]").content.split(" ");
// A script that failed once, or whose module has stopped, is remembered by its address.
const imported = (address, attempt) => import(new URL(attempt ? `${address}?${attempt}` : address, document.baseURI));

// Nothing where a part could not be fetched. The English words may be missing: then the programmes are in Swedish.
const fetchWhole = (attempt) =>
  Promise.all([
    imported(glue, attempt),
    bytesOf(module).then((bytes) => WebAssembly.compile(bytes)),
    bytesOf(programmes).then((bytes) => new Uint8Array(bytes)),
    bytesOf(english).then((bytes) => new Uint8Array(bytes), () => null),
    fetchLocal().catch(() => null),
  ]).catch(() => null);

let attempts = 0;
let whole = fetchWhole(attempts);
let hasBegun = false;
let firstSteps = false;
// What was heard of the network, for a page that comes later.
const news = [];
const tell = (what) => {
  news.push(what);
  root.dispatchEvent(event("network", what));
};
// Nothing is known at first; and without the whole page it works for none of the later steps.
let isKept = null;
const sayWhileOpen = async () => {
  if (isKept === false && (await whole)) tell("while-open");
};
// The program that is started next hears through a door of its own where it is to stand.
const open = async (begin, wasm) => {
  const door = (globalThis.utbyteskollenDoor = new EventTarget());
  await begin({ module_or_path: wasm });
  return door;
};
const mount = async (door) => {
  // What was chosen before there was anything to choose it in; and the focus of whoever stands there.
  const early = document.getElementById("early");
  const isAtIt = early !== null && document.activeElement === early;
  root.dataset.early = early?.value ?? "";
  const here = new Promise((resolve) => root.addEventListener("utbyteskollen:here", resolve, { once: true }));
  door.dispatchEvent(new CustomEvent("mount", { detail: root }));
  await here;
  if (isAtIt) document.querySelector("input[name=org]:checked")?.focus();
  for (const what of news) root.dispatchEvent(event("network", what));
};

const changeOver = async () => {
  const parts = await whole;
  if (hasBegun) return;
  if (!parts) {
    root.dispatchEvent(event("catalogue", [null]));
    return;
  }
  hasBegun = true;
  const [{ default: begin }, wasm, ...bytes] = parts;
  const door = await open(begin, wasm);
  // What there is goes only now that there is something to come.
  root.dispatchEvent(event("leave"));
  await mount(door);
  root.dispatchEvent(event("catalogue", bytes));
  // Who has come from a step before expects its heading.
  if (firstSteps) setTimeout(() => document.getElementById("step")?.focus());
};
const goOn = () => changeOver().catch(async (error) => fail(await kindOf(error)));
root.addEventListener("utbyteskollen:whole", goOn);
root.addEventListener("utbyteskollen:again", async () => {
  whole = fetchWhole(++attempts);
  if (hasBegun) {
    const parts = await whole;
    root.dispatchEvent(event("catalogue", parts ? parts.slice(2) : [null]));
  } else {
    await goOn();
  }
  sayWhileOpen();
});

// What the page itself cannot go on from: it is loaded anew, with what was kept.
const stop = () => fail("crash");
addEventListener("error", ({ error, filename }) => {
  const isOurs = filename?.startsWith(new URL("./", document.baseURI).href);
  if (error && (isOurs || error instanceof WebAssembly.RuntimeError)) stop();
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop();
});

const start = async () => {
  // Who comes back to a later step needs no first ones.
  if (/^#(program|kallor|jamfor)/.test(location.hash)) await changeOver();
  if (hasBegun) return;
  firstSteps = true;
  const glue = head("link[rel=modulepreload]").href;
  const answer = checked(await firstModule);
  const { default: begin } = await imported(glue).catch(async (error) => {
    throw Object.assign(error, { kind: await kindOf(null, glue) });
  });
  if (hasBegun) return;
  await mount(await open(begin, answer));
};

// The height of the page, for a frame that is as high.
const measure = () => {
  let before = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height !== before) say({ type: "height", height });
    before = height;
  }).observe(root);
};

try {
  await start();
  say({ type: "ready" });
  if (target) measure();
} catch (error) {
  // What comes from the network may fail in the middle of a file.
  fail(error instanceof TypeError && !error.kind ? "network" : await kindOf(error));
}

// Everything is kept for times without a network, where the browser lets it. A frame has its own store at best, and only
// for pages on the same site as the one around it.
const within = (time, promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, time))]);
const keep = async () => {
  const policy = globalThis.trustedTypes?.createPolicy("utbyteskollen", {
    createScriptURL: (address) => (address === "sw.js" ? address : ""),
  });
  const worker = navigator.serviceWorker;
  // Resolves where there is no worker after all.
  const watchOver = (registration) =>
    new Promise((resolve) => {
      const seeWaiting = () => registration.waiting && worker.controller && tell("newer");
      const watch = (installing) =>
        installing?.addEventListener("statechange", () => {
          seeWaiting();
          if (installing.state === "redundant" && !registration.active) resolve();
        });
      registration.addEventListener("updatefound", () => watch(registration.installing));
      watch(registration.installing);
      seeWaiting();
      root.addEventListener("utbyteskollen:update", () => {
        const { waiting } = registration;
        // Another tab may have changed over already.
        if (!waiting) return reload();
        waiting.addEventListener("statechange", () => waiting.state === "activated" && reload());
        waiting.postMessage("use");
      });
    });
  const registered = worker
    .register(policy ? policy.createScriptURL("sw.js") : "sw.js")
    .then((registration) => Promise.race([worker.ready, watchOver(registration)]));
  // Chromium may keep a page waiting for its registration for more than twenty seconds. A worker from before answers at once,
  // where it is ours and none of a path above.
  const isOurs = (known) => known?.active && known.scope === new URL("./", document.baseURI).href;
  const fromBefore = worker.getRegistration().then((known) => (isOurs(known) ? known : registered));
  const ready = await Promise.race([registered, fromBefore]);
  if (!ready) return false;
  const { port1, port2 } = new MessageChannel();
  const isWhole = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  ready.active.postMessage("whole?", [port2]);
  return within(LONGEST_WAIT, isWhole);
};
isKept = Boolean(await keep().catch(() => false)) && !isFramed;
if (isKept) tell("kept");
else await sayWhileOpen();
