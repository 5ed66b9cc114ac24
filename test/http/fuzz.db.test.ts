/** Whatever is sent to any route, the server answers as its description says, and never that it made a mistake. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { testApp } from "../support/app.ts";
import { described } from "../support/described.ts";
import { nameOf, type Operation, type Schema } from "../support/openapi.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people } = await foundWorld(app);
const { ask, operations } = await described(app);
after(async () => {
  for (const clean of cleaners) await clean();
});
/** Somebody who may do everything and is not needed afterwards. */
const { key } = people.administrator;

const ids = fc.oneof(
  fc.constantFrom(
    ...Object.values(people)
      .filter((one) => one !== people.administrator)
      .map(({ id }) => id),
  ),
  fc.uuid(),
);
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "'; select 1; --",
    "%",
    "\\",
    "__proto__",
    "../../etc/passwd",
    "null",
    "NaN",
    "1e999",
    "٣",
    "\u202eabc",
    "İ",
    "ß",
    "ﷺ".repeat(30),
    "9".repeat(400),
  ),
);
const anything = fc.oneof(
  nasty,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(nasty, { maxLength: 3 }),
  fc.dictionary(nasty, nasty, { maxKeys: 3 }),
  fc.jsonValue(),
);

/** Mostly what the description asks for, at its edges, and now and then something else altogether. */
function value(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: fitting(schema), weight: 9 }, { arbitrary: anything, weight: 1 });
}
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const among = schema.anyOf ?? schema.oneOf;
  if (among) return fc.oneof(...among.map(fitting));
  const types: string[] = [schema.type ?? []].flat();
  const one = (type: string | undefined): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.format === "uuid") return ids;
    if (schema.format === "date")
      return fc
        .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    if (schema.format === "date-time")
      return fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString());
    if (type === "object")
      return fc
        .record(Object.fromEntries(Object.entries<Schema>(schema.properties ?? {}).map(([name, inner]) => [name, value(inner)])), {
          requiredKeys: schema.required ?? [],
        })
        .chain((object) =>
          fc.oneof(
            { arbitrary: fc.constant(object), weight: 19 },
            { arbitrary: fc.tuple(nasty, anything).map(([name, more]) => ({ ...object, [name]: more })), weight: 1 },
          ),
        );
    if (type === "array") return fc.array(value(schema.items), { maxLength: 4 });
    if (type === "integer" || type === "number") {
      const range = { min: Math.max(schema.minimum ?? -1e9, -1e9), max: Math.min(schema.maximum ?? 1e9, 1e9) };
      return fc.oneof(
        type === "integer" ? fc.integer(range) : fc.double({ ...range, noNaN: true }),
        fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308),
      );
    }
    if (type === "boolean") return fc.boolean();
    if (type === "null") return fc.constant(null);
    if (schema.example !== undefined) return fc.oneof(fc.constant(schema.example), nasty);
    if (schema.pattern) return fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), nasty);
    return fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), nasty);
  };
  return types.length > 1 ? fc.oneof(...types.map(one)) : one(types[0]);
}

function requests(operation: Operation): fc.Arbitrary<{ path: string; body: unknown; headers: Record<string, string> }> {
  const of = (place: string) => operation.parameters.filter((one) => one.in === place);
  const texts = (place: string, required: boolean) =>
    fc.record(Object.fromEntries(of(place).map(({ name, schema }) => [name, value(schema)])), {
      requiredKeys: required
        ? of(place).map(({ name }) => name)
        : of(place)
            .filter((one) => one.required)
            .map(({ name }) => name),
    });
  const header = fc.constantFrom<Record<string, string>>(
    {},
    {},
    {},
    { "if-match": '"1"' },
    { "if-match": "x" },
    { "idempotency-key": "k" },
    { "idempotency-key": "é".repeat(10) },
  );
  const body =
    operation.body === null
      ? fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary: anything, weight: 1 })
      : value(operation.body);
  return fc
    .tuple(texts("path", true), texts("query", false), operation.method === "GET" ? fc.constant(undefined) : body, header)
    .map(([path, query, content, headers]) => {
      const text = (one: unknown) => (typeof one === "string" ? one : (JSON.stringify(one) ?? "")).toWellFormed();
      const address = Object.entries(path as object).reduce(
        (filled, [name, one]) => filled.replace(`{${name}}`, encodeURIComponent(text(one)) || "x"),
        operation.path,
      );
      const search = Object.entries(query as object)
        .map(([name, one]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(one))}`)
        .join("&");
      return { path: search === "" ? address : `${address}?${search}`, body: content, headers };
    });
}

// Passwords are made slow to guess, on purpose; a few tries have to do for the doors.
const isSlow = ({ path }: Operation) => /setup|invitations/.test(path);

test("every route answers within its description, whatever it is sent", { timeout: 600_000 }, async () => {
  const statuses = new Map<number, number>();
  for (const operation of operations) {
    await fc.assert(
      fc.asyncProperty(requests(operation), async ({ path, body, headers }) => {
        const answered = await ask(operation.method, path, { key, headers, ...(body === undefined ? {} : { body }) });
        statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
        assert.ok(answered.status < 500, `${nameOf(operation)} ${answered.text}`);
      }),
      {
        numRuns: isSlow(operation) ? 5 : 40,
        interruptAfterTimeLimit: 1_500,
        markInterruptAsFailure: false,
        ...(process.env["MAINSPRING_TEST_SEED"] ? { seed: Number(process.env["MAINSPRING_TEST_SEED"]) } : {}),
      },
    );
  }
  // What is sent is odd, but not so odd that nothing would ever get past the first look.
  for (const status of [200, 201, 404, 409, 422])
    assert.ok((statuses.get(status) ?? 0) > 0, `no answer was ${status}: ${JSON.stringify([...statuses])}`);
  assert.doesNotMatch(app.log(), /"level":50/);
});

test("and the company still works", async () => {
  const { status, body } = await ask("GET", "/org/tree", { key });
  assert.equal(status, 200);
  assert.ok(body.people.length > 0);
});
