/** Whether what is drawn is sound, a moment after each change. */
import { useEffect, useRef, useState } from "react";
import type { Soundness } from "../../../core/check.ts";
import type { Definition } from "../../../core/definition.ts";

export type Sound = { readonly of: Definition; readonly answer: Soundness } | null;
type Answer = { readonly id: number; readonly answer?: Soundness };

const calm = 200;

/** The last answer; `isChecking` while it is not yet about what is drawn now. */
export function useSoundness(definition: Definition): { readonly sound: Sound; readonly isChecking: boolean } {
  const [sound, setSound] = useState<Sound>(null);
  const worker = useRef<Worker | null>(null);
  const busy = useRef<number | null>(null);
  const count = useRef(0);

  useEffect(() => {
    const timer = setTimeout(() => {
      // A check of what is no longer drawn is given up, however long it would still have taken.
      if (busy.current !== null) {
        worker.current?.terminate();
        worker.current = null;
      }
      worker.current ??= new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
      count.current += 1;
      const id = count.current;
      busy.current = id;
      worker.current.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.id !== busy.current) return;
        busy.current = null;
        if (data.answer) setSound({ of: definition, answer: data.answer });
      };
      worker.current.postMessage({ id, definition });
    }, calm);
    return () => clearTimeout(timer);
  }, [definition]);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return { sound, isChecking: sound?.of !== definition };
}
