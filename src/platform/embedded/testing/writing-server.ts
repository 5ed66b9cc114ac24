// A server process for the tests: owns the data folder given, says "ready", commits without pause when told to, and says each commit
// that the database acknowledged. It writes with writeSync, so that a kill loses no line that was said.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { joinOrStart, startEmbedded } from "../embedded.ts";

const [dataDir = "", kind = "server", writers = "0", seconds = "30"] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const started = await (kind === "command" ? joinOrStart : startEmbedded)({
  dataDir,
  onLog: (line) => say(`log ${line}`),
  onDeath: () => say("died"),
});
if (!started.ok) {
  say(`refused ${JSON.stringify(started.refusal)}`);
  process.exit(0);
}
const { ownerUrl, pid, startedByUs, stop } = started.value;
say(`ready ${JSON.stringify({ ownerUrl, pid, startedByUs })}`);

async function write(writer: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  await client.connect();
  for (let n = 0; ; n++) {
    const id = `${process.pid}-${writer}-${n}`;
    await client.query("insert into acknowledged values ($1)", [id]);
    say(`ack ${id}`);
  }
}

if (Number(writers) > 0) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("create table if not exists acknowledged (id text primary key)");
  await client.end();
  for (let writer = 0; writer < Number(writers); writer++) write(writer).catch(() => {});
}

const finish = async () => {
  await stop();
  say("stopped");
  process.exit(0);
};
process.once("SIGTERM", finish);
await sleep(Number(seconds) * 1000);
await finish();
