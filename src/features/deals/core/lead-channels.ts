/** By what leads are reached: as clients are, in this room's words. */
import { type Channel, phoneChannel, readChannels, type SentChannels } from "#features/clients/core/channel.ts";
import type { Result } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import type { LeadRefusal } from "./lead.ts";

/** What was sent takes the place of those of its kind; numbers without a prefix are meant in the country (ISO 3166). */
export function readLeadChannels(
  known: readonly Channel[],
  sent: SentChannels,
  country: string | null,
): Result<readonly Channel[], LeadRefusal> {
  return readChannels(known, sent, country);
}

/** The forms in which duplicates are looked for: E.164, small letters; null where nothing is asked. */
export function soughtForms(
  {
    company,
    phone,
    email,
  }: { readonly company?: string | undefined; readonly phone?: string | undefined; readonly email?: string | undefined },
  country: string | null,
) {
  return {
    phone: phone === undefined ? null : phoneChannel(phone, country, null).channel.plain,
    email: email === undefined ? null : foldText(email),
    company: company === undefined ? null : foldText(company),
  };
}
