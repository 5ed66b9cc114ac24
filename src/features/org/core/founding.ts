/** The beginning of a company in Mainspring: its settings, default structure, and its owner. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Person, PersonEvent } from "./person.ts";

export type Company = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string;
  readonly language: "en" | "ru" | "de";
};

export type FoundingEvent = { readonly type: "WorkspaceFounded"; readonly company: Company } | PersonEvent;
export type FoundingRefusal = "slug_taken";

export function found(company: Company, owner: Person, slugTaken: boolean): Result<readonly FoundingEvent[], FoundingRefusal> {
  if (slugTaken) return no("slug_taken");
  return yes([
    { type: "WorkspaceFounded", company },
    { type: "PersonHired", person: owner },
  ]);
}
