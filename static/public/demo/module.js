// What another program does that wants the answers: it asks the engine, and shows the first programmes in words of its own.
import { assess } from "../module/index.js";

const said = assess({ org: { type: "gymnasieskola_yrk" }, goals: ["GOAL-07"] });
const lines = said.error
  ? [`${said.error.path}: ${said.error.message}`]
  : said.programmes.slice(0, 5).map(({ id, verdict, call }) => `${id}: ${verdict}, ${call.status}`);
document.getElementById("answer").textContent = lines.join("\n");
