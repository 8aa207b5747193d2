// Starts the app. File names carry hashes, so the addresses come from what the build wrote in the head.
const head = (which) => document.head.querySelector(which);
const { default: start } = await import(head("link[rel=modulepreload]").href);
await start({ module_or_path: head("link[rel=preload][as=fetch]").href });

// The programmes come after the first question is there. What could not be fetched is told, and fetched again on request.
const fetchProgrammes = async () => {
  let detail = null;
  try {
    const answer = await fetch(head("meta[name=catalogue]").content);
    if (answer.ok) detail = new Uint8Array(await answer.arrayBuffer());
  } catch {
    // No network: the page says so.
  }
  dispatchEvent(new CustomEvent("utbyteskollen:catalogue", { detail }));
};
addEventListener("utbyteskollen:again", fetchProgrammes);
fetchProgrammes();

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
