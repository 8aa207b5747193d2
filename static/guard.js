// Watches over the start of the check on a page of its own, before and after the script that starts it.
(() => {
  const { show, kindOf, languageOf } = globalThis.utbyteskollenFailure;
  const base = new URL("./", document.baseURI).href;
  // The name that the page keeps its answers under, and where they are while the browser does not keep them.
  const KEY = "utbyteskollen.1";
  const isFramed = parent !== window;
  // A frame that is shut off from every site has no scripts that are modules, unless the server lets all sites have them.
  const isShutOff = isFramed && self.origin === "null";

  // A language that the person has chosen is kept in capitals.
  const languageKept = () => {
    try {
      return (/^(SV|EN) /.exec(sessionStorage.getItem(KEY)) || [])[1].toLowerCase();
    } catch (_) {
      return "";
    }
  };
  // In the language that the person has on the screen, or had.
  const spoken = () => {
    const { lang } = document.documentElement;
    const asked = new URLSearchParams(location.search).get("lang");
    return languageOf(document.body.dataset.lang ? lang : languageKept() || asked);
  };

  // What only the document has is handed to the page that is loaded next in its place. The name of the window is what even a
  // frame keeps whose storage and history are shut off; it gets its own name back at once.
  const MARK = "utbyteskollen ";
  const reload = () => {
    const key = [KEY, document.body.dataset.name].filter(Boolean).join(".");
    if (typeof globalThis[key] === "string") window.name = MARK + JSON.stringify([key, globalThis[key], window.name]);
    location.reload();
  };
  if (window.name.startsWith(MARK)) {
    try {
      const [key, kept, name] = JSON.parse(window.name.slice(MARK.length)).map(String);
      if (key.startsWith(KEY)) globalThis[key] = kept;
      window.name = name;
    } catch (_) {
      window.name = "";
    }
  }
  // Without a network the browser would show a page of its own in place of this one.
  const again = async () => {
    const isThere = await fetch(location.href, { cache: "no-store" }).then(({ ok }) => ok, () => false);
    if (isThere) reload();
    else fail("network");
  };

  let shown = false;
  const fail = (kind, retry = again) => {
    if (shown) return;
    shown = true;
    const put = () => {
      show(document.body, kind, spoken(), base, retry && (() => {
        shown = false;
        retry();
      }));
    };
    if (document.body) put();
    else addEventListener("DOMContentLoaded", put);
  };
  globalThis.utbyteskollenGuard = { fail, reload };

  if (location.protocol === "file:") return fail("file", null);
  if (typeof WebAssembly === "undefined") return fail("noWasm");
  if (!("noModule" in HTMLScriptElement.prototype)) return fail("old");
  // The script that starts the check does not come, or cannot be read. What else may be on the page, such as what the
  // person has added to the browser, is not ours.
  addEventListener(
    "error",
    async ({ target, error, filename }) => {
      if (target !== window) {
        if (target.type !== "module" || !String(target.src).startsWith(base)) return;
        const kind = await kindOf(null, target.src);
        return isShutOff && kind === "network" ? fail("shutOff", null) : fail(kind);
      }
      if (error instanceof SyntaxError && String(filename).startsWith(base)) fail("old");
    },
    true,
  );
  addEventListener("securitypolicyviolation", ({ effectiveDirective, violatedDirective, disposition, blockedURI }) => {
    const isScript = /^script-src/.test(effectiveDirective || violatedDirective || "");
    const isOurs = /^wasm-eval/.test(blockedURI) || String(blockedURI).startsWith(base);
    if (isScript && isOurs && disposition !== "report") fail("policy");
  });
})();
