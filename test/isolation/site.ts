/** Somebody who walks all routes of a server with a key of one company in the hand. */
import type { Answered, Sent } from "../support/app.ts";
import { nameOf, type Operation, sample } from "../support/openapi.ts";

export type Site = {
  readonly operations: readonly Operation[];
  ask(method: string, path: string, sent?: Sent): Promise<Answered>;
  /** An id of our own for a path or a field of that name. */
  ownId(operation: Operation, field: string): string;
};
export type Wanted = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a rule asks for that the description of a request cannot tell, by the operation's name. */
const also: Readonly<Record<string, object>> = {
  "POST /api/v1/texts": { variants: [{ name: "Everybody", filter: null, content: { lines: [{ say: "Good morning" }] } }] },
  "POST /api/v1/texts/try": { variants: [{ name: "Everybody", filter: null, content: { lines: [{ say: "Good morning" }] } }] },
  "POST /api/v1/runs/{id}/hold": { workingDays: 2 },
  "POST /api/v1/tasks/{id}/postpone": { workingDays: 2 },
  "POST /api/v1/tasks/{id}/complete": { outcome: "done" },
  "POST /api/v1/contacts": { lastName: "Berg" },
};

/** A request that is in order, but for what is wanted otherwise. */
export function call(site: Site, operation: Operation, wanted: Wanted = {}): Promise<Answered> {
  const { address, body } = requestOf(site, operation, wanted);
  const { key, headers } = wanted;
  return site.ask(operation.method, address, {
    ...(key === undefined ? {} : { key }),
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body }),
  });
}

export function requestOf(
  site: Pick<Site, "ownId">,
  operation: Operation,
  { path = {}, query = {}, body }: Wanted = {},
): { readonly address: string; readonly body: unknown } {
  const own = (field: string) => site.ownId(operation, field);
  const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const filled = of("path").reduce(
    (address, { name, schema }) => address.replace(`{${name}}`, encodeURIComponent(path[name] ?? String(sample(schema, own, name)))),
    operation.path,
  );
  const search = new URLSearchParams({
    ...Object.fromEntries(
      of("query")
        .filter(({ required }) => required)
        .map(({ name, schema }) => [name, String(sample(schema, own, name))]),
    ),
    ...query,
  });
  return {
    address: search.size > 0 ? `${filled}?${search}` : filled,
    body: body ?? (operation.body === null ? undefined : { ...(sample(operation.body, own) as object), ...also[nameOf(operation)] }),
  };
}

/** The same answer, whichever id was asked for and whichever request it was. */
export const withoutIds = (answered: Answered, ...ids: readonly string[]) =>
  ids.reduce((text, id) => text.replaceAll(id, "ID"), `${answered.status} ${answered.text.replace(/"instance":"[^"]*"/, "")}`);

export const hasPathId = ({ parameters }: Operation) =>
  parameters.some((parameter) => parameter.in === "path" && parameter.schema.format === "uuid");
