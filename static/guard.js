// Watches over the start of the check on a page of its own, before and after the script that starts it.
(() => {
  const { show, kindOf, languageOf } = globalThis.utbyteskollenFailure;
  const asked = new URLSearchParams(location.search).get("lang");
  let shown = false;
  const fail = (kind, again = () => location.reload()) => {
    if (shown) return;
    shown = true;
    const put = () => {
      // In the language that the person has on the screen.
      const spoken = document.body.dataset.lang ? document.documentElement.lang : asked;
      show(document.body, kind, languageOf(spoken), document.baseURI, () => {
        shown = false;
        again();
      });
    };
    if (document.body) put();
    else addEventListener("DOMContentLoaded", put);
  };
  globalThis.utbyteskollenGuard = { fail };

  if (location.protocol === "file:") return fail("file", null);
  if (typeof WebAssembly === "undefined") return fail("noWasm");
  // A script or module that does not come.
  addEventListener(
    "error",
    async (event) => {
      const source = event.target && event.target.src;
      if (source) return fail(await kindOf(null, source));
    },
    true,
  );
  addEventListener("securitypolicyviolation", (event) => {
    const directive = event.effectiveDirective || event.violatedDirective || "";
    if (/^script-src/.test(directive) && event.disposition !== "report") fail("policy");
  });
})();
