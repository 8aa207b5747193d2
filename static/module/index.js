// The door of the module. What comes in is copied, and what goes wrong comes out as a value: nothing is thrown.
import start, * as engine from "./engine.js";
import { bytes, plain } from "./plain.js";

/** @typedef {import("./index.js").Failure} Failure */

/**
 * @param {Failure["error"]["code"]} code
 * @param {string} what
 * @param {unknown} why
 * @returns {Failure}
 */
const failure = (code, what, why) => ({
  error: { code, path: "", message: why instanceof Error ? `${what}: ${why.message}` : what },
});

// Written so that packers of web pages take the file along, and do not look for what only Node has.
const file = new URL("./engine_bg.wasm", import.meta.url);
const files = "node:fs/promises";
const begin = async () => {
  const isFile = file.protocol === "file:";
  const module_or_path = isFile ? (await import(/* webpackIgnore: true */ /* @vite-ignore */ files)).readFile(file) : file;
  await start({ module_or_path });
};
const notStarted = await begin().then(
  () => undefined,
  (why) => failure("not_started", "it cannot start; allow WebAssembly, and keep engine_bg.wasm beside index.js", why),
);

/** @type {Uint8Array | undefined} */
let hostCatalogue;
let isWhole = true;

/** @param {() => any} ask */
const asked = (ask) => {
  if (notStarted) return notStarted;
  try {
    if (!isWhole) {
      engine.__wbg_reset_state();
      if (hostCatalogue) engine.loadCatalogue(hostCatalogue);
      isWhole = true;
    }
    return ask();
  } catch (why) {
    // It stands in the middle of its work, as when a caller has used up the stack: the next question begins anew.
    isWhole = false;
    return failure("broken", "it broke off in the middle of its work; ask again", why);
  }
};

/** @type {typeof import("./index.js").assess} */
export const assess = (answers) => {
  const { value, refused } = plain(answers);
  return refused ?? asked(() => engine.assess(value, Date.now()));
};

/** @type {typeof import("./index.js").programmes} */
export const programmes = () => asked(() => engine.programmes(Date.now()));

/** @type {typeof import("./index.js").questions} */
export const questions = () => asked(() => engine.questions());

/** @type {typeof import("./index.js").loadCatalogue} */
export const loadCatalogue = (packed) => {
  const { value, refused } = bytes(packed);
  if (refused) return refused;
  const loaded = asked(() => engine.loadCatalogue(value));
  if (!loaded.error) hostCatalogue = value;
  return loaded;
};
