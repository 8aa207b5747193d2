// The same JSON, byte for byte, as the program on the command line gives of the same answers.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { assess } from "utbyteskollen";

const [, , tests] = process.argv;
const read = (...path) => JSON.parse(readFileSync(join(tests, ...path), "utf8"));
const names = readdirSync(join(tests, "answers")).filter((name) => !name.endsWith(".expected.json"));
if (names.length < 30) throw new Error(`only ${names.length} answers files`);
for (const name of names) {
  const given = JSON.stringify(assess(read("answers", name)));
  const expected = JSON.stringify(read("answers", name.replace(".json", ".expected.json")));
  if (given !== expected) throw new Error(`${name}: ${given}`);
}

// Without a day it is today in Sweden.
const { today } = assess({});
const inSweden = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });
// Midnight may pass between the two.
const days = [new Date(), new Date(Date.now() - 60_000)].map((now) => inSweden.format(now));
if (!days.includes(today)) throw new Error(`today is ${today}, not ${days[0]}`);
const now = Date.now;
for (const [clock, expected] of [
  [Date.UTC(2026, 6, 5, 21, 59, 59), "2026-07-05"],
  [Date.UTC(2026, 6, 5, 22), "2026-07-06"],
  [Infinity, "no_day"],
  [Date.UTC(2300, 0), "no_day"],
]) {
  Date.now = () => clock;
  const said = assess({});
  const seen = said.today ?? `${said.error.code === "answers_refused" && said.error.path === "today" ? "no_day" : "?"}`;
  Date.now = now;
  if (seen !== expected) throw new Error(`at ${clock} today is ${seen}, not ${expected}`);
}
console.log(`${names.length} answers files give the expected bytes`);
