/** Processes as they are kept: a key for good, drafts that change, published versions that never do. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Definition, SubjectKind } from "./definition.ts";

export type Process = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly subject: SubjectKind;
  readonly published: number | null;
  readonly retiredAt: Date | null;
  /** The greatest number that a draft or version has. */
  readonly lastNumber: number;
  readonly version: number;
};
export type Layout = Readonly<Record<string, unknown>>;
export type Draft = { readonly number: number; readonly definition: Definition; readonly layout: Layout; readonly version: number };

export type ProcessEvent =
  | { readonly type: "ProcessDrawn"; readonly process: Process; readonly draft: Draft }
  | { readonly type: "ProcessDrafted"; readonly processId: string; readonly draft: Draft }
  | {
      readonly type: "ProcessDraftChanged";
      readonly processId: string;
      readonly number: number;
      readonly after: { readonly definition?: Definition; readonly layout?: Layout };
      /** Until a first version is published, the process is called as its draft says. */
      readonly name: string | null;
    }
  | { readonly type: "ProcessPublished"; readonly process: Process; readonly draft: Draft }
  | { readonly type: "ProcessRetired" | "ProcessRestored"; readonly processId: string; readonly at: Date };

/** `GET /processes/ready` is an address of its own. */
export const reservedKeys: ReadonlySet<string> = new Set(["ready"]);

export type ProcessRefusal =
  | "key_reserved"
  | "process_key_taken"
  | "other_key"
  | "other_subject"
  | "version_published"
  | "nothing_published"
  | "process_retired"
  | "not_retired"
  | "unsound";

type Decided = Result<readonly ProcessEvent[], ProcessRefusal>;

/** A new process with its first draft; the draft may be unsound. */
export function drawProcess(id: string, definition: Definition, layout: Layout, isKeyTaken: boolean): Decided {
  if (reservedKeys.has(definition.key)) return no("key_reserved");
  if (isKeyTaken) return no("process_key_taken");
  const { key, name, subject } = definition;
  const drawn: Process = { id, key, name, subject, published: null, retiredAt: null, lastNumber: 1, version: 1 };
  return yes([{ type: "ProcessDrawn", process: drawn, draft: { number: 1, definition, layout, version: 1 } }]);
}

/** Another draft, under the next number: of what was sent, or of what is published. */
export function draftVersion(drawn: Process, definition: Definition | null, layout: Layout): Decided {
  if (drawn.retiredAt) return no("process_retired");
  if (definition === null) return no("nothing_published");
  const foreign = foreignPart(drawn, definition);
  if (foreign) return no(foreign);
  return yes([{ type: "ProcessDrafted", processId: drawn.id, draft: { number: drawn.lastNumber + 1, definition, layout, version: 1 } }]);
}

/** A draft as it is drawn from now on. What has been published stays. */
export function changeDraft(
  drawn: Process,
  draft: Draft | null,
  after: { readonly definition?: Definition; readonly layout?: Layout },
): Decided {
  if (!draft) return no("version_published");
  const foreign = after.definition && foreignPart(drawn, after.definition);
  if (foreign) return no(foreign);
  const name = drawn.published === null ? (after.definition?.name ?? null) : null;
  return yes([{ type: "ProcessDraftChanged", processId: drawn.id, number: draft.number, after, name }]);
}

/** From now on new runs follow it. Runs that are under way stay with the version they began with until they are migrated. */
export function publishVersion(drawn: Process, draft: Draft | null, isSound: boolean): Decided {
  if (drawn.retiredAt) return no("process_retired");
  if (!draft) return no("version_published");
  if (!isSound) return no("unsound");
  return yes([{ type: "ProcessPublished", process: drawn, draft }]);
}

/** No run begins any more; those under way go on to their end. */
export function retireProcess(drawn: Process, now: Date): Decided {
  return drawn.retiredAt ? no("process_retired") : yes([{ type: "ProcessRetired", processId: drawn.id, at: now }]);
}

export function restoreProcess(drawn: Process, now: Date): Decided {
  return drawn.retiredAt ? yes([{ type: "ProcessRestored", processId: drawn.id, at: now }]) : no("not_retired");
}

/** Runs, triggers and reports know a process by its key, and its records by their kind. */
function foreignPart(drawn: Process, definition: Definition): "other_key" | "other_subject" | null {
  if (definition.key !== drawn.key) return "other_key";
  return definition.subject === drawn.subject || drawn.published === null ? null : "other_subject";
}
