// Starts the app. File names carry hashes, so the addresses come from the links that Trunk wrote in the head.
const address = (link) => document.head.querySelector(link).href;
const { default: start } = await import(address("link[rel=modulepreload]"));
await start({ module_or_path: address("link[rel=preload][as=fetch]") });

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
