import { checkDefinition } from "#features/process/core/check.ts";
import { type Definition, subjectKinds } from "#features/process/core/definition.ts";
import { draftingVersion, drawingProcess, publishingVersion } from "#features/process/routes/operate-processes.ts";
import { referenceFaults } from "#features/process/sql/definition-references.ts";
import { findProcess } from "#features/process/sql/processes.ts";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import type { House } from "../house.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { demandKeepable, type ReadProcess, readProcess } from "./process-read.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";

export const processImportCommand: Command = {
  words: ["process", "import"],
  usage: "--data DIR --workspace SLUG FILE.json|FILE.bpmn [--publish] [--subject deal|lead|client] [--json]",
  about:
    "Reads a process from a file as a draft: a new process, or the next version of the one with its key. --publish checks and publishes it. --subject says what a diagram of another tool runs on; deals otherwise.",
  flags: { workspace: "text", publish: "switch", subject: "text" },
  async run(flags) {
    const [file, ...more] = flags.rest;
    if (file === undefined || more.length > 0) throw new Complaint("One file is needed.");
    const read = saidToRunOn(file, await readProcess(file), flags.text("subject"));
    demandKeepable(file, read);
    const { key } = read.definition;
    if (flags.isOn("publish") && !checkDefinition(read.definition).sound)
      throw new Complaint(`${file} is not sound and was not imported; mainspring process check ${file} shows why.`);
    const number = await withHouse(flags, async (house) => {
      const actor = systemActor(await workspaceOf(house, flags.needed("workspace")), "cli");
      if (flags.isOn("publish")) await demandReferences(house, actor, read.definition);
      const drafted = await draft(house, actor, read);
      if (flags.isOn("publish")) await publish(house, actor, key, drafted);
      return drafted;
    });
    for (const part of read.leftOut) process.stderr.write(`left out: ${part}\n`);
    const state = flags.isOn("publish") ? "published" : "draft";
    flags.say({ key, number, state, leftOut: read.leftOut }, `${key}: version ${number} is ${state === "draft" ? "a draft" : "published"}`);
    return 0;
  },
};

/** A file of ours says itself what it runs on, and is not contradicted; a diagram of another tool cannot say it. */
function saidToRunOn(file: string, read: ReadProcess, said: string | undefined): ReadProcess {
  if (said === undefined) return read;
  const subject = subjectKinds.find((one) => one === said);
  if (!subject) throw new Complaint(`--subject is ${subjectKinds.join(", ")}, not "${said}".`);
  const { definition, isForeign } = read;
  if (!isForeign && definition.subject !== subject)
    throw new Complaint(`${file} says that its process runs on a ${definition.subject}, not on a ${subject}.`);
  return { ...read, definition: { ...definition, subject } };
}

/** The number of the draft that was made. */
async function draft({ database, commands }: House, actor: Actor, { definition, layout }: ReadProcess): Promise<number> {
  const { key } = definition;
  const known = await database.read(actor.scope, (tx) => findProcess(tx, actor.workspaceId, key));
  if (!known) {
    const drawn = await commands.execute(actor, drawingProcess, { definition, layout });
    if (!drawn.ok) throw new Complaint(`The process ${key} cannot be imported: ${sentence(drawn.refusal)}.`);
    return 1;
  }
  const drafted = await commands.execute(actor, draftingVersion, { named: key, definition, layout });
  if (!drafted.ok) throw new Complaint(`The process ${key} cannot be imported: ${sentence(drafted.refusal)}.`);
  return drafted.value.number;
}

async function publish({ commands }: House, actor: Actor, key: string, number: number): Promise<void> {
  const isSound = (definition: Definition) => checkDefinition(definition).sound;
  const published = await commands.execute(actor, publishingVersion, { named: key, number, isSound });
  if (!published.ok) throw new Complaint(`Version ${number} of ${key} is a draft and cannot be published: ${sentence(published.refusal)}.`);
}

/** What the definition names must be there: levels, people, stages, texts, processes. */
async function demandReferences({ database }: House, actor: Actor, definition: Definition): Promise<void> {
  const [first] = await database.read(actor.scope, (tx) => referenceFaults(tx, actor.scope, definition));
  if (first)
    throw new Complaint(`The process ${definition.key} cannot be published: ${first.path}: ${first.message}. Nothing was imported.`);
}

const sentence = (refusal: unknown) => String(refusal).replaceAll("_", " ");
