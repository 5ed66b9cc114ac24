/** The keys that work on every page: "g p" and the like, "?" for all of them, "/" for the search. */
import { useEffect, useRef } from "react";
import { useGoTo } from "../link.tsx";
import type { House } from "./house.ts";
import { listenToKeys, type Sequence } from "./keyboard.ts";
import { palette } from "./palette-store.ts";

export function useHouseKeys(house: House, onHelp: () => void): void {
  const goTo = useGoTo();
  const sequences = useRef<readonly Sequence[]>([]);
  sequences.current = [
    ...[...house.pages, ...house.actions].flatMap(({ keys, path }) => (keys ? [{ keys, run: () => goTo(path) }] : [])),
    { keys: "?", run: onHelp },
    { keys: "/", run: palette.open },
  ];
  useEffect(() => listenToKeys(document, () => sequences.current), []);
}
