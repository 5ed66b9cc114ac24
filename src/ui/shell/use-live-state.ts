/** Follows the workspace's changes while its frame is shown. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { followChanges, type LiveState } from "../live.ts";

export function useLiveState(slug: string): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("live");
  useEffect(() => followChanges(slug, client, setState), [slug, client]);
  return state;
}
