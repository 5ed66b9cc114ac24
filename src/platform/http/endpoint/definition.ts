/** What an operation of the API declares, and what it is given when it is called. */
import type { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import type { CommandOptions, Commands } from "#platform/command/command.ts";
import type { Database } from "#platform/db/database.ts";

export type Method = "get" | "post" | "patch" | "put" | "delete";

/** What an endpoint works with. */
export type Call<P, Q, B> = {
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly database: Database;
  readonly commands: Commands;
  readonly now: Date;
  readonly newId: () => string;
  /** Version from If-Match and idempotency key, as the command flow takes them. */
  readonly options: CommandOptions;
  readonly request: Request;
};

/** What an endpoint before sign-in works with: nobody acts yet. */
export type OpenCall<P, Q, B> = Omit<Call<P, Q, B>, "actor">;

type Schema = z.ZodType;
export type Out<T extends Schema | undefined> = T extends Schema ? z.output<T> : undefined;

type Shape<P, Q, B> = {
  readonly method: Method;
  /** Below /api/v1, with {parameters}. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Right that the person must have; "signed_in" for everybody of the workspace. */
  readonly right: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status: 200 | 201 | 204;
  readonly answer?: Schema;
  /** The body is a file, read as it comes from `request`, of any size that the operation itself allows; the text says which. */
  readonly upload?: string;
  /** The answer is a file of this media type; `handle` gives its text or bytes, and its name by `fileName`. */
  readonly file?: string;
  /** Refusals of the room, each 409 (state) or 422 (content). */
  readonly refusals?: Readonly<Record<string, RefusalAnswer>>;
};
export type Sent = Schema | undefined;
export type EndpointDefinition<P extends Sent, Q extends Sent, B extends Sent> = Shape<P, Q, B> & {
  /** Response headers may be added (the name of a file to be saved). */
  readonly handle: (call: Call<Out<P>, Out<Q>, Out<B>>, headers: Headers) => Promise<unknown>;
};
export type OpenEndpointDefinition<P extends Sent, Q extends Sent, B extends Sent> = Omit<Shape<P, Q, B>, "right"> & {
  /** It asks for a session itself, because it is about the sign-in and not about a person of one company. */
  readonly needsSession?: true;
  /** Response headers may be added (cookies of a new session). */
  readonly handle: (call: OpenCall<Out<P>, Out<Q>, Out<B>>, headers: Headers) => Promise<unknown>;
};

export type RefusalAnswer = { readonly status: 403 | 409 | 422; readonly path?: string; readonly detail: string };
export type Endpoint = {
  readonly method: Method;
  readonly path: string;
  readonly right: string;
  readonly query?: Schema | undefined;
  readonly body?: Schema | undefined;
  readonly params?: Schema | undefined;
  /** It takes a file, so the limit of other bodies does not hold for it. */
  readonly isUpload: boolean;
  mount(app: OpenAPIHono<Env>): void;
};
export type Described<P, Q, B> = Shape<P, Q, B> & { readonly needsSession?: true };
type House = Pick<Call<unknown, unknown, unknown>, "database" | "commands" | "now" | "newId">;
export type Env = { Variables: { requestId: string; house: () => House; actor: () => Promise<Actor> } };
