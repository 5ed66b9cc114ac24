/** A worker in a process of its own, to be killed by a test: takes timers up in small batches. */

import { systemActor } from "#platform/command/actor.ts";
import { createCommands } from "#platform/command/command.ts";
import { connect } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { processParts } from "../../../../main/process-parts.ts";
import { reactors } from "../../../../main/rooms.ts";
import { firingTimers } from "./fire-timers.ts";

const [appUrl = "", workspaceId = ""] = process.argv.slice(2);
const commands = createCommands({ database: connect(appUrl, { max: 2 }), newId, clock: () => new Date(), reactors });
for (;;) await commands.execute(systemActor(workspaceId, "job"), firingTimers(processParts), { limit: 2, except: [] });
