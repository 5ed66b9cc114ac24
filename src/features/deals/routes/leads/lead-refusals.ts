/** Why something cannot be done with a lead, for people. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import type { LeadRefusal } from "../../core/lead.ts";
import { dealRefusals } from "../deal-refusals.ts";

export const leadRefusals: Readonly<Record<LeadRefusal, RefusalAnswer>> = {
  lead_without_name: { status: 422, path: "/title", detail: "A lead needs a title, a company or a person." },
  unknown_owner: { status: 422, path: "/ownerId", detail: "There is no such person to own it." },
  owner_inactive: { status: 422, path: "/ownerId", detail: "This person has left; choose somebody who works here." },
  owner_unfit: {
    status: 422,
    path: "/ownerId",
    detail: "Neither level nor role lets this person change leads; choose somebody who works with them.",
  },
  owner_needed: { status: 422, path: "/ownerId", detail: "Say whose it is." },
  unknown_telesales: { status: 422, path: "/telesalesId", detail: "There is no such person to call." },
  telesales_inactive: { status: 422, path: "/telesalesId", detail: "This person has left; choose somebody who works here." },
  telesales_unfit: {
    status: 422,
    path: "/telesalesId",
    detail: "Neither level nor role lets this person change leads; choose somebody who works with them.",
  },
  unknown_seller: { status: 422, path: "/sellerId", detail: "There is no such person to sell." },
  seller_inactive: { status: 422, path: "/sellerId", detail: "This person has left; choose somebody who works here." },
  seller_unfit: {
    status: 422,
    path: "/sellerId",
    detail: "This person neither sells nor leads those who do; choose somebody who may change deals.",
  },
  unknown_client: { status: 422, path: "/clientId", detail: "There is no such client." },
  unknown_contact: { status: 422, path: "/contactId", detail: "There is no such contact." },
  unknown_referrer: { status: 422, path: "/referredById", detail: "There is no such client." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another one has this id from elsewhere." },
  already_in_work: { status: 409, detail: "The lead is in work already." },
  already_rejected: { status: 409, detail: "The lead is rejected already." },
  already_converted: { status: 409, detail: "The lead is converted already." },
  not_rejected: { status: 409, detail: "The lead is not rejected; there is nothing to reopen." },
  lead_rejected: { status: 409, detail: "The lead is rejected. Reopen it first." },
  before_previous_status: { status: 422, detail: "It lies before the status that came before it." },
  phone_malformed: {
    status: 422,
    path: "/phones",
    detail: "A telephone number has its country's prefix, or is one of the company's country.",
  },
  email_malformed: { status: 422, path: "/emails", detail: "This is no e-mail address." },
};

/** Of a conversion: what the client or the deal lacks is told at its place in the request. */
export function convertRefusals(client: Readonly<Record<string, RefusalAnswer>>): Readonly<Record<string, RefusalAnswer>> {
  const within = (name: string, refusals: Readonly<Record<string, RefusalAnswer>>) =>
    Object.fromEntries(
      Object.entries(refusals).map(([reason, { path, ...answer }]) => [
        reason,
        path === undefined ? answer : { ...answer, path: `/${name}${path}` },
      ]),
    );
  const missing: RefusalAnswer = { status: 422, path: "/clientId", detail: "There is no such client." };
  return { ...within("client", client), ...leadRefusals, ...within("deal", dealRefusals), unknown_client: missing, not_found: missing };
}
