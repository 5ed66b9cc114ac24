/** One task with all that its screen shows; while another one is being fetched, nothing of the one before is shown under its name. */
import { useRead } from "#ui/query.ts";
import type { Details } from "./answers.ts";

export function useTask(id: string | undefined) {
  const read = useRead<Details>(["process", "task", id], `/tasks/${id}`, {}, { isEnabled: id !== undefined });
  return read.data?.id === id ? read : { ...read, data: undefined };
}
