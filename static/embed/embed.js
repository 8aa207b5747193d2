// Turns every <div data-utbyteskollen> of a page into a frame with the check, as high as its content. How it is used: docs/embed.md.
(() => {
  const own = document.currentScript?.src;
  if (!own || globalThis.utbyteskollen) return;
  const widget = new URL("../../", own);
  const ATTRIBUTE = "data-utbyteskollen";
  const OPTIONS = ["lang", "theme", "org", "goals", "answers"];
  const LOWEST = 120;
  const HIGHEST = 30_000;
  const TITLES = { sv: "Utbyteskollen: vilka utbytesprogram passar er?", en: "Utbyteskollen: which exchange programmes fit you?" };
  const QUESTION = /^(ready|step|assessment|answers|height)$/;
  let count = 0;

  const addressOf = (place) => {
    const address = new URL(widget);
    const { dataset } = place;
    address.searchParams.set("host", globalThis.origin);
    for (const option of OPTIONS) {
      if (dataset[option]) address.searchParams.set(option, dataset[option]);
    }
    if ("compact" in dataset) address.searchParams.set("compact", "");
    if (dataset.catalogue) address.searchParams.set("catalogue", "host");
    // Two frames on one page keep their answers apart.
    count += 1;
    const name = dataset.name || (count > 1 ? String(count) : "");
    if (name) address.searchParams.set("name", name);
    return address.href;
  };

  const handOver = async (frame, address) => {
    const bytes = await fetch(new URL(address, document.baseURI)).then((answer) => (answer.ok ? answer.arrayBuffer() : null), () => null);
    // The frame says "ready" once it listens, and asks again when it has been loaded anew.
    frame.contentWindow?.postMessage({ utbyteskollen: 1, type: "catalogue", bytes }, widget.origin);
  };

  const embed = (place) => {
    if (place.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.src = addressOf(place);
    frame.title = TITLES[place.dataset.lang] ?? TITLES.sv;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    // Set one by one: a policy of the page may forbid style attributes, and its style sheets may be of any kind.
    const look = { width: "100%", height: "40rem", border: "0", display: "block", "max-width": "none", "min-width": "0", "color-scheme": "normal" };
    for (const [name, value] of Object.entries(look)) frame.style.setProperty(name, value, "important");
    place.replaceChildren(frame);
  };

  // A page that is itself in a frame without an origin has frames without one; who sent a message is known all the same.
  const origins = globalThis.origin === "null" ? ["null"] : [widget.origin];

  addEventListener("message", ({ source, origin, data }) => {
    if (!origins.includes(origin) || data?.utbyteskollen !== 1 || !QUESTION.test(data.type)) return;
    const frames = [...document.querySelectorAll(`[${ATTRIBUTE}] > iframe`)];
    const frame = frames.find((frame) => frame.contentWindow === source);
    if (!frame) return;
    const place = frame.parentElement;
    if (data.type === "height") {
      const height = Number.isFinite(data.height) ? Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(data.height))) : 0;
      if (height) frame.style.setProperty("height", `${height}px`, "important");
      return;
    }
    if (data.type === "ready" && place.dataset.catalogue) handOver(frame, place.dataset.catalogue);
    // A new step begins at its top, which a high frame may have above the screen.
    if (data.type === "step" && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    const { utbyteskollen, type, ...detail } = data;
    place.dispatchEvent(new CustomEvent(`utbyteskollen:${type}`, { bubbles: true, detail }));
  });

  const embedAll = (within = document) => within.querySelectorAll(`[${ATTRIBUTE}]`).forEach(embed);
  globalThis.utbyteskollen = { embed, embedAll };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => embedAll());
  else embedAll();
})();
