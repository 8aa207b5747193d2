// What may go on to the engine: plain data as JSON has it, and bytes. Both are copied here, where an exception of foreign code (a
// getter, a trap of a proxy) can be caught: in the engine it would run through compiled code, and leave that code's stack as it
// stood.

/** @typedef {import("./index.js").Failure} Failure */

// Real answers have four levels and some thousand values. Letters count as well, since a text is copied.
const DEEPEST = 10;
const MOST = 1_000_000;
const LONGEST_PATH = 200;

/**
 * @param {Failure["error"]["code"]} code
 * @param {string} path
 * @param {string} message
 * @returns {{ value?: undefined, refused: Failure }}
 */
const refuse = (code, path, message) => ({ refused: { error: { code, path: path.slice(0, LONGEST_PATH), message } } });

/** What is thrown and caught within this file. */
class Refused {
  /** @param {Parameters<typeof refuse>} why */
  constructor(...why) {
    this.why = why;
  }
}

/**
 * A copy of plain data, or why there is none.
 *
 * @param {unknown} given
 * @returns {{ value: unknown, refused?: undefined } | { value?: undefined, refused: Failure }}
 */
export const plain = (given) => {
  let left = MOST;
  // Where it is just now, for what throws.
  let at = "";

  /** @param {number} size */
  const count = (size) => {
    left -= size;
    if (left < 0) throw new Refused("too_large", "", "there is more than any answers hold");
  };

  /** @param {string} text */
  const letters = (text) => {
    count(text.length);
    // Half a character would come out as another text than went in.
    if (/\p{Surrogate}/u.test(text)) throw new Refused("not_plain_data", at, "half a character is not allowed in a text");
    return text;
  };

  /** @param {string} kind */
  const foreign = (kind) => new Refused("not_plain_data", at, `${kind} is not allowed; write plain data, as in JSON`);

  /**
   * @param {unknown} value
   * @param {string} path
   * @param {number} depth
   * @returns {unknown}
   */
  const copy = (value, path, depth) => {
    at = path;
    count(1);
    if (value === undefined || value === null || typeof value === "boolean") return value ?? null;
    if (typeof value === "string") return letters(value);
    if (typeof value === "number") {
      if (Number.isFinite(value)) return value;
      throw foreign(`${value}`);
    }
    if (typeof value !== "object") throw foreign(`a ${typeof value}`);
    if (depth > DEEPEST) throw new Refused("too_large", path, "objects and lists are nested too deep, or one holds itself");
    if (Array.isArray(value)) {
      const list = [];
      for (let place = 0, { length } = value; place < length; place++) {
        at = `${path}[${place}]`;
        list.push(copy(value[place], at, depth + 1));
      }
      return list;
    }
    const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
    if (kind !== "Object") throw foreign(`a ${kind.slice(0, 40)}`);
    // Without a prototype, so that no key means anything to JavaScript.
    const object = Object.create(null);
    for (const key of Object.keys(value)) {
      at = path ? `${path}.${key}` : key;
      letters(key);
      const member = /** @type {Record<string, unknown>} */ (value)[key];
      // As in JSON, what is undefined is not there.
      if (member !== undefined) object[key] = copy(member, at, depth + 1);
    }
    return object;
  };

  try {
    return { value: copy(given, "", 0), refused: undefined };
  } catch (error) {
    if (error instanceof Refused) return refuse(...error.why);
    return refuse("not_plain_data", at, "it cannot be read: reading it throws");
  }
};

// What tells a buffer from what only looks like one. A shared one, which may change while it is read, is none either.
const lengthOfBuffer = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")?.get;

/**
 * A copy of bytes, or why there is none.
 *
 * @param {unknown} given
 * @returns {{ value: Uint8Array, refused?: undefined } | { value?: undefined, refused: Failure }}
 */
export const bytes = (given) => {
  try {
    const [buffer, ...part] = ArrayBuffer.isView(given) ? [given.buffer, given.byteOffset, given.byteLength] : [given];
    lengthOfBuffer?.call(buffer);
    const view = new Uint8Array(/** @type {ArrayBuffer} */ (buffer), ...part);
    if (view.length <= MOST) return { value: view.slice(), refused: undefined };
    return refuse("too_large", "", "it is larger than any catalogue; pack it again");
  } catch {
    return refuse("not_bytes", "", "a catalogue is a Uint8Array or an ArrayBuffer; hand over its bytes");
  }
};
