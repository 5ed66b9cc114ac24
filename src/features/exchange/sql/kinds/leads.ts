/** A batch of leads from a file: those known by their id elsewhere are changed, the others opened in the past; all by the decisions of the room deals. */
import { leadsByExternalIds } from "#features/deals/sql/leads/load-lead.ts";
import { insertLeads, saveLeadEvents, saveLeadSteps, saveParts } from "#features/deals/sql/leads/save-lead.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { withDreamt } from "../../core/dreamt.ts";
import type { Imported, ImportRow, Outcome } from "../../core/imported.ts";
import { afterLead, beforeOf, type Followed, follow, type Known, leadEntries, openedIn, ownerIn, stepsOf } from "../../core/kinds/leads.ts";
import { reasonNotStated } from "../../core/stage-moves.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

export async function importLeads(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const texts = rows.map(({ values }) => values.texts);
  const sources = await idsOfWords(
    tx,
    "source",
    texts.map((row) => row["source"]),
    parts,
  );
  const regions = await idsOfWords(
    tx,
    "region",
    texts.map((row) => row["region"]),
    parts,
  );
  const rejected = texts.flatMap((row) => (row["status"] === "rejected" ? [row["rejection_reason"] ?? reasonNotStated] : []));
  const reasons = await idsOfWords(tx, "rejection_reason", rejected, parts);
  const named = new Map(texts.flatMap((row) => (row["client"] === undefined ? [] : [[row["client"], ownerIn(row, parts)] as const])));
  const clients = await clientsByName(tx, named, parts);
  const known: Known = {
    sourceOf: (name) => (name === undefined ? null : (sources.ids.get(name) ?? null)),
    regionOf: (name) => (name === undefined ? null : (regions.ids.get(name) ?? null)),
    reasonOf: (name) => reasons.ids.get(name) ?? "",
    clientOf: (name) => clients.ids.get(name),
  };
  const externalIds = rows.map(({ externalId }) => externalId);
  const found = withDreamt(await leadsByExternalIds(tx, context.actor.workspaceId, externalIds), parts.dreamt.leads, externalIds);
  const followed = new Map<string, Followed>();
  const recordIds: (string | null)[] = [];
  const outcomes = rows.map((row, at): Outcome => {
    recordIds[at] = null;
    const own = followed.get(row.externalId) ?? null;
    const before = own?.before ?? found.get(row.externalId) ?? null;
    const current = own?.lead ?? before;
    const events = follow(current, row, known, parts);
    if (!events.ok) return events.refusal;
    recordIds[at] = current?.id ?? null;
    if (events.value.length === 0) return "unchanged";
    const lead = afterLead(current, events.value);
    recordIds[at] = lead.id;
    if (own) {
      own.events.push(...events.value);
      own.lead = lead;
    } else followed.set(row.externalId, { before, lead, events: [...events.value] });
    return current === null ? "created" : "updated";
  });
  const all = [...followed.values()];
  if (parts.isDry) for (const { lead } of all) parts.dreamt.leads.keep(lead);
  else await write(tx, all, parts);
  const imported = all.map(({ before, lead, events }): Imported => {
    const change = before === null ? "created" : "updated";
    return {
      recordId: lead.id,
      kind: "lead",
      change,
      version: before === null ? 1 : before.version + 1,
      before: before && beforeOf(before, events),
    };
  });
  return {
    outcomes,
    recordIds,
    imported: [...clients.created, ...imported],
    alsoCreated: { clients: clients.created.length, sources: sources.created, regions: regions.created, rejectionReasons: reasons.created },
  };
}

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const writer = { ...context, importId };
  const fresh = all.filter(({ before }) => before === null);
  const opened = fresh.map(openedIn);
  await insertLeads(tx, opened, writer);
  const steps = fresh.map(stepsOf);
  for (let round = 0; steps.some((own) => own.length > round); round++)
    await saveLeadSteps(
      tx,
      steps.flatMap((own) => own[round] ?? []),
      writer,
    );
  await saveParts(tx, context.actor.workspaceId, opened);
  for (const { before, events } of all) if (before !== null) await saveLeadEvents(tx, events, before, writer);
  const entries = all.flatMap(({ events }) => leadEntries(events));
  await appendJournal(tx, "deals", entries, context);
}
