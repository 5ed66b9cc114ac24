/** What an archive says about itself, as its last word. */
import { z } from "zod";

/** Grows when an older program could no longer read the archive. */
export const format = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
/** The rows of a table in PostgreSQL's text form, in one or more parts; the hash is that of all of them together. */
const content = z.strictObject({ rows: count, bytes: count, sha256 });

export const manifest = z.strictObject({
  format: z.int(),
  createdAt: z.iso.datetime(),
  /** For people: restoring does not depend on it. */
  postgres: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(content.extend({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })),
  jobs: content,
  files: z.strictObject({
    count,
    bytes: count,
    /** Listed in the database, but not in the storage; or there with another content. */
    missing: z.array(sha256),
    damaged: z.array(sha256),
  }),
  hasSecret: z.boolean(),
});

export type Manifest = z.output<typeof manifest>;
export type TableContent = Manifest["tables"][number];
export type Content = z.output<typeof content>;

/** Names of the archive's entries. */
export const paths = {
  format: "format.json",
  secret: "secret",
  table: (index: number, part: number) => `table/${index}/${part}`,
  jobs: (part: number) => `jobs/${part}`,
  file: (hash: string) => `files/${hash}`,
  manifest: "manifest.json",
  seal: "manifest.sha256",
} as const;
