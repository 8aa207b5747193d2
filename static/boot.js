// Starts the app. File names carry hashes, so the addresses come from the links that Trunk wrote in the head.
const address = (link) => document.head.querySelector(link).href;
const { default: start } = await import(address("link[rel=modulepreload]"));
await start({ module_or_path: address("link[rel=preload][as=fetch]") });
