/** Calls for help on deals, with what became of them; and notes in which people are mentioned. */

import { mentionOf } from "#features/clients/core/mention.ts";
import { addingNote } from "#features/clients/routes/operate-records.ts";
import type { DemoLanguage } from "#features/exchange/core/demo/staff.ts";
import { chiefOf } from "#features/exchange/core/demo/staff.ts";
import type { Setting } from "#features/exchange/core/demo/work/deal-runs.ts";
import type { ToldHelp } from "#features/exchange/core/demo/work/helps.ts";
import type { Task } from "#features/process/core/task.ts";
import { recordedProcess } from "#features/process/routes/drive/recorded.ts";
import { insertTasks } from "#features/process/sql/run/save-runs.ts";
import { helpHours, helpTask, helpTitle } from "#features/work/core/help/help.ts";
import { noticesOfTask } from "#features/work/core/notify/notices-of-tasks.ts";
import { sayAbout } from "#features/work/sql/help/save-help.ts";
import { appendJournal } from "#platform/command/journal.ts";
import { letTakePart } from "#platform/db/participation.ts";
import type { Random } from "#shared/random.ts";
import type { Chapter } from "../storyteller.ts";
import type { ToldNotice } from "./tell-notices.ts";
import type { Ids } from "./told-rows.ts";

type Frame = {
  readonly chapter: Chapter;
  readonly workspaceId: string;
  readonly setting: Setting;
  readonly ids: Ids;
  readonly language: DemoLanguage;
  readonly titleOf: (dealKey: string) => string;
};

export async function tellHelps(frame: Frame, helps: readonly ToldHelp[]): Promise<readonly ToldNotice[]> {
  const notices: ToldNotice[] = [];
  for (const help of helps) notices.push(...(await tellHelp(frame, help)));
  return notices;
}

/** As the product writes it: a task for whoever is asked, a part in the deal, and the history of the deal. */
async function tellHelp({ chapter, workspaceId, setting, ids, language, titleOf }: Frame, help: ToldHelp): Promise<readonly ToldNotice[]> {
  const { tx } = chapter;
  const [askerId, dealId, ownerId] = [ids.person(help.asker), ids.record(help.deal), ids.person(help.deal.owner)];
  const notices: ToldNotice[] = [];
  let [at, text, actorId] = [help.askedAt, help.text, askerId];
  for (const { person, answer } of help.helpers) {
    const to = ids.person(person);
    const asked = {
      ...{ id: chapter.idAt(at), deal: { id: dealId, ownerId }, title: helpTitle(titleOf(help.deal.key), language, help.about), text },
      ...{ askerId, to, dueAt: setting.clock.after(at, helpHours), at },
    };
    const open = helpTask(asked);
    const done: Task = answer
      ? { ...open, status: "done", outcome: answer.outcome, comment: answer.comment, closedAt: answer.at, closedBy: to }
      : open;
    await letTakePart(tx, workspaceId, dealId, to, "participant", at);
    await insertTasks(tx, workspaceId, [done]);
    await sayAbout(tx, workspaceId, done, help.about);
    const by = chapter.context(at, actorId);
    await appendJournal(
      tx,
      "work",
      [{ kind: "help_asked", subjectKind: "deal", subjectId: dealId, at, data: { taskId: open.id, to, about: help.about } }],
      by,
    );
    const opened = { type: "TaskOpened" as const, task: open, at };
    await appendJournal(tx, "process", [recordedProcess(opened)], by);
    notices.push(...noticesOfTask(opened).map((notice) => ({ notice, at: opened.at, actorId: open.giverId })));
    if (!answer) return notices;
    const closed = { type: "TaskCompleted" as const, task: open, outcome: answer.outcome, comment: answer.comment, by: to, at: answer.at };
    const then = chapter.context(answer.at, to);
    await appendJournal(tx, "process", [recordedProcess(closed)], then);
    const data = { taskId: open.id, by: to, outcome: answer.outcome };
    await appendJournal(tx, "work", [{ kind: "help_answered", subjectKind: "deal", subjectId: dealId, at: answer.at, data }], then);
    notices.push(...noticesOfTask(closed).map((notice) => ({ notice, at: answer.at, actorId: to })));
    [at, text, actorId] = [answer.at, `${text}\n\n${answer.comment}`, to];
  }
  return notices;
}

/** Between sellers and their heads, in the last days. */
export async function tellMentions({ chapter, setting, ids }: Frame, deals: readonly ToldHelp["deal"][], random: Random): Promise<void> {
  for (const [index, deal] of random
    .shuffle([...deals])
    .slice(0, 7)
    .entries()) {
    const chief = chiefOf(deal.owner);
    if (chief === null) continue;
    const [author, mentioned] = index % 2 === 0 ? [deal.owner, chief] : [chief, deal.owner];
    const text = random.pick(setting.words.mentions).replace("PERSON", mentionOf(ids.person(mentioned)));
    await chapter.tell(setting.clock.after(setting.end, -2 - index * 7), ids.person(author), addingNote, {
      recordId: ids.record(deal),
      text,
    });
  }
}
