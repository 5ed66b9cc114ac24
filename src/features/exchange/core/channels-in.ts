/** Telephones and addresses of mail in a row of a file. */
import { type Channel, eachOnce, emailChannel, phoneChannel } from "#features/clients/core/channel.ts";
import { type Result, yes } from "#shared/result.ts";
import type { RowRefusal } from "./read-row.ts";

/**
 * What was known with what the row adds to it; the same list when the row adds nothing. Several stand in one cell with commas or semicolons
 * between them. A telephone that is no number is kept as it stands, for somebody may know what is meant.
 */
export function channelsIn(
  texts: Readonly<Record<string, string>>,
  country: string,
  known: readonly Channel[],
): Result<readonly Channel[], RowRefusal> {
  const parts = (text: string | undefined) =>
    (text ?? "")
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  const told = [
    ...parts(texts["phone"]).map((phone) => phoneChannel(phone, texts["country"] ?? country, null).channel),
    ...parts(texts["email"]).map((email) => emailChannel(email, null).channel),
  ];
  const isKnown = (one: Channel) => known.some(({ kind, plain }) => kind === one.kind && plain === one.plain);
  const added = eachOnce(told).filter((one) => one.plain !== "" && !isKnown(one));
  return yes(added.length === 0 ? known : [...known, ...added]);
}
