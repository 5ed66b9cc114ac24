/** Saves the draft shortly after the last change, and tells when somebody else has changed it meanwhile. */
import { useCallback, useEffect, useRef, useState } from "react";
import { isApiProblem } from "#ui/problem.ts";
import { readLayout } from "../../../core/layout/layout.ts";
import { readVersion, saveDraft, type Version } from "../../calls.ts";
import type { Drafting, Drawn } from "./draft-state.ts";

export type SaveState =
  | { readonly is: "saved" | "waiting" | "saving" }
  | { readonly is: "conflict" }
  | { readonly is: "refused"; readonly problem: unknown };

const patience = 700;

export function useAutosave(first: Version, drafting: Drafting) {
  const { drawn, isEditable, replace } = drafting;
  const [state, setState] = useState<SaveState>({ is: "saved" });
  const version = useRef(first.version);
  const saved = useRef<Drawn>(drawn);
  const latest = useRef(drawn);
  const running = useRef<Promise<void> | null>(null);
  latest.current = drawn;

  /** Answers once everything drawn so far is kept, or has been refused. One after the other: each needs the version of the one before. */
  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    const sent = latest.current;
    if (sent === saved.current) return true;
    setState({ is: "saving" });
    let isKept = false;
    running.current = saveDraft(first.processId, first.number, sent, version.current).then(
      (answer) => {
        version.current = answer.version;
        saved.current = sent;
        isKept = true;
        setState({ is: latest.current === sent ? "saved" : "waiting" });
      },
      (problem: unknown) => setState(isConflict(problem) ? { is: "conflict" } : { is: "refused", problem }),
    );
    await running.current;
    running.current = null;
    return isKept;
  }, [first.processId, first.number]);

  useEffect(() => {
    if (!isEditable || drawn === saved.current) return;
    setState((before) => (before.is === "conflict" ? before : { is: "waiting" }));
    const timer = setTimeout(() => void flush(), patience);
    return () => clearTimeout(timer);
  }, [drawn, isEditable, flush]);

  // Leaving the page keeps what was drawn last.
  useEffect(() => () => void (isEditable && latest.current !== saved.current && flush()), [isEditable, flush]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);

  const takeTheirs = useCallback(async () => {
    const theirs = await readVersion(first.processId, first.number);
    version.current = theirs.version;
    const next = { definition: theirs.definition, layout: readLayout(theirs.layout, theirs.definition) };
    saved.current = next;
    replace(next);
    setState({ is: "saved" });
  }, [first.processId, first.number, replace]);

  const keepMine = useCallback(async () => {
    version.current = (await readVersion(first.processId, first.number)).version;
    setState({ is: "waiting" });
    await flush();
  }, [first.processId, first.number, flush]);

  return { state, flush, takeTheirs, keepMine, versionNow: () => version.current };
}

const isConflict = (problem: unknown) => isApiProblem(problem) && problem.status === 409 && problem.currentVersion !== null;
