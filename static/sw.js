// Keeps the whole page in this device. The build writes which version this is, and every file with its checksum.
const VERSION = "";
const FILES = [];

const { scope } = registration;
const prefix = `utbyteskollen ${scope} `;
const name = prefix + VERSION;
// A host's own programmes, as they were last fetched.
const local = `utbyteskollen-local ${scope}`;
const MOST_LOCAL = 4;
// How long somebody waits for a network that does not answer, where there is something kept.
const PATIENCE = 5000;
const addressOf = (file) => new URL(file, scope).href;

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
  const install = async () => {
    // A server that has gone back to the version before brings a cache that is in use.
    const isInUse = await caches.has(name);
    await fill(() => true).catch(async (error) => {
      if (!isInUse) await caches.delete(name);
      throw error;
    });
  };
  event.waitUntil(install());
});

// Versions before this one stay as long as other pages are open with them.
addEventListener("activate", (event) => {
  const tidy = async () => {
    const pages = await clients.matchAll({ includeUncontrolled: true });
    const old = (await caches.keys()).filter((known) => known.startsWith(prefix) && known !== name);
    // What is just being fetched is no old one.
    if (pages.length > 1 || registration.installing) return;
    await Promise.all(old.map((known) => caches.delete(known)));
  };
  // Without the claim the page that is open at the first visit could not take anything from here.
  event.waitUntil(Promise.all([tidy(), clients.claim()]));
});

addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data === "use") skipWaiting();
  if (data !== "whole?" || !ports[0]) return;
  // A browser that is short of space may have taken something away.
  const answer = async () => {
    const cache = await caches.open(name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    await fill((address) => !kept.has(address));
    return true;
  };
  // Until then the browser may not stop this worker.
  event.waitUntil(answer().then((whole) => ports[0].postMessage(whole), () => ports[0].postMessage(false)));
});

const keepLocal = async (cache, request, answer) => {
  const others = (await cache.keys()).filter(({ url }) => url !== request.url);
  await Promise.all(others.slice(0, Math.max(0, others.length + 1 - MOST_LOCAL)).map((old) => cache.delete(old)));
  await cache.put(request, answer);
};
const fetchLocal = async (request) => {
  const cache = await caches.open(local);
  const kept = await cache.match(request);
  try {
    const answer = await fetch(request, { signal: kept && AbortSignal.timeout?.(PATIENCE) });
    // Where there is no room for it, it is used all the same.
    if (answer.ok) await keepLocal(cache, request, answer.clone()).catch(() => {});
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
};

// The address says how the page is to be (`?lang=en`); the file is the same.
const answer = async (request) => {
  const options = { ignoreSearch: true };
  const isPage = request.mode === "navigate";
  const asked = isPage && new URL(request.url).pathname === new URL("index.html", scope).pathname ? scope : request;
  const own = await (await caches.open(name)).match(asked, options);
  if (own) return own;
  const before = (await caches.keys()).filter((known) => known.startsWith(prefix));
  for (const old of isPage ? [] : before) {
    const kept = await (await caches.open(old)).match(request, options);
    if (kept) return kept;
  }
  return new URL(request.url).pathname.endsWith(".bin") ? fetchLocal(request) : fetch(request);
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const isOwn = request.method === "GET" && request.url.startsWith(scope);
  // What others build upon is always the newest.
  const isEntry = /^((embed|demo|module)\/|sw\.js$)/.test(request.url.slice(scope.length).split("?")[0]);
  // A browser that does not let its store be read still has a network.
  if (isOwn && !isEntry) event.respondWith(answer(request).catch(() => fetch(request)));
});
