/** Today's business date: the date it is in the company's time zone. */
import { useMe } from "#ui/me.ts";

export function useToday(): string {
  const { timeZone } = useMe().workspace;
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
}
