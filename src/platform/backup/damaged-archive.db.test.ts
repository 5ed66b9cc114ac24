import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { readMigrations } from "#platform/migrate/migrate.ts";
import { emptyDatabase, testDatabase } from "../../../test/support/database.ts";
import { migrationsFolder } from "../../../test/support/template.ts";
import { verify } from "./archive-reader.ts";
import { backup } from "./backup.ts";
import { contentsOf } from "./emptiness.ts";
import { type Manifest, paths } from "./manifest.ts";
import { restore } from "./restore.ts";
import { readTar, tarEnd, tarHeader, tarPadding } from "./tar.ts";
import { asOwner, found, temporaryFolder } from "./testing.ts";

type Entry = { readonly path: string; readonly content: Buffer };

/** A good archive, and an empty database that none of its broken copies may touch. */
async function specimen(t: TestContext) {
  const folder = temporaryFolder(t);
  const { ownerUrl } = await testDatabase(t);
  await found(ownerUrl, join(folder, "files"));
  const archive = join(folder, "good");
  const made = await backup({
    ownerUrl,
    filesFolder: join(folder, "files"),
    secret: "the secret of the company, known to its server",
    out: archive,
  });
  assert.ok(made.ok);
  const home = await emptyDatabase(t);
  const copy = join(folder, "broken");
  const restored = async (bytes: Buffer) => {
    writeFileSync(copy, bytes);
    const result = await restore({
      archive: copy,
      ownerUrl: home.ownerUrl,
      migrations: readMigrations(migrationsFolder),
      filesFolder: join(folder, "home/files"),
      secretFile: join(folder, "home/secret"),
    });
    assert.deepEqual(await asOwner(home.ownerUrl, contentsOf), [], "nothing was written to the database");
    assert.ok(!existsSync(join(folder, "home")), "nor to the disk");
    return result.ok ? "restored" : result.refusal;
  };
  return { good: readFileSync(archive), folder, restored };
}

async function unpack(archive: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  const source = (async function* () {
    yield gunzipSync(archive);
  })();
  for await (const { path, body } of readTar(source)) entries.push({ path, content: await buffer(body) });
  return entries;
}

const pack = (entries: readonly Entry[]) =>
  gzipSync(
    Buffer.concat([
      ...entries.flatMap(({ path, content }) => [tarHeader(path, content.length, new Date(0)), content, tarPadding(content.length)]),
      tarEnd,
    ]),
  );

/** The same archive with another manifest, properly sealed. */
function withManifest(entries: readonly Entry[], change: (manifest: Manifest) => unknown): Entry[] {
  const manifest = JSON.parse(entries.find(({ path }) => path === paths.manifest)!.content.toString()) as Manifest;
  const content = Buffer.from(JSON.stringify(change(manifest) ?? manifest));
  const seal = Buffer.from(createHash("sha256").update(content).digest("hex"));
  return entries.map((entry) =>
    entry.path === paths.manifest ? { ...entry, content } : entry.path === paths.seal ? { ...entry, content: seal } : entry,
  );
}

test("a backup that was cut off anywhere is refused, and nothing is written", async (t) => {
  const { good, restored } = await specimen(t);
  for (const length of [0, 1, 9, 10, 100, good.length >> 1, good.length - 600, good.length - 9, good.length - 1]) {
    const refusal = await restored(good.subarray(0, length));
    assert.ok(refusal !== "restored" && refusal.kind === "damaged", `${length} bytes`);
  }
});

