/** Requests and answers about the decision chain of a client and its links to others. */
import { z } from "@hono/zod-openapi";
import { date, id, name, version } from "#platform/http/schema.ts";
import { linkKinds } from "../core/client-link.ts";
import { parts, stances } from "../core/decision-chain.ts";

const part = z.enum(parts).openapi({ description: "What the person does in the decision", example: "approves_money" });
const stance = z.enum(stances).openapi({ description: "Where the person stands towards us" });
export const chain = z
  .object({
    clientId: id,
    version: version.openapi({ description: "Of the client: the chain changes with it" }),
    items: z.array(
      z.object({
        contactId: id,
        name: z.string(),
        position: z.string().nullable(),
        part,
        caresAbout: z.string().nullable(),
        stance,
        approvedOn: date.nullable(),
      }),
    ),
  })
  .openapi("DecisionChain");
export const setChain = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          contactId: id,
          part,
          caresAbout: name(1_000).nullable().default(null),
          stance: stance.default("unknown"),
          approvedOn: date.nullable().default(null),
        }),
      )
      .max(100),
  })
  .openapi("SetDecisionChain");

const kind = z.enum(linkKinds);
export const clientLink = z
  .strictObject({ kind, toId: id })
  .openapi("LinkClients", { description: "This client is, say, distributor of the other" });
export const clientLinks = z
  .object({
    items: z.array(
      z.object({
        fromId: id,
        toId: id,
        kind,
        otherId: id,
        otherName: z.string().nullable().openapi({ description: "null where you do not see the client at the other end" }),
      }),
    ),
  })
  .openapi("ClientLinks");

export type ChainView = z.output<typeof chain>;
export type SetChain = z.output<typeof setChain>;
export type ClientLinksView = z.output<typeof clientLinks>;
