/** One version of a process on its canvas: a draft to draw on, a published version to read. */
import { lazy, Suspense } from "react";
import { Loaded, LoadingRows } from "#ui/kit/states.tsx";
import { usePageParams } from "#ui/url-state.ts";
import { useProcess, useVersion } from "../calls.ts";

/** The canvas and what lays it out come only once there is something to draw. */
const Designer = lazy(async () => ({ default: (await import("./Designer.tsx")).Designer }));

export function DesignerPage() {
  const { processId, number } = usePageParams();
  const version = useVersion(processId, number);
  const process = useProcess(processId);
  return (
    <Loaded from={process}>
      {(summary) => (
        <Loaded from={version}>
          {(first) => (
            <Suspense fallback={<LoadingRows />}>
              <Designer key={`${first.processId} ${first.number} ${first.state}`} process={summary} first={first} />
            </Suspense>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
