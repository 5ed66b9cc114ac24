/** Fields of our own records that a script can ask for and fill in at once; a company's own fields can all be asked for. */

export type StandardKind = "text" | "date" | "money" | "number";

export const standardFields: Readonly<Record<"client" | "lead" | "deal", Readonly<Record<string, StandardKind>>>> = {
  deal: { amount: "money", cost: "money", expectedPaymentOn: "date", source: "text", region: "text" },
  client: { industry: "text", region: "text", source: "text", city: "text", revenue: "money", employees: "number", website: "text" },
  lead: { company: "text", person: "text", source: "text", region: "text" },
};
