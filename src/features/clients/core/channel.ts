/** By what a client or contact is reached: telephones, e-mail addresses, messengers. */
import { normaliseEmail } from "#shared/email.ts";
import { normalisePhone } from "#shared/phone.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName, foldText } from "#shared/text.ts";

export const channelKinds = ["phone", "email", "messenger"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** `plain` is what duplicates are found by: one form of the same number, address or name. */
export type Channel = { readonly kind: ChannelKind; readonly value: string; readonly plain: string; readonly label: string | null };

export type SentChannel = { readonly value: string; readonly label?: string | null | undefined };
/** As lists by kind; what is left out stays as it is. */
export type SentChannels = {
  readonly phones?: readonly SentChannel[] | undefined;
  readonly emails?: readonly SentChannel[] | undefined;
  readonly messengers?: readonly SentChannel[] | undefined;
};
export type ChannelRefusal = "phone_malformed" | "email_malformed";

/** A telephone as it is kept. What is no number is kept as it stands, for imports; `isValid` says that nobody can be called there. */
export function phoneChannel(text: string, country: string | null, label: string | null): { channel: Channel; isValid: boolean } {
  const read = normalisePhone(text, country);
  const value = read.ok ? read.value : cleanName(text);
  return { channel: { kind: "phone", value, plain: read.ok ? value : foldText(text), label }, isValid: read.ok };
}

/** An e-mail address as it is kept. What is none is kept as it stands, for imports. */
export function emailChannel(text: string, label: string | null): { channel: Channel; isValid: boolean } {
  const read = normaliseEmail(text);
  const value = read.ok ? read.value : cleanName(text);
  return { channel: { kind: "email", value, plain: foldText(value), label }, isValid: read.ok };
}

export function messengerChannel(text: string, label: string | null): Channel {
  const value = cleanName(text);
  return { kind: "messenger", value, plain: foldText(value), label };
}

/** The channels after what was sent took the place of those of its kind, each once, in the order sent. */
export function readChannels(
  known: readonly Channel[],
  sent: SentChannels,
  country: string | null,
): Result<readonly Channel[], ChannelRefusal> {
  const phones = sent.phones?.map(({ value, label }) => phoneChannel(value, country, label ?? null));
  if (phones?.some(({ isValid, channel }) => !isValid && !isKnown(known, channel))) return no("phone_malformed");
  const emails = sent.emails?.map(({ value, label }) => emailChannel(value, label ?? null));
  if (emails?.some(({ isValid, channel }) => !isValid && !isKnown(known, channel))) return no("email_malformed");
  const messengers = sent.messengers?.map(({ value, label }) => messengerChannel(value, label ?? null));
  const ofKind = (kind: ChannelKind) => known.filter((channel) => channel.kind === kind);
  const all = [
    ...(phones?.map(({ channel }) => channel) ?? ofKind("phone")),
    ...(emails?.map(({ channel }) => channel) ?? ofKind("email")),
    ...(messengers ?? ofKind("messenger")),
  ];
  return yes(eachOnce(all));
}

/** What an import brought and nobody can call may stay when the others change. */
const isKnown = (known: readonly Channel[], { kind, plain }: Channel) => known.some((one) => one.kind === kind && one.plain === plain);

export function eachOnce(channels: readonly Channel[]): readonly Channel[] {
  const first = new Map<string, Channel>();
  for (const channel of channels)
    if (!first.has(`${channel.kind} ${channel.plain}`)) first.set(`${channel.kind} ${channel.plain}`, channel);
  return [...first.values()];
}
