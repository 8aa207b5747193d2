// A host's own programmes: beside the built-in ones, alone, one after the other, and still there after the module broke off.
import { readFileSync } from "node:fs";
import { assess, loadCatalogue, programmes } from "utbyteskollen";

const ensure = (holds, otherwise) => {
  if (!holds) throw new Error(otherwise);
};
const FUND = "exempelkommunens_resefond";
const ids = () => programmes().map(({ id }) => id);
const assessed = () => assess({ today: "2026-11-21", participants: { total: 3 } }).programmes.map(({ id }) => id).sort();
const own = ids();
ensure(own.length > 30 && !own.includes(FUND), `the built-in programmes are ${own}`);

const beside = readFileSync("beside.bin");
const loaded = loadCatalogue(beside);
ensure(loaded.programmes?.includes(FUND), JSON.stringify(loaded));
ensure(loaded.contact.words.sv.includes("Kim Exempel"), JSON.stringify(loaded.contact));
const both = [...own, FUND].sort();
ensure(ids().join() === both.join() && assessed().join() === both.join(), `beside stand ${ids()}`);
const fund = programmes().find(({ id }) => id === FUND);
ensure(fund.name.sv === "Exempelkommunens resefond" && fund.name.en === null, JSON.stringify(fund.name));

// What is refused changes nothing.
ensure(loadCatalogue(beside.subarray(0, -1)).error.code === "damaged", "a part of a catalogue is taken");
ensure(ids().join() === both.join(), `after a refusal stand ${ids()}`);

// The bytes are the module's own from then on.
beside.fill(0);
ensure(ids().join() === both.join(), `after a change of the bytes stand ${ids()}`);
const { now } = Date;
Date.now = () => {
  throw new Error("foreign");
};
ensure(programmes().error.code === "broken", "a clock that throws does not break anything");
Date.now = now;
ensure(ids().join() === both.join(), `after it broke off stand ${ids()}`);

// As an ArrayBuffer, alone; and beside again, in its place.
const file = readFileSync("alone.bin");
const alone = loadCatalogue(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
ensure(alone.programmes?.join() === FUND, JSON.stringify(alone));
ensure(ids().join() === FUND && assessed().join() === FUND, `alone stand ${ids()}`);
const padded = new Uint8Array([0, 0, 0, ...readFileSync("beside.bin"), 0]);
loadCatalogue(padded.subarray(3, -1));
ensure(ids().join() === both.join(), `beside again stand ${ids()}`);
console.log("a host's programmes stand beside the others, and alone");
