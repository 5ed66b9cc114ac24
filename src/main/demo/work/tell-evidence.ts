/** What was shown for tasks that are done: words, numbers, and files that lie with their record. */
import { sql } from "kysely";
import type { ToldEvidence, ToldTask } from "#features/exchange/core/demo/work/work-story.ts";
import type { Task } from "#features/process/core/task.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import type { Chapter } from "../storyteller.ts";
import { fault, type Written } from "./told-rows.ts";

const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;
const mediaType = "text/csv";

export type Shown = {
  readonly id: string;
  readonly task: Task;
  readonly told: ToldTask;
  readonly evidence: ToldEvidence;
  readonly attachmentId: string | null;
};

/** All files of the story have one content, stored once: it says that this is no real company. */
export async function tellEvidence(
  chapter: Chapter,
  workspaceId: string,
  written: Written,
  files: FileStore,
  text: string,
): Promise<readonly Shown[]> {
  const stored = await files.put(new TextEncoder().encode(`${text}\n`), { maxBytes: 10_000 });
  if (!stored.ok) return fault(stored.refusal);
  const shown = [...written.tasks].flatMap(([told, task]) =>
    told.evidence.map((evidence): Shown & { readonly fileId: string | null } => {
      const isFile = evidence.kind === "file" && task.subjectId !== null;
      return {
        ...{ told, task, evidence },
        fileId: isFile ? chapter.idAt(evidence.at) : null,
        attachmentId: isFile ? chapter.idAt(evidence.at) : null,
        id: chapter.idAt(evidence.at),
      };
    }),
  );
  const filed = shown.flatMap(({ evidence, fileId, attachmentId, task }) =>
    evidence.kind === "file" && fileId !== null
      ? [
          {
            file_id: fileId,
            id: attachmentId,
            name: evidence.name,
            at: evidence.at,
            by: task.closedBy,
            record_id: task.subjectId,
            owner_id: task.ownerId,
          },
        ]
      : [],
  );
  const { sha256, bytes } = stored.value;
  const { tx } = chapter;
  await sql`
    insert into platform.file (workspace_id, id, sha256, bytes, media_type, name, owner_id, created_at)
    select ${workspaceId}::uuid, file_id, ${sha256}, ${bytes}, ${mediaType}, name, by, at
    from jsonb_to_recordset(${json(filed)}) as r (file_id uuid, name text, by uuid, at timestamptz)`.execute(tx);
  await sql`
    insert into clients.attachment (workspace_id, id, record_id, owner_id, file_id, name, media_type, bytes, added_by, at)
    select ${workspaceId}::uuid, id, record_id, owner_id, file_id, name, ${mediaType}, ${bytes}, by, at
    from jsonb_to_recordset(${json(filed)}) as r (file_id uuid, id uuid, record_id uuid, owner_id uuid, name text, by uuid, at timestamptz)`.execute(
    tx,
  );
  const rows = shown.map(({ id, task, evidence, attachmentId }) => ({
    ...{ id, task_id: task.id, subject_id: task.subjectId, owner_id: task.ownerId, added_by: task.closedBy },
    ...{
      demand: evidence.demand,
      kind: evidence.kind,
      attachment_id: attachmentId,
      text: evidence.kind === "file" ? null : evidence.text,
      at: evidence.at,
    },
  }));
  await sql`
    insert into process.evidence (workspace_id, id, task_id, subject_id, owner_id, added_by, demand, kind, attachment_id, text, at)
    select ${workspaceId}::uuid, id, task_id, subject_id, owner_id, added_by, demand, kind, attachment_id, text, at
    from jsonb_to_recordset(${json(rows)}) as r (id uuid, task_id uuid, subject_id uuid, owner_id uuid, added_by uuid, demand text, kind text, attachment_id uuid, text text,
      at timestamptz)`.execute(tx);
  return shown.map(({ fileId: _, ...one }) => one);
}

export const filedEntry = ({ task, attachmentId, evidence }: Shown, bytes: number) =>
  attachmentId === null || task.subjectKind === null || task.subjectId === null
    ? []
    : [
        {
          kind: "file_added",
          subjectKind: task.subjectKind,
          subjectId: task.subjectId,
          at: evidence.at,
          data: { attachmentId, mediaType, bytes },
        },
      ];
