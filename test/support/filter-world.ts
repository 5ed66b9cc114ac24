/** A small world of deals for tests of filters: a catalogue with every kind of field, and rows and filters drawn at random from the same values. */
import fc from "fast-check";
import { type Catalogue, opsOf, relation } from "#shared/filter/catalogue.ts";
import { anchors, type Comparison, type Filter, units } from "#shared/filter/language.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { convert, formatMoney, largestMinor, type Money, money } from "#shared/money.ts";
import { foldText } from "#shared/text.ts";

export type Task = { readonly id: string; readonly title: string | null; readonly due: string | null; readonly deal: () => Deal };
export type Deal = {
  readonly id: string;
  readonly title: string | null;
  readonly story: string | null;
  readonly code: string | null;
  readonly stage: string;
  readonly tags: readonly string[] | null;
  readonly probability: number | null;
  readonly score: string | null;
  readonly amount: Money | null;
  readonly due: string | null;
  readonly openedAt: Date | null;
  readonly isHot: boolean | null;
  readonly ownerId: string | null;
  readonly followers: readonly string[] | null;
  readonly clientId: string | null;
  readonly note: string | null;
  readonly budget: Money | null;
  readonly weight: string | null;
  readonly kinds: readonly string[];
  readonly visitedAt: Date | null;
  readonly tasks: readonly Task[];
};

export const tasks: Catalogue<Task> = {
  id: (task) => task.id,
  fields: { title: { kind: "text", of: (task) => task.title }, due: { kind: "date", of: (task) => task.due } },
  relations: {
    deal: relation<Task, Deal>(
      () => deals,
      (task) => [task.deal()],
    ),
  },
};

export const stages = ["lead", "offer", "Offer", "won"] as const;
export const deals: Catalogue<Deal> = {
  id: (deal) => deal.id,
  fields: {
    title: { kind: "text", of: (deal) => deal.title },
    story: { kind: "text", of: (deal) => deal.story, isLong: true },
    code: { kind: "code", of: (deal) => deal.code },
    stage: { kind: "choice", of: (deal) => deal.stage, options: stages, isRequired: true },
    tags: { kind: "choices", of: (deal) => deal.tags },
    probability: { kind: "number", of: (deal) => deal.probability },
    score: { kind: "number", of: (deal) => deal.score },
    amount: { kind: "money", of: (deal) => deal.amount },
    due: { kind: "date", of: (deal) => deal.due },
    openedAt: { kind: "instant", of: (deal) => deal.openedAt },
    isHot: { kind: "boolean", of: (deal) => deal.isHot },
    ownerId: { kind: "person", of: (deal) => deal.ownerId },
    followers: { kind: "people", of: (deal) => deal.followers },
    clientId: { kind: "record", of: (deal) => deal.clientId, record: "client" },
    "custom.note": { kind: "text", of: (deal) => deal.note },
    "custom.budget": { kind: "money", of: (deal) => deal.budget },
    "custom.weight": { kind: "number", of: (deal) => deal.weight },
    "custom.kinds": { kind: "choices", of: (deal) => deal.kinds },
    "custom.visitedAt": { kind: "instant", of: (deal) => deal.visitedAt },
  },
  relations: {
    tasks: relation<Deal, Task>(
      () => tasks,
      (deal) => deal.tasks,
    ),
  },
};

const hex = (index: number) => index.toString(16).padStart(12, "0");
export const dealId = (index: number) => `019a9d5e-7c1e-7b61-8b4c-${hex(index)}`;
export const taskId = (index: number) => `019a9d5e-7c1e-7b61-8b4d-${hex(index)}`;
export const people = [1, 2, 3, 4].map((index) => `019a9d5e-7c1e-7b61-8b4e-${hex(index)}`);
const clients = [1, 2, 3].map((index) => `019a9d5e-7c1e-7b61-8b4f-${hex(index)}`);

