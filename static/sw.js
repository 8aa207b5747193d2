// Keeps the whole page in this device. The build writes which version this is, and every file with its checksum.
const VERSION = "";
const FILES = [];

const prefix = `utbyteskollen ${registration.scope} `;
const name = prefix + VERSION;
// A host's own programmes, as they were last fetched.
const local = `utbyteskollen-local ${registration.scope}`;
const MOST_LOCAL = 4;
const addressOf = (file) => new URL(file, registration.scope).href;

// All files or none: a checksum that is not the one written here fails the lot, so versions never mix.
const fill = async (isMissing) => {
  const fetched = FILES.filter(([file]) => isMissing(addressOf(file))).map(async ([file, integrity]) => {
    const answer = await fetch(new Request(addressOf(file), { integrity, cache: "no-cache" }));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    // A worker may not answer with what the server has sent on to another address.
    return [addressOf(file), answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer];
  });
  const answers = await Promise.all(fetched);
  const cache = await caches.open(name);
  await Promise.all(answers.map(([address, answer]) => cache.put(address, answer)));
};

addEventListener("install", (event) => {
  event.waitUntil(
    fill(() => true).catch(async (error) => {
      await caches.delete(name);
      throw error;
    }),
  );
});

// The version before this one stays for pages that are still open with it.
addEventListener("activate", (event) => {
  const tidy = async () => {
    const all = (await caches.keys()).filter((known) => known.startsWith(prefix) && known !== name);
    await Promise.all(all.slice(0, -1).map((old) => caches.delete(old)));
  };
  event.waitUntil(tidy());
});

addEventListener("message", ({ data, ports }) => {
  if (data === "use") skipWaiting();
  if (data !== "whole?" || !ports[0]) return;
  // A browser that is short of space may have taken something away.
  const answer = async () => {
    const cache = await caches.open(name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    await fill((address) => !kept.has(address));
    return true;
  };
  answer().then((whole) => ports[0].postMessage(whole), () => ports[0].postMessage(false));
});

const fetchLocal = async (request) => {
  const cache = await caches.open(local);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      const kept = await cache.keys();
      await Promise.all(kept.slice(0, Math.max(0, kept.length + 1 - MOST_LOCAL)).map((old) => cache.delete(old)));
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
};

// The address says how the page is to be (`?lang=en`); the file is the same.
const answer = async (request) => {
  const options = { ignoreSearch: true };
  const own = await (await caches.open(name)).match(request, options);
  if (own) return own;
  const before = (await caches.keys()).filter((known) => known.startsWith(prefix));
  for (const old of before) {
    const kept = await (await caches.open(old)).match(request, options);
    if (kept && request.mode !== "navigate") return kept;
  }
  return request.url.endsWith(".bin") ? fetchLocal(request) : fetch(request);
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOwn = request.method === "GET" && origin === location.origin && request.url.startsWith(registration.scope);
  // What others build upon is always the newest.
  const isEntry = /\/(embed|demo|module)\/|\/sw\.js$/.test(pathname);
  if (isOwn && !isEntry) event.respondWith(answer(request));
});
