// Where WebAssembly cannot be had, each function says so, and the import does not fail.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const installed = join("node_modules", "utbyteskollen");
const ensureStopped = async (name, spoil) => {
  const place = join("spoilt", name);
  mkdirSync(place, { recursive: true });
  const files = readdirSync(installed).filter((name) => /\.js(on)?$/.test(name));
  files.forEach((name) => copyFileSync(join(installed, name), join(place, name)));
  spoil(place);
  const { assess, programmes, questions, loadCatalogue } = await import(`./${place}/index.js`);
  for (const ask of [() => assess({}), programmes, questions, () => loadCatalogue(new Uint8Array(1))]) {
    const { error } = ask();
    if (error?.code !== "not_started" || !error.message) throw new Error(`${name}: ${JSON.stringify(ask())}`);
  }
};
const bytes = readFileSync(join(installed, "engine_bg.wasm"));
await ensureStopped("absent", () => {});
await ensureStopped("broken-off", (place) => writeFileSync(join(place, "engine_bg.wasm"), bytes.subarray(0, 9_999)));
await ensureStopped("no-module", (place) => writeFileSync(join(place, "engine_bg.wasm"), "<!doctype html>"));
const { WebAssembly: own } = globalThis;
delete globalThis.WebAssembly;
await ensureStopped("no-wasm", (place) => writeFileSync(join(place, "engine_bg.wasm"), bytes));
globalThis.WebAssembly = own;
console.log("where it cannot start it says so");
