/** Reads what somebody fills in into a company's own fields: each value of its field's kind, or refused at its place. */
import { isDate } from "#shared/date.ts";
import { isId } from "#shared/id.ts";
import { formatMoney, parseMoney } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName, foldText, nameProblem } from "#shared/text.ts";
import type { CustomChange, CustomValue, FieldDefinition } from "./custom.ts";

export const longestText = 500;
export const longestLink = 1_000;
/** Bytes of a folded text that an entry of the index holds beside three ids. */
const longestFolded = 2_400;
const mostChoices = 100;
/** Fifteen digits are what a JSON number holds exactly, wherever its point is. */
const largestNumber = 10n ** 15n - 1n;

const faultWords = {
  not_an_object: "Values of own fields are an object: their keys and their values",
  unknown_field: "There is no such field",
  field_retired: "The field is retired; it is not filled in any more",
  value_of_wrong_kind: "The value does not fit this kind of field",
  text_too_long: "The text is too long",
  text_unreadable: "The text holds nothing that can be seen, or characters that cannot",
  number_too_large: "A number has at most fifteen digits",
  number_too_precise: "The number has more digits after the point than the field keeps",
  money_unreadable: 'Money is written {"amount":"84000.00","currency":"EUR"}',
  date_unreadable: "There is no such day; write 2026-03-02",
  link_unreadable: "A link begins with https:// or http:// and a host",
  unknown_choice: "The field has no such choice",
  choice_retired: "This choice is retired; take another",
  too_many_choices: `At most ${mostChoices} choices`,
  unknown_person: "There is no such person",
  unknown_client: "There is no such client",
} as const;
export type CustomFaultCode = keyof typeof faultWords;

/** What is wrong, at a JSON pointer into the request, in words. */
export type CustomFault = { readonly path: string; readonly code: CustomFaultCode; readonly message: string };

export const customFault = (key: string | null, code: CustomFaultCode): CustomFault => ({
  path: key === null ? "/custom" : `/custom/${key.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`,
  code,
  message: faultWords[code],
});

/**
 * Values by key, each in the one form in which it is kept: texts without space around them, money with the digits of its currency. null and
 * an empty text or list take a value away. A value that a record has already (`held`) may be sent again though its field or choice is retired.
 */
export function readCustom(
  definitions: readonly FieldDefinition[],
  json: unknown,
  held: CustomChange = {},
): Result<CustomChange, readonly CustomFault[]> {
  if (json === undefined) return yes({});
  if (typeof json !== "object" || json === null || Array.isArray(json)) return no([customFault(null, "not_an_object")]);
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  const faults: CustomFault[] = [];
  const change: Record<string, CustomValue | null> = {};
  for (const [key, sent] of Object.entries(json)) {
    const definition = byKey.get(key);
    const read = definition ? readOne(definition, sent, held[key] ?? null) : no("unknown_field" as const);
    if (read.ok) change[key] = read.value;
    else faults.push(customFault(key, read.refusal));
  }
  return faults.length > 0 ? no(faults) : yes(change);
}

type Read = Result<CustomValue | null, CustomFaultCode>;

function readOne(definition: FieldDefinition, sent: unknown, held: CustomValue | null): Read {
  const read = sent === null ? yes(null) : readers[definition.kind](sent, definition, held);
  if (!read.ok || read.value === null || definition.retiredAt === null) return read;
  return JSON.stringify(read.value) === JSON.stringify(held) ? read : no("field_retired");
}

type Reader = (sent: unknown, definition: FieldDefinition, held: CustomValue | null) => Read;

const wrong = no<CustomFaultCode>("value_of_wrong_kind");
const ofId = (sent: unknown): Read => (typeof sent === "string" && isId(sent) ? yes(sent) : wrong);

const readers: Readonly<Record<FieldDefinition["kind"], Reader>> = {
  text: (sent) => readText(sent, longestText),
  link(sent) {
    const text = readText(sent, longestLink);
    if (!text.ok || text.value === null) return text;
    const url = URL.parse(String(text.value));
    return url && (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "" ? text : no("link_unreadable");
  },
  number(sent, { decimals }) {
    if (typeof sent !== "number") return wrong;
    const counted = countedIn(sent, decimals);
    if (counted === "too_precise") return no("number_too_precise");
    return counted === "too_large" ? no("number_too_large") : yes(sent === 0 ? 0 : sent);
  },
  money(sent) {
    const read = parseMoney(sent);
    return read.ok ? yes(formatMoney(read.value)) : no("money_unreadable");
  },
  date: (sent) => (typeof sent !== "string" ? wrong : isDate(sent) ? yes(sent) : no("date_unreadable")),
  boolean: (sent) => (typeof sent === "boolean" ? yes(sent) : wrong),
  person: ofId,
  client: ofId,
  choice(sent, definition, held) {
    if (typeof sent !== "string") return wrong;
    const problem = choiceProblem(sent, definition, held === null ? [] : [held as string]);
    return problem ? no(problem) : yes(sent);
  },
  choices(sent, definition, held) {
    if (!Array.isArray(sent) || sent.some((one) => typeof one !== "string")) return wrong;
    const keys = [...new Set(sent as string[])];
    if (keys.length > mostChoices) return no("too_many_choices");
    for (const key of keys) {
      const problem = choiceProblem(key, definition, (held ?? []) as readonly string[]);
      if (problem) return no(problem);
    }
    return yes(keys.length === 0 ? null : keys);
  },
};

function readText(sent: unknown, max: number): Result<string | null, CustomFaultCode> {
  if (typeof sent !== "string") return wrong;
  const problem = nameProblem(sent, { max });
  if (problem === "empty") return yes(null);
  if (problem !== null) return no(problem === "too_long" ? "text_too_long" : "text_unreadable");
  const folded = foldText(sent);
  if (folded === "") return no("text_unreadable");
  return new TextEncoder().encode(folded).length > longestFolded ? no("text_too_long") : yes(cleanName(sent));
}

function choiceProblem(key: string, { choices }: FieldDefinition, held: readonly string[]): CustomFaultCode | null {
  const choice = choices.find((one) => one.key === key);
  if (!choice) return "unknown_choice";
  return choice.retiredAt !== null && !held.includes(key) ? "choice_retired" : null;
}

/** A number as the integer that is kept: times ten to the power of the decimals, exactly. */
export function countedIn(number: number, decimals: number): bigint | "too_precise" | "too_large" {
  const digits = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(number));
  if (!digits) return Math.abs(number) < 1 ? "too_precise" : "too_large";
  const [, sign, whole, fraction = ""] = digits;
  if (fraction.length > decimals) return "too_precise";
  const counted = BigInt(`${sign}${whole}${fraction.padEnd(decimals, "0")}`);
  return counted > largestNumber || counted < -largestNumber ? "too_large" : counted;
}

/** The number that was counted so. */
export function numberOf(counted: bigint, decimals: number): number {
  const digits = (counted < 0n ? -counted : counted).toString().padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return Number(`${counted < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point) || "0"}`);
}