/** Case, accents, scripts, characters beyond 16 bits, the edges of the surrogates, and what SQL and `like` take for themselves. */
// biome-ignore format: a list
const texts = ["lamp", "Lamp", "LÄMP", "lamp 2", "la_mp", "la%mp", "l\\amp", "l'amp; drop table deal", "$1", "Ёлка", "елка", "йод", "иод", "STRASSE",
  "straße", "İstanbul", "ışık", "😀 lamp", "𐐀", "\ue000", "\uffee", "\ud7ff", "\ud7ffa", "\u{10ffff}a", "株式会社", "e\u0301clair", "\u00e9clair", "a\u0000b", "\t", "NULL", "{a,b}", '"'];
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const storable = text.map((one) => one.replaceAll("\u0000", " ").toWellFormed());
const code = fc.constantFrom("A-1", "a-1", "A-10", "é", "É", "😀", "\ue000", "A-1 ", "0", "\\");
const stage = fc.constantFrom(...stages);
const tag = fc.constantFrom("new", "New", "old", "{x}", "a,b", 'q"');
const integer = fc.constantFrom(-1, 0, 1, 50, 99, 100, 32_767);
const score = fc.constantFrom("0", "-0.001", "0.5", "0.500", "1", "12.345", "9007199254740991", "-9223372036854775.807");
const number = fc.oneof(
  integer,
  fc.constantFrom(0.5, -0.001, 0.0005, 12.345, 12.3451, -0.0001, 49.5, 9007199254740991, -9007199254740991, 1e15),
);
const cash = fc
  .tuple(
    fc.constantFrom("EUR", "USD", "JPY", "KWD"),
    fc.constantFrom(0n, 1n, -1n, 99n, 100n, 10_000n, 11_000n, largestMinor, -largestMinor),
  )
  .map(([currency, minor]) => money(minor, currency));
const date = fc.constantFrom(
  "1800-01-01",
  "2025-12-31",
  "2026-01-01",
  "2026-02-28",
  "2026-03-29",
  "2026-03-30",
  "2026-10-25",
  "2999-12-31",
);
/** Just before and at midnight in several zones, and about the change of the clocks. */
const borders = [
  "2026-03-29T00:00:00Z",
  "2026-03-28T23:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-03-29T22:00:00Z",
  "2026-10-24T22:00:00Z",
  "2025-12-31T18:30:00Z",
];
const instant = fc.tuple(fc.constantFrom(...borders), fc.constantFrom(-1, 0, 1)).map(([at, by]) => new Date(Date.parse(at) + by));
const person = fc.constantFrom(...people);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3 });
const several = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 3 });

/** Deals as they may stand in the database; their numbers make their ids. */
export const world: fc.Arbitrary<readonly Deal[]> = fc
  .array(
    fc.record({
      title: maybe(storable),
      story: maybe(
        fc.oneof(
          storable,
          storable.map((one) => one.padStart(230, "long ")),
        ),
      ),
      code: maybe(code),
      stage,
      tags: maybe(several(tag)),
      probability: maybe(integer),
      score: maybe(score),
      amount: maybe(cash),
      due: maybe(date),
      openedAt: maybe(instant),
      isHot: maybe(fc.boolean()),
      ownerId: maybe(person),
      followers: maybe(several(person)),
      clientId: maybe(fc.constantFrom(...clients)),
      note: maybe(storable),
      budget: maybe(cash),
      weight: maybe(score),
      kinds: several(tag),
      visitedAt: maybe(instant),
      tasks: fc.array(fc.record({ title: maybe(storable), due: maybe(date) }), { maxLength: 3 }),
    }),
    { minLength: 60, maxLength: 60 },
  )
  .map((drawn) => {
    let made = 0;
    return drawn.map((one, index): Deal => {
      const deal: Deal = { ...one, id: dealId(index), tasks: one.tasks.map((task) => ({ ...task, id: taskId(made++), deal: () => deal })) };
      return deal;
    });
  });

export const context: fc.Arbitrary<FilterContext> = fc
  .record({
    today: date.filter((one) => one.startsWith("202")),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati"),
    fiscalStart: fc.constantFrom(1, 4, 10),
    me: maybe(person),
    myPeople: several(person),
    converts: fc.boolean(),
  })
  .map(({ converts, ...rest }) => ({ ...rest, ...(converts ? { inOtherCurrencies } : {}) }) as FilterContext);

/** A euro is 1.1 dollars and 150 yen; dinars have no rate. */
function inOtherCurrencies({ minor, currency }: Money): readonly Money[] {
  return currency === "EUR" ? [convert(money(minor, "EUR"), "1.1", "USD"), convert(money(minor, "EUR"), "150", "JPY")] : [];
}

