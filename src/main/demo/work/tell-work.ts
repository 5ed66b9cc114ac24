/** Tells the work of the last weeks: runs and their tasks, small tasks, what comes again, help, deviations, and what people were told. */
import { sql } from "kysely";
import type { DemoLanguage } from "#features/exchange/core/demo/staff.ts";
import type { ClientStory, DemoLead, Stretch } from "#features/exchange/core/demo/story.ts";
import { companyWork } from "#features/exchange/core/demo/work/company-work.ts";
import { loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import { recordedProcess } from "#features/process/routes/drive/recorded.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { addDays, dateOfDay } from "#shared/date.ts";
import { seeded } from "#shared/random.ts";
import type { Chapter } from "../storyteller.ts";
import { type Happening, happeningsOf } from "./happenings.ts";
import { saveToldWork } from "./save-told-work.ts";
import { tellDeviations } from "./tell-deviations.ts";
import { tellEvidence } from "./tell-evidence.ts";
import { tellHelps, tellMentions } from "./tell-helps.ts";
import { noticesOf, tellNotices } from "./tell-notices.ts";
import { tellRecurrences } from "./tell-recurrences.ts";
import { fault, idsOf, type Known, writtenWork } from "./told-rows.ts";

export type ToldCompany = {
  readonly workspaceId: string;
  readonly seed: number;
  readonly stretch: Stretch;
  readonly language: DemoLanguage;
  readonly clients: readonly ClientStory[];
  readonly callLists: readonly DemoLead[];
  readonly people: ReadonlyMap<string, string>;
  /** Clients, deals and leads by their keys. */
  readonly records: ReadonlyMap<string, string>;
  readonly files: FileStore;
};

export async function tellWork(chapter: Chapter, company: ToldCompany): Promise<void> {
  const { workspaceId, language, clients, stretch, seed, files } = company;
  const { tx } = chapter;
  const calendar = await loadWorkingCalendar(tx, workspaceId, addDays(dateOfDay(stretch.last), -120));
  if (!calendar) return fault("a company without a calendar");
  const story = companyWork({ ...company, calendar });
  const { setting } = story;
  const known: Known = { people: company.people, records: company.records, processes: await processIds(chapter, workspaceId) };
  const ids = idsOf(known);
  const random = seeded(seed * 3_000_017 + 143);
  const written = writtenWork(chapter, story, known);
  await saveToldWork(chapter, workspaceId, written, ids, setting.end);
  const shown = await tellEvidence(chapter, workspaceId, written, files, setting.words.file);
  const happenings = happeningsOf(written, shown, ids);
  await writeDown(chapter, happenings);
  await tellRecurrences({ chapter, workspaceId, setting, ids, random }, story.recurrences);
  const titles = new Map(clients.flatMap(({ deals }) => deals.map(({ key, title }) => [key, title])));
  const around = { chapter, workspaceId, setting, ids, language, titleOf: (key: string) => titles.get(key) ?? key };
  const calls = await tellHelps(around, story.helps);
  await tellMentions(
    around,
    story.helps.map(({ deal }) => deal),
    random,
  );
  const found = await tellDeviations({ chapter, workspaceId, setting, written, clients, known, ids, random });
  await tellNotices(chapter, workspaceId, [...noticesOf(happenings), ...calls, ...found], setting.end, random);
}

async function processIds({ tx }: Chapter, workspaceId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`select id, key from process.process where workspace_id = ${workspaceId}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Into the journal, by whoever did it. */
async function writeDown(chapter: Chapter, happenings: readonly Happening[]): Promise<void> {
  for (const [actorId, own] of Map.groupBy(happenings, (one) => one.actorId))
    await appendJournal(
      chapter.tx,
      "process",
      own.map(({ event }) => recordedProcess(event)),
      chapter.context(own[0]!.at, actorId),
    );
}
