// Whatever comes in: nothing is thrown, the error says what and where, and the module goes on as if nothing had been.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as module from "utbyteskollen";

const { assess, loadCatalogue, programmes, questions } = module;
const [, , tests] = process.argv;
const read = (name) => JSON.parse(readFileSync(join(tests, "answers", name), "utf8"));
const good = read("strategic_partnership.json");
const expected = JSON.stringify(read("strategic_partnership.expected.json"));

const ensure = (holds, otherwise) => {
  if (!holds) throw new Error(otherwise);
};
const ensureWhole = (after) => ensure(JSON.stringify(assess(good)) === expected, `after ${after} it is not what it was`);
const ensureFailure = (name, said, code, path) => {
  const { error, ...rest } = said;
  ensure(error && Object.keys(rest).length === 0, `${name}: no error but ${JSON.stringify(said).slice(0, 200)}`);
  ensure(Object.keys(error).join() === "code,path,message", `${name}: ${Object.keys(error)}`);
  ensure(error.code === code, `${name}: ${error.code}, not ${code}: ${error.message}`);
  ensure(error.path === path, `${name}: the path is ${error.path}, not ${path}`);
  ensure(typeof error.message === "string" && error.message.length > 10, `${name}: no message`);
  ensure(error.message.length < 5_000 && error.path.length <= 200, `${name}: ${error.message.length} letters`);
};

const thrower = () => {
  throw new Error("foreign");
};
const cyclic = { org: {} };
cyclic.org.org = cyclic;
const cyclicList = [];
cyclicList.push(cyclicList, cyclicList, cyclicList);
let deep = {};
for (let level = 0; level < 100_000; level++) deep = { a: deep };
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const endless = new Proxy([], { get: (list, key) => (key === "length" ? Number.MAX_SAFE_INTEGER : {}) });
const everDeeper = new Proxy({}, { get: () => everDeeper, ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });
const manyKeys = Object.fromEntries(Array.from({ length: 200_000 }, (_, place) => [`k${place}`, 1]));

const rows = [
  // No answers at all.
  ["nothing", undefined, "answers_refused", ""],
  ["null", null, "answers_refused", ""],
  ["a number", 7, "answers_refused", ""],
  ["a text", "{}", "answers_refused", ""],
  ["a list", [], "answers_refused", ""],
  ["true", true, "answers_refused", ""],
  // What JSON does not have.
  ["a function", () => ({}), "not_plain_data", ""],
  ["a class", class {}, "not_plain_data", ""],
  ["a symbol", Symbol("s"), "not_plain_data", ""],
  ["a BigInt", 5n, "not_plain_data", ""],
  ["a Map", new Map([["org", {}]]), "not_plain_data", ""],
  ["a Set", new Set(), "not_plain_data", ""],
  ["a Date", new Date(), "not_plain_data", ""],
  ["a RegExp", /a/, "not_plain_data", ""],
  ["an Error", new Error("e"), "not_plain_data", ""],
  ["a promise", Promise.resolve({}), "not_plain_data", ""],
  ["a generator", (function* () {})(), "not_plain_data", ""],
  ["bytes", new Uint8Array(4), "not_plain_data", ""],
  ["a boxed text", new String("x"), "not_plain_data", ""],
  ["a boxed number within", { participants: { total: new Number(3) } }, "not_plain_data", "participants.total"],
  ["a BigInt within", { participants: { total: 3n } }, "not_plain_data", "participants.total"],
  ["a function within", { parties: [{ country: () => "SE" }] }, "not_plain_data", "parties[0].country"],
  ["a symbol within", { goals: [Symbol.iterator] }, "not_plain_data", "goals[0]"],
  ["NaN", { participants: { total: NaN } }, "not_plain_data", "participants.total"],
  ["Infinity", { participants: { total: Infinity } }, "not_plain_data", "participants.total"],
  ["a half of a pair", { needText: "a\ud800b" }, "not_plain_data", "needText"],
  ["the other half", { needText: "\udc00" }, "not_plain_data", "needText"],
  ["a half in a key", { ["\ud83d"]: 1 }, "not_plain_data", "\ud83d"],
  ["an object that calls itself something", { org: { [Symbol.toStringTag]: "x".repeat(1e6) } }, "not_plain_data", "org"],
  // What throws when it is read.
  ["a getter that throws", { get org() { return thrower(); } }, "not_plain_data", "org"],
  ["a getter that throws in a list", { parties: Object.defineProperty([null, null], 1, { get: thrower }) }, "not_plain_data", "parties[1]"],
  ["a getter that throws nothing", { get org() { throw undefined; } }, "not_plain_data", "org"],
  ["a getter that throws itself", { get org() { throw this; } }, "not_plain_data", "org"],
  ["a tag that throws", { get [Symbol.toStringTag]() { return thrower(); } }, "not_plain_data", ""],
  ["a proxy whose keys throw", new Proxy({}, { ownKeys: thrower }), "not_plain_data", ""],
  ["a proxy whose values throw", new Proxy({ org: {} }, { get: (object, key) => (key === "org" ? thrower() : object[key]) }), "not_plain_data", "org"],
  ["a proxy that was revoked", revoked.proxy, "not_plain_data", ""],
  ["a proxy that was revoked, within", { org: revoked.proxy }, "not_plain_data", "org"],
  ["a length that throws", { parties: new Proxy([], { get: (list, key) => (key === "length" ? thrower() : list[key]) }) }, "not_plain_data", "parties"],
  // What does not end, or nearly so.
  ["an object that holds itself", cyclic, "too_large", "org.org.org.org.org.org.org.org.org.org.org"],
  ["a list that holds itself", { goals: cyclicList }, "too_large", `goals${"[0]".repeat(10)}`],
  ["an object in an object in …", deep, "too_large", Array(11).fill("a").join(".")],
  ["a proxy in a proxy in …", everDeeper, "too_large", Array(11).fill("a").join(".")],
  ["a list without an end", { goals: endless }, "too_large", ""],
  ["a list of nothing", { goals: new Array(4e9) }, "too_large", ""],
  ["a large list", { goals: Array(30_000).fill("GOAL-01") }, "too_large", ""],
  ["a long text", { needText: "x".repeat(5e7) }, "too_large", ""],
  ["a long key", { ["x".repeat(5e7)]: 1 }, "too_large", ""],
  ["the same text many times", { curriculumGoals: Array(19_000).fill("x".repeat(10_000)) }, "too_large", ""],
  ["many keys", manyKeys, "too_large", ""],
  ["a text that is too long", { needText: "å".repeat(1_001) }, "answers_refused", "needText"],
  // Keys that mean something to JavaScript.
  ["__proto__", JSON.parse('{"__proto__":{"org":{}}}'), "answers_refused", "__proto__"],
  ["constructor", { constructor: {} }, "answers_refused", "constructor"],
  ["toString", { toString: 1 }, "answers_refused", "toString"],
  ["toJSON", { toJSON: 1 }, "answers_refused", "toJSON"],
  ["an empty key", { "": 1 }, "answers_refused", ""],
  // Plain data, and wrong.
  ["a number that is not whole", { participants: { total: 2.5 } }, "answers_refused", "participants.total"],
  ["a number that is too large", { participants: { total: 1e300 } }, "answers_refused", "participants.total"],
  ["a number below all", { participants: { total: -(2 ** 63) } }, "answers_refused", "participants.total"],
  ["a day that is none", { today: "2026-02-30" }, "answers_refused", "today"],
  ["today unknown", { today: null }, "answers_refused", "today"],
  ["an unknown key", { orgType: "grundskola" }, "answers_refused", "orgType"],
  ["a contradiction", { participants: { total: 3, own: 4 } }, "answers_refused", "participants.total"],
];
for (const [name, answers, code, path] of rows) {
  ensureFailure(name, assess(answers), code, path);
  ensureWhole(name);
}
ensureFailure("no argument", assess(), "answers_refused", "");

