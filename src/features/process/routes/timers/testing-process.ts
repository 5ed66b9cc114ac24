/** A worker in a process of its own, to be killed by a test: takes timers up in small batches. */
import { connect } from "#platform/db/database.ts";
import { fireDue } from "./testing-sweep.ts";

const [appUrl = "", workspaceId = ""] = process.argv.slice(2);
const database = connect(appUrl, { max: 2 });
for (;;) await fireDue(database, workspaceId, new Date(), 2);
