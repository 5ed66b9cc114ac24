/** Where the first visit orders the demo company: one at a time, beside the requests, told how far it is. */
import type { DemoDesk, DemoProgress } from "#features/org/routes/setup.ts";
import type { Log } from "#platform/log.ts";
import { addDays } from "#shared/date.ts";
import { yes } from "#shared/result.ts";
import { type DemoParts, makeDemo } from "./make-demo.ts";

export function demoDesk(parts: DemoParts & { readonly log: Log; readonly clock: () => Date }): DemoDesk {
  let progress: DemoProgress | null = null;
  return {
    progress: () => progress,
    make: ({ language, password, ...owner }) =>
      new Promise((resolve, reject) => {
        progress = { state: "making", done: 0, all: 0 };
        makeDemo(parts, {
          seed: 1,
          until: addDays(parts.clock().toISOString().slice(0, 10), -1),
          slug: "lumen",
          name: "Lumen",
          language,
          owner,
          password,
          onProgress(done, all) {
            progress = { state: "making", done, all };
            // The accounts stand: nothing that depends on what was typed can be refused any more.
            resolve(yes(null));
          },
        }).then(
          (made) => {
            progress = made.ok ? { state: "made", done: made.value.clients, all: made.value.clients } : null;
            if (!made.ok) resolve(made);
          },
          (error: Error) => {
            progress = { state: "failed", done: 0, all: 0 };
            parts.log.error({ error: error.message }, "the demo company could not be made");
            reject(error);
          },
        );
      }),
  };
}