// What is odd and right all the same.
const day = "2026-11-21";
const plain = JSON.stringify(assess({ today: day, org: { type: "grundskola" }, parties: [null] }));
ensure(plain.startsWith('{"today":"2026-11-21","programmes":[{"id":'), plain.slice(0, 100));
class Org {
  type = "grundskola";
}
for (const [name, answers] of [
  ["undefined is not there", { today: day, org: { type: "grundskola", eche: undefined }, goals: undefined, other: undefined, parties: [undefined] }],
  ["no prototype", Object.assign(Object.create(null), { today: day, org: { type: "grundskola" }, parties: [null] })],
  ["a class of the caller's", { today: day, org: new Org(), parties: [null] }],
  ["another realm", runInNewContext(`({ today: "${day}", org: { type: "grundskola" }, parties: [null] })`)],
  ["frozen", Object.freeze({ today: day, org: Object.freeze({ type: "grundskola" }), parties: Object.freeze([null]) })],
  ["a proxy", new Proxy({ today: day, org: new Proxy({ type: "grundskola" }, {}), parties: new Proxy([null], {}) }, {})],
  ["getters", { today: day, get org() { return { type: "grundskola" }; }, parties: [null] }],
  ["a getter that asks the module", { today: day, get org() { assess(good); loadCatalogue(cyclic); return { type: "grundskola" }; }, parties: [null] }],
  ["a hole in a list", { today: day, org: { type: "grundskola" }, parties: new Array(1) }],
  ["symbols and what is hidden", Object.defineProperty({ today: day, org: { type: "grundskola" }, parties: [null], [Symbol()]: 1 }, "x", { value: 1 })],
]) {
  const said = JSON.stringify(assess(answers));
  ensure(said === plain, `${name}: ${said.slice(0, 200)}`);
}
// The answers are as they were, and nothing of them is held on to.
const own = Object.freeze({ today: day, goals: Object.freeze(["GOAL-02", "GOAL-01"]) });
assess(own);
ensure(own.goals.join() === "GOAL-02,GOAL-01", "the answers are changed");
const first = assess(good);
first.programmes.length = 0;
ensureWhole("a change of the result");

