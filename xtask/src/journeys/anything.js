// Texts, addresses, values and messages that nobody meant: the same ones each time, from the seed in the first argument.
let seed = arguments[0];
const upTo = (end) => (seed = (seed * 48271) % 2147483647) % end;
const pick = (list) => list[upTo(list.length)];
const many = (most, make) => Array.from({ length: upTo(most + 1) }, make);

const PIECES = [
  "sv", "en", "grundskola", "GOAL-12", "NO-GOAL", "dark", "ask", "host", "null", "organisation", "mal", "program", "program/ep_ka122",
  "jamfor", "", " ", ",", "&", "=", "#", "?", "/", "%", "%00", "%E5", "+", "\n", "\u0000", "\u202e", "\ud800", "🎒", "å", "-1", "1e309",
  "<img src=x onerror=window.hit=1>", "'\"></select><script>window.hit=1</script>", "javascript:window.hit=1", "https://example.org",
  "data:text/html,x", "../..", "__proto__", "constructor", "toString", "9".repeat(400), "x".repeat(2500),
];
const text = () => many(4, () => pick(PIECES)).join("");

const OPTIONS = ["lang", "org", "goals", "theme", "name", "compact", "answers", "catalogue"];
const address = () => {
  const say = (words) => (upTo(3) ? encodeURIComponent(words.replace(/[\ud800-\udfff]/g, "")) : words);
  const query = many(6, () => `${upTo(8) ? pick([...OPTIONS, "host"]) : say(text())}=${say(text())}`).join("&");
  return new URL(`?${query.replaceAll("#", "%23")}#${say(text())}`, location.href).href;
};

const NUMBERS = [0, -0, 1, -7, 0.5, 2 ** 53, 1e308, Infinity, -Infinity, NaN, 12n];
const value = (depth = 0) => {
  const within = () => value(depth + 1);
  const circle = {};
  circle.self = circle;
  const makers = [
    text, text, () => pick(NUMBERS), () => pick([null, undefined, true, false]), () => new ArrayBuffer(upTo(2000)),
    () => new Uint8Array(upTo(2000)).map(() => upTo(256)), () => new Date(NaN), () => circle, () => new Error(text()), () => /x/g,
  ];
  const nested = [
    () => many(5, within), () => Object.fromEntries(many(5, () => [text(), within()])), () => new Map(many(3, () => [within(), within()])),
    () => new Set(many(3, within)),
  ];
  return pick(depth < 3 ? [...makers, ...nested] : makers)();
};

// Most of them nearly as they should be.
const TYPES = ["height", "ready", "step", "assessment", "answers", "catalogue"];
const message = () =>
  upTo(6)
    ? {
        utbyteskollen: upTo(5) ? 1 : value(),
        type: upTo(5) ? pick(TYPES) : value(),
        ...Object.fromEntries(many(4, () => [pick(["height", "bytes", "step", "answers", "fits", text()]), value()])),
        ...(upTo(4) ? {} : { height: upTo(50_000) - 5_000 }),
      }
    : value();
