/** What stands at the head of a list: how many, and what they come to. */
import { z } from "@hono/zod-openapi";
import { money } from "./deals.ts";

export const summary = z
  .object({ count: z.int(), sums: z.array(money).openapi({ description: "By currency" }) })
  .openapi("ListSummary", { description: "Of all records under the filter that you can see" });