test("a flipped byte is found wherever it lies, or changes nothing that is kept", async (t) => {
  const { good, folder, restored } = await specimen(t);
  const copy = join(folder, "flipped");
  const judge = async (bytes: Buffer) => {
    writeFileSync(copy, bytes);
    const file = await open(copy, "r");
    try {
      return JSON.stringify(await verify(file));
    } catch {
      return "refused";
    } finally {
      await file.close();
    }
  };
  const whole = await judge(good);
  assert.notEqual(whole, "refused");
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const bytes = Buffer.from(good);
      bytes[at]! ^= mask;
      const judged = await judge(bytes);
      if (judged === "refused") refused += 1;
      assert.ok(judged === "refused" || judged === whole, `byte ${at}`);
    }),
    { numRuns: 300 },
  );
  assert.ok(refused > 250, `${refused} of 300 refused`);
  const bytes = Buffer.from(good);
  bytes[good.length >> 1]! ^= 1;
  const refusal = await restored(bytes);
  assert.ok(refusal !== "restored" && refusal.kind === "damaged");
  assert.match(refusal.message, /is damaged: .* Nothing was written; take another copy of it, or an older backup\./);
});

test("an archive whose parts and manifest do not agree is refused, though each byte is well packed", async (t) => {
  const { good, restored } = await specimen(t);
  const entries = await unpack(good);
  const at = (pattern: RegExp) => entries.findIndex(({ path }) => pattern.test(path));
  const [table, jobs, file, manifest, seal] = [at(/^table/), at(/^jobs/), at(/^files/), at(/^manifest\.json/), at(/^manifest\.sha256/)];
  const edited = (index: number, content: string) => entries.with(index, { path: entries[index]!.path, content: Buffer.from(content) });
  const broken: Record<string, Entry[]> = {
    "rows changed": edited(table, entries[table]!.content.toString().replace("2", "3")),
    "rows removed": entries.toSpliced(table, 1),
    "rows twice": entries.toSpliced(table, 0, entries[table]!),
    "jobs removed": entries.toSpliced(jobs, 1),
    "a file changed": edited(file, "other"),
    "a file removed": entries.toSpliced(file, 1),
    "the secret removed": entries.filter(({ path }) => path !== paths.secret),
    "a stranger in it": entries.toSpliced(2, 0, { path: "../../etc/passwd", content: Buffer.from("x") }),
    "the manifest removed": entries.toSpliced(manifest, 1),
    "the seal removed": entries.toSpliced(seal, 1),
    "the manifest changed": edited(manifest, entries[manifest]!.content.toString().replace(/"rows":\d+/, '"rows":7')),
    "the manifest of another": withManifest(entries, (own) => ({ ...own, tables: own.tables.toReversed() })),
    "a manifest without a table": withManifest(entries, (own) => ({ ...own, tables: own.tables.slice(1) })),
    "a manifest that is none": withManifest(entries, () => ({ format: 1 })),
    "something after the seal": [...entries, entries[file]!],
  };
  for (const [what, parts] of Object.entries(broken)) {
    const refusal = await restored(pack(parts));
    assert.ok(refusal !== "restored" && refusal.kind === "damaged", `${what}: ${JSON.stringify(refusal)}`);
  }
  const wrongCount = await restored(
    pack(withManifest(entries, (own) => ({ ...own, tables: own.tables.map((one) => ({ ...one, rows: one.rows + 1 })) }))),
  );
  assert.ok(wrongCount !== "restored" && /rows instead of .*empty as before/.test(wrongCount.message));
});

test("what is no backup of ours, or one of a newer form, is refused in words", async (t) => {
  const { good, restored } = await specimen(t);
  const entries = await unpack(good);
  const message = async (bytes: Buffer) => {
    const refusal = await restored(bytes);
    return refusal === "restored" ? refusal : `${refusal.kind}: ${refusal.message}`;
  };
  assert.match(await message(Buffer.from("PK\u0003\u0004 a zip")), /^damaged: /);
  assert.match(await message(pack([{ path: "readme.txt", content: Buffer.from("hello") }])), /^not_a_backup: .*not a backup of Mainspring/);
  const newer = entries.with(0, { path: paths.format, content: Buffer.from('{"program":"mainspring","format":2}') });
  assert.match(await message(pack(newer)), /^not_a_backup: .*format 2.*made by a newer program/);
});
