// A consumer in TypeScript: what is right type-checks, what is wrong does not, and what is checked also runs.
import { assess, loadCatalogue, programmes, questions } from "utbyteskollen";
import type { Answers, Edit, Entry, ErrorCode, Failure, LoadedCatalogue, Path, Unit, Verdict, Words } from "utbyteskollen";

function ensure(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

function result<T>(given: T | Failure): T {
  if (typeof given === "object" && given !== null && "error" in given) throw new Error(given.error.message);
  return given as T;
}

// What an adviser in another system would ask.
const idea: Answers = {
  today: "2026-11-21",
  org: { type: "gymnasieskola_yrk", accreditedIn: ["vet"], newcomer: null },
  goals: ["GOAL-12"],
  parties: [{ country: "SE", hasParticipants: true }, { country: "IN", orgType: "upper_secondary" }, null],
  activities: [{ type: "work_placement", physicalDaysTotal: 30, periods: [{ from: "2027-02-01", to: null }] }],
  participants: { total: 3, teachers: undefined },
  languageSupport: { requested: false },
};
const said = assess(idea);

// Nobody reads a result without having asked whether there is one.
// @ts-expect-error
ensure(said.programmes !== undefined, "there is a result all the same");
if ("error" in said) throw new Error(`${said.error.path}: ${said.error.message}`);

const words: Record<Verdict, string> = { fits: "ja", fits_if_changed: "nästan", open: "kanske", no: "nej" };
const told = said.programmes.map((entry: Entry): string => {
  const [mend]: (readonly Edit[])[] = entry.repairs.map((repair) => repair.edits);
  const questions: Path[] = entry.findings.flatMap((finding) => finding.questions);
  const needed = entry.findings.map(({ needed }) => (needed && "between" in needed ? needed.between[0] : 0));
  return `${entry.id} ${words[entry.verdict]} ${entry.call.usual?.month ?? "?"} ${mend?.length} ${questions[0]} ${needed.length}`;
});
ensure(told.length > 30, `only ${told.length} programmes`);
const reason = said.programmes[0]?.reasons.find((reason) => reason.reason === "goals_met");
// The name of a reason tells what else it holds.
if (reason?.reason === "goals_met") ensure(reason.value.includes("GOAL-12") && reason.strong <= 1, "no goal is met");

const known = result(programmes());
const sources: Words[] = known.flatMap((programme) => programme.rules.map((rule) => rule.title));
ensure(sources.every(({ sv, en }) => sv !== "" && en !== ""), "a rule has no words");

const bounds = (unit: Unit): string => {
  switch (unit.kind) {
    case "yes_no":
      return "";
    case "number":
    case "numbers":
      return `${unit.atLeast}–${unit.atMost} ${unit.of}`;
    case "one":
    case "many":
      return unit.choices.map((choice) => choice.label.en).join();
    case "date":
      return unit.to;
    case "text":
    case "texts":
      return `${unit.longest}`;
    case "periods":
      return `${unit.most}`;
    default: {
      const none: never = unit;
      return none;
    }
  }
};
ensure(result(questions()).map(({ unit }) => bounds(unit)).join("").includes("0–5000 persons"), "no bounds");

// What is wrong does not type-check, and is an error as a value where it runs all the same.
const wrong: [ErrorCode, unknown][] = [
  // @ts-expect-error: no such key
  ["answers_refused", assess({ orgType: "grundskola" })],
  // @ts-expect-error: no such organisation
  ["answers_refused", assess({ org: { type: "skola" } })],
  // @ts-expect-error: a text for a number
  ["answers_refused", assess({ participants: { total: "3" } })],
  // @ts-expect-error: no such country
  ["answers_refused", assess({ parties: [{ country: "UK" }] })],
  // @ts-expect-error: a fact of parties
  ["answers_refused", assess({ country: "SE" })],
  // @ts-expect-error: a date is a text here
  ["not_plain_data", assess({ today: new Date() })],
  // @ts-expect-error: no answers
  ["answers_refused", assess()],
  // @ts-expect-error: no bytes
  ["not_bytes", loadCatalogue("catalogue")],
  ["not_a_catalogue", loadCatalogue(new ArrayBuffer(8))],
  ["not_a_catalogue", loadCatalogue(new Uint8Array(8)) satisfies LoadedCatalogue | Failure],
];
for (const [code, given] of wrong) {
  const failure = given as Failure;
  ensure(failure.error?.code === code, `${JSON.stringify(given)?.slice(0, 200)} is not ${code}`);
}
// @ts-expect-error: no such code
const misspelt: ErrorCode = "answer_refused";
ensure(misspelt !== undefined, "");
