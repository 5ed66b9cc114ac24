/** The board of one's people: read anew a moment after something happened, and not for every single thing that did. */
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useRead } from "#ui/query.ts";
import type { Monitor, Replay } from "../../contract/monitor/monitor.ts";

/** Rooms whose changes show on the board. */
const watched = ["process", "work", "deals", "clients", "org"] as const;
const pause = 1_200;
/** What passes by itself (a task becoming late) shows without anything happening. */
const often = 60_000;

const boardKey = ["monitor-board"] as const;

export function useMonitor() {
  const client = useQueryClient();
  const board = useRead<Monitor>(boardKey, "/monitor");
  // Live messages name rooms: each of these is read anew when its room changes, and says so by a new number.
  const beats = useQueries({
    queries: watched.map((room) => ({
      queryKey: [room, "beat of the monitor"],
      queryFn: async () => performance.now(),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const latest = Math.max(...beats.map(({ data }) => data ?? 0));
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (latest === 0 || waiting.current !== null) return;
    waiting.current = setTimeout(() => {
      waiting.current = null;
      void client.invalidateQueries({ queryKey: boardKey });
    }, pause);
  }, [latest, client]);
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: boardKey }), often);
    return () => {
      clearInterval(timer);
      if (waiting.current !== null) clearTimeout(waiting.current);
    };
  }, [client]);
  return board;
}

export const useReplay = (person: string, date: string | undefined) =>
  useRead<Replay>(["process", "replay"], "/monitor/replay", { person, date });
