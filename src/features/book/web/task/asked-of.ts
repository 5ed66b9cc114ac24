/** The record that a task is about, where the book knows how to speak of it. */
import type { TextSubject } from "../../contract/texts.ts";

export type AskedOf = TextSubject;

export const isAskedOf = (subject: { readonly kind: string; readonly id: string } | null): subject is AskedOf =>
  subject !== null && ["client", "lead", "deal"].includes(subject.kind);

/** Where the record is read and changed, and the room that keeps it. */
export const placeOf = {
  client: { path: "/clients", feature: "clients", words: "clients" },
  lead: { path: "/leads", feature: "deals", words: "leads" },
  deal: { path: "/deals", feature: "deals", words: "deals" },
} as const;
