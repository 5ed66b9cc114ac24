/** Single keys of a page. They rest while somebody types, in a dialog, in a menu, and right after "g", which begins a key of the house. */
import { useEffect, useRef } from "react";
import { latinKey } from "#ui/shell/keyboard.ts";

const patience = 1_500;

/** `meaning` answers what a key does now, or null. */
export function usePlainKeys(meaning: (key: string) => (() => void) | null): void {
  const latest = useRef(meaning);
  latest.current = meaning;
  useEffect(() => {
    let leader = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isElsewhere(event.target)) return;
      const key = latinKey(event);
      const isAfterLeader = event.timeStamp - leader < patience && leader > 0;
      leader = key === "g" ? event.timeStamp : 0;
      if (isAfterLeader || key === "g") return;
      const run = latest.current(key);
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** The panel beside a list is a dialog too, and its keys are the page's. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(".mantine-Modal-content, .mantine-Spotlight-content")) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"], [role="listbox"]')) return true;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
