/** Requests and answers about the processes that come with the product. */
import { z } from "@hono/zod-openapi";

const language = z.enum(["en", "ru", "de"]).optional().openapi({ description: "Without it the company's own" });
const key = z.enum(["cold_call", "inbound_lead", "trial", "complex_sale", "handover", "service", "development"]);

export const listReady = z.strictObject({ language });
export const readyProcess = z
  .object({
    key,
    name: z.string(),
    description: z.string(),
    subject: z.enum(["client", "lead", "deal"]),
    steps: z.int().openapi({ description: "How many" }),
    texts: z.int().openapi({ description: "How many texts of the book it names" }),
    isInstalled: z.boolean().openapi({ description: "The company has a process of this key, as it came or changed since" }),
  })
  .openapi("ReadyProcess");
export const readyList = z.object({ items: z.array(readyProcess) });

export const installReady = z
  .strictObject({
    keys: z.array(key).min(1).max(20).optional().openapi({ description: "Without it all; processes that a chosen one runs come along" }),
    language,
  })
  .openapi("InstallReadyProcesses");
export const installed = z
  .object({
    installed: z.array(z.object({ key, name: z.string() })).openapi({ description: "Published as version 1, with their texts" }),
    kept: z.array(key).openapi({ description: "The company has a process of this key already; it stays as it is" }),
    textsAdded: z.int(),
    textsKept: z.array(z.string()).openapi({ description: "Keys of texts that were in the book already; they stay as they are" }),
  })
  .openapi("InstalledProcesses");

export type InstallReady = z.output<typeof installReady>;
export type Installed = z.output<typeof installed>;
export type ReadyList = z.output<typeof readyList>;
