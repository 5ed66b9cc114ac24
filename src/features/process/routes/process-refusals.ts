/** What a refusal about a process answers over HTTP. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import type { ProcessRefusal } from "../core/process.ts";

export const processRefusals: Readonly<Record<ProcessRefusal, RefusalAnswer>> = {
  key_reserved: { status: 422, path: "/key", detail: "This key is taken by the program. Choose another." },
  process_key_taken: { status: 422, path: "/key", detail: "Another process has this key. Add a version to that one." },
  other_key: {
    status: 422,
    path: "/key",
    detail: "The key of a process stays: send the definition under the same key, or make another process.",
  },
  other_subject: { status: 422, path: "/subject", detail: "What a published process is about stays." },
  version_published: { status: 409, detail: "This version is published and stays as it is. Draw a new one." },
  nothing_published: { status: 422, path: "/definition", detail: "Nothing is published yet that a new version could begin from." },
  process_retired: { status: 409, detail: "The process is retired. Bring it back first." },
  not_retired: { status: 409, detail: "The process is not retired." },
  unsound: { status: 422, detail: "The process is not sound: see the faults." },
};
