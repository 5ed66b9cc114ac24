/** `npm run bench`: every measure as a ratio to a floor of the same run. Words after it choose by name: `npm run bench -- command`. */
import { cpus, totalmem } from "node:os";
import { commandThroughput } from "./command-throughput.ts";
import { completeThroughput } from "./complete-task.ts";
import { type Figure, isHeld, lineOf } from "./figure.ts";
import { funnelCost } from "./funnel.ts";
import { importThroughput } from "./import.ts";
import { kanban } from "./kanban.ts";
import { lists } from "./lists.ts";
import { memoryIdle } from "./memory.ts";
import { moveThroughput } from "./move.ts";
import { myDay } from "./my-day.ts";
import { notifyCost } from "./notify-cost.ts";
import { policyCost } from "./policy-cost.ts";
import { processEngine } from "./process-engine.ts";
import { runServer } from "./running-server.ts";
import { sizeOfPages } from "./size-of-pages.ts";
import { timersDue } from "./timers.ts";

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
const figures: Figure[] = [];
const tell = (found: readonly Figure[]) => {
  for (const figure of found) console.log(lineOf(figure));
  figures.push(...found);
};

if (isWanted("pages")) tell(await sizeOfPages());
if (isWanted("process")) tell(processEngine());
if (isWanted("import")) tell(await importThroughput());
if (["memory", "command", "notify", "policy", "move", "funnel"].some(isWanted)) {
  const server = await runServer();
  try {
    if (isWanted("memory")) tell(await memoryIdle(server));
    if (isWanted("command")) tell(await commandThroughput(server));
    if (isWanted("notify")) tell(await notifyCost(server));
    if (isWanted("policy")) tell(await policyCost(server));
    if (isWanted("move")) tell(await moveThroughput(server));
    if (isWanted("funnel")) tell(await funnelCost(server));
  } finally {
    await server.stop();
  }
}
if (isWanted("complete")) {
  const server = await runServer();
  try {
    tell(await completeThroughput(server));
  } finally {
    await server.stop();
  }
}
if (isWanted("timers")) {
  const server = await runServer();
  // `timers 10000`: so many instead of 100,000.
  const count = Number(wanted.find((word) => /^\d+$/.test(word)) ?? 100_000);
  try {
    tell(await timersDue(server, count));
  } finally {
    await server.stop();
  }
}
if (isWanted("kanban")) {
  // A server of its own: ten thousand deals more would weigh on the other figures.
  const server = await runServer();
  try {
    tell(await kanban(server));
  } finally {
    await server.stop();
  }
}
if (isWanted("lists")) {
  const server = await runServer();
  try {
    tell(await lists(server));
  } finally {
    await server.stop();
  }
}
if (isWanted("day")) {
  const server = await runServer();
  try {
    tell(await myDay(server));
  } finally {
    await server.stop();
  }
}
const missed = figures.filter((figure) => !isHeld(figure));
console.log(missed.length === 0 ? `all ${figures.length} held` : `${missed.length} of ${figures.length} missed`);
process.exitCode = missed.length === 0 ? 0 : 1;