const offset = fc.option(
  fc.record(Object.fromEntries(units.map((unit) => [unit, fc.integer({ min: -3, max: 3 })])), { requiredKeys: [], noNullPrototype: true }),
  { nil: undefined },
);
const relative = fc
  .record({ relative: fc.constantFrom(...anchors), offset })
  .map(({ offset, ...rest }) => (offset === undefined ? { ...rest } : { ...rest, offset: { ...offset } }));
const count = fc.tuple(fc.constantFrom(...units), fc.integer({ min: 1, max: 40 })).map(([unit, many]) => ({ [unit]: many }));
const period = fc.oneof(
  fc.constantFrom("2026", "2026-Q1", "2026-03", "2026-W13", "2026-03-29"),
  fc.record(
    { period: fc.constantFrom("year", "quarter", "month", "week", "day"), offset: fc.integer({ min: -3, max: 3 }) },
    { noNullPrototype: true },
  ),
  count.map((last) => ({ last })),
  count.map((next) => ({ next })),
);
const sought = text
  .filter((one) => !one.includes("\u0000") && one.isWellFormed())
  .chain((one) => fc.constantFrom(one, one.slice(0, 1).toWellFormed(), one.slice(-2).toWellFormed()))
  .filter((one) => foldText(one) !== "");

const scalars = {
  text: sought,
  link: sought,
  code,
  number,
  money: cash.map(formatMoney),
  date: fc.oneof(date, relative),
  instant: fc.oneof(
    date,
    relative,
    instant.map((at) => at.toISOString()),
  ),
  choice: stage,
  choices: tag,
  boolean: fc.boolean(),
  person: fc.oneof(person, fc.constantFrom("me", "myPeople")),
  people: fc.oneof(person, fc.constantFrom("me", "myPeople")),
  record: fc.constantFrom(...clients),
  records: fc.constantFrom(...clients),
} as Readonly<Record<keyof typeof opsOf, fc.Arbitrary<unknown>>>;

function comparison(catalogue: Catalogue<never>): fc.Arbitrary<Comparison> {
  return fc.constantFrom(...Object.entries(catalogue.fields)).chain(([field, { kind }]) =>
    fc.constantFrom(...opsOf[kind]).chain((op): fc.Arbitrary<Comparison> => {
      const scalar = scalars[kind];
      const said = (value: fc.Arbitrary<unknown>) => value.map((one) => ({ field, op, value: one }) as Comparison);
      if (op === "empty" || op === "notEmpty") return fc.constant({ field, op });
      if (op === "in" || op === "notIn") return said(fc.array(scalar, { maxLength: 4 }));
      if (op === "within") return said(period);
      if (op !== "between") return said(scalar);
      const pair = fc.tuple(scalar, scalar);
      if (kind !== "money") return said(pair);
      return said(pair.filter(([one, other]) => (one as Money).currency === (other as Money).currency));
    }),
  );
}

/** Filters that the catalogue of deals finds good. */
export const dealFilter: fc.Arbitrary<Filter> = fc.letrec<{ deal: Filter; task: Filter }>((tie) => {
  const node = (catalogue: Catalogue<never>, self: "deal" | "task", other: "deal" | "task", name: string) => {
    const members = fc.array(tie(self), { maxLength: 3 });
    const where = fc.option(tie(other), { nil: undefined }).map((inner) => (inner === undefined ? {} : { where: inner }));
    return fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: comparison(catalogue), weight: 6 },
      { arbitrary: members.map((and) => ({ and })), weight: 2 },
      { arbitrary: members.map((or) => ({ or })), weight: 2 },
      { arbitrary: tie(self).map((not) => ({ not })), weight: 2 },
      { arbitrary: where.map((inner) => ({ has: name, ...inner })), weight: 1 },
      { arbitrary: where.map((inner) => ({ hasNo: name, ...inner })), weight: 1 },
    ) as fc.Arbitrary<Filter>;
  };
  return { deal: node(deals, "deal", "task", "tasks"), task: node(tasks, "task", "deal", "deal") };
}).deal;

/** Orders by up to three fields of deals. */
export const dealOrder = fc
  .uniqueArray(
    fc.constantFrom(
      "title",
      "story",
      "code",
      "stage",
      "probability",
      "score",
      "amount",
      "due",
      "openedAt",
      "isHot",
      "custom.note",
      "custom.budget",
      "custom.weight",
    ),
    { maxLength: 3 },
  )
  .chain((fields) => fc.tuple(...fields.map((field) => fc.boolean().map((isDescending) => ({ field, isDescending })))));