// Bytes that are none, or no catalogue.
const detached = new ArrayBuffer(8);
const detachedView = new Uint8Array(detached);
structuredClone(detached, { transfer: [detached] });
const shared = new SharedArrayBuffer(8);
class Liar extends Uint8Array {
  get length() {
    return 2 ** 40;
  }
  get byteLength() {
    return 2 ** 40;
  }
}
class Odd extends Uint8Array {
  get buffer() {
    return { *[Symbol.iterator]() { for (;;) yield 1; } };
  }
}
const likeBuffer = { *[Symbol.iterator]() { for (;;) yield 1; }, [Symbol.toStringTag]: "ArrayBuffer" };
Object.setPrototypeOf(likeBuffer, ArrayBuffer.prototype);
const truncated = readFileSync(join(tests, "..", "static", "catalogue.bin")).subarray(0, 20_000);
for (const [name, bytes, code] of [
  ["nothing", undefined, "not_bytes"],
  ["null", null, "not_bytes"],
  ["a number", 1e9, "not_bytes"],
  ["a text", "UBK6", "not_bytes"],
  ["a list", [85, 66], "not_bytes"],
  ["an object", { length: 8 }, "not_bytes"],
  ["a function", thrower, "not_bytes"],
  ["a promise", Promise.resolve(new Uint8Array(1)), "not_bytes"],
  ["a proxy of bytes", new Proxy(new Uint8Array(4), {}), "not_bytes"],
  ["a proxy that was revoked", revoked.proxy, "not_bytes"],
  ["a buffer that was handed on", detached, "not_bytes"],
  ["a view of it", detachedView, "not_bytes"],
  ["a shared buffer", shared, "not_bytes"],
  ["a view of a shared buffer", new Uint8Array(shared), "not_bytes"],
  ["bytes that lie about their length", new Liar(8), "not_bytes"],
  ["bytes with an odd buffer", new Odd(8), "not_bytes"],
  ["what only looks like a buffer", likeBuffer, "not_bytes"],
  ["no bytes", new Uint8Array(0), "not_a_catalogue"],
  ["zeros", new Uint8Array(1_000), "not_a_catalogue"],
  ["a view of other numbers", new Float64Array(4), "not_a_catalogue"],
  ["a DataView", new DataView(new ArrayBuffer(9), 3), "not_a_catalogue"],
  ["a large buffer", new ArrayBuffer(2 ** 30), "too_large"],
  ["large enough to be read", new Uint8Array(999_999), "damaged"],
  ["another version", Uint8Array.from([..."UBK6"].map((letter) => letter.charCodeAt(0)).concat(Array(40).fill(7))), "other_version"],
  ["half a catalogue", truncated, "damaged"],
]) {
  ensureFailure(`loadCatalogue: ${name}`, loadCatalogue(bytes), code, "");
  ensureWhole(name);
}

// Again and again: what is refused leaves nothing behind.
const light = rows.filter(([name]) => !/endless|large|long|many|without an end|of nothing/.test(name));
ensure(light.length > 50, "nothing is tried again");
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const held = () => {
  collect();
  return process.memoryUsage().external;
};
const before = held();
for (let time = 0; time < 20_000; time++) {
  ensure(assess(light[time % light.length][1]).error, "no error");
  ensure(loadCatalogue(truncated).error, "no error");
}
ensureWhole("twenty thousand refusals");
const grown = held() - before;
ensure(grown < 1e6, `twenty thousand refusals have left ${grown} bytes behind`);

// A caller that has used up the stack: it gets an error or a result, and the next one what is right.
const depths = [];
const fall = () => {
  try {
    fall();
  } catch {
    // Too little may be left even to catch.
  }
  if (depths.length < 60) depths.push(assess(good));
};
try {
  fall();
} catch {
  // It is the caller's own stack.
}
ensure(depths.length > 0, "nothing was asked");
for (const said of depths) {
  ensure(["broken", "not_plain_data", undefined].includes(said.error?.code), said.error?.message);
  if (!said.error) ensure(JSON.stringify(said) === expected, "a result that is not right");
}
ensureWhole("the end of the stack");
ensure(programmes().length > 30 && questions().length > 100, "programmes and questions are gone");

// A clock that throws, in the middle of its work: it begins anew.
const { now } = Date;
for (const clock of [thrower, () => ({ valueOf: thrower }), () => 5n, () => Symbol("now")]) {
  Date.now = clock;
  const said = [assess(good), programmes()];
  Date.now = now;
  said.forEach((said) => ensureFailure(`the clock ${clock}`, said, "broken", ""));
  ensureWhole(`the clock ${clock}`);
}

// What a page does to all objects.
Object.defineProperty(Object.prototype, "error", { value: "polluted", configurable: true, writable: true });
Object.defineProperty(Object.prototype, "refused", { value: "polluted", configurable: true, writable: true });
Object.prototype.each = () => {};
Array.prototype.last = () => {};
ensure(JSON.stringify(assess(good)) === expected, "polluted prototypes change the result");
ensure(assess({ orgType: 1 }).error.code === "answers_refused", "polluted prototypes change an error");
console.log(`${rows.length} kinds of hostile answers are refused as values`);
