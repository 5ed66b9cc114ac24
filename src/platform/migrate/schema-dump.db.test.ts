import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDatabase, testDatabase } from "../../../test/support/database.ts";
import { withConnection } from "../../../test/support/template.ts";
import { dumpSchema } from "./schema-dump.ts";

const dumpOf = (ownerUrl: string) => withConnection(ownerUrl, dumpSchema);

/** What stands in the dump only after these statements. */
async function difference(ownerUrl: string, statements: string): Promise<readonly string[]> {
  const before = new Set((await dumpOf(ownerUrl)).split("\n"));
  await withConnection(ownerUrl, (client) => client.query(statements));
  return (await dumpOf(ownerUrl)).split("\n").filter((line) => !before.has(line));
}

test("a dump says the same of two databases made alike, and whatever the session's search path", async (t) => {
  const [one, other] = [await testDatabase(t), await testDatabase(t)];
  const dump = await dumpOf(one.ownerUrl);
  assert.equal(await dumpOf(other.ownerUrl), dump);
  const elsewhere = await withConnection(one.ownerUrl, async (client) => {
    await client.query("set search_path = org, platform");
    return dumpSchema(client);
  });
  assert.equal(elsewhere, dump);
  assert.doesNotMatch(dump, /graphile_worker\.jobs|migration\.applied/);
});

test("a reviewer sees tables, columns and constraints of every kind", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const seen = await difference(
    ownerUrl,
    `create schema shop;
     create type shop.state as enum ('open', 'done');
     create domain shop.code as text check (value <> '');
     create table shop.item (
       id integer generated always as identity primary key, code shop.code not null, state shop.state default 'open', twice integer generated always as (id * 2) stored,
       name text collate "C", parent integer references shop.item deferrable, span int4range, exclude using gist (span with &&), unique (name, parent), check (twice > 0));
     comment on column shop.item.name is 'It''s a name';
     create index item_named on shop.item (lower(name)) where parent is null;
     create view shop.open_item as select id from shop.item where state = 'open';
     create view shop.pair as select a.id, b.id as other from shop.item a join shop.item b on b.parent = a.id;`,
  );
  assert.deepEqual(seen, [
    "create schema shop;",
    "create domain shop.code as text CHECK ((VALUE <> ''::text));",
    "create type shop.state as enum ('open', 'done');",
    "create table shop.item (",
    "  id integer not null generated always as identity,",
    "  code shop.code not null,",
    "  state shop.state default 'open'::shop.state,",
    "  twice integer generated always as ((id * 2)) stored,",
    '  name text collate "C",',
    "  parent integer,",
    "  span int4range,",
    "  constraint item_pkey PRIMARY KEY (id),",
    "  constraint item_name_parent_key UNIQUE (name, parent),",
    "  constraint item_parent_fkey FOREIGN KEY (parent) REFERENCES shop.item(id) DEFERRABLE,",
    "  constraint item_span_excl EXCLUDE USING gist (span WITH &&),",
    "  constraint item_twice_check CHECK ((twice > 0))",
    ");",
    "comment on column shop.item.name is 'It''s a name';",
    "CREATE INDEX item_named ON shop.item USING btree (lower(name)) WHERE (parent IS NULL);",
    "create view shop.open_item as",
    " SELECT id",
    "   FROM shop.item",
    "  WHERE (state = 'open'::shop.state);",
    "create view shop.pair as",
    " SELECT a.id,",
    "    b.id AS other",
    "   FROM (shop.item a",
    "     JOIN shop.item b ON ((b.parent = a.id)));",
  ]);
});

test("a reviewer sees who may do what", async (t) => {
  const { ownerUrl } = await testDatabase(t);
  const seen = await difference(
    ownerUrl,
    `create schema shop;
     grant usage on schema shop to mainspring_all, mainspring_member;
     create table shop.note (owner_id uuid, text text);
     alter table shop.note enable row level security;
     alter table shop.note force row level security;
     create policy own_only on shop.note as restrictive for update to mainspring_member, mainspring_all using (owner_id is null) with check (text <> '');
     grant select on shop.note to mainspring_member, mainspring_all;
     grant update (text, owner_id) on shop.note to mainspring_member;
     grant delete on shop.note to public;
     create function shop.answer() returns integer language sql security definer as 'select 42';
     revoke all on function shop.answer from public;
     grant execute on function shop.answer to mainspring_app;
     create function shop.everybodys() returns integer language sql as 'select 43';
     create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
     create trigger touched before update on shop.note for each row execute function shop.touch();`,
  );
  const said = seen.join("\n");
  for (const line of [
    "grant usage on schema shop to mainspring_all, mainspring_member;",
    "alter table shop.note enable row level security;",
    "alter table shop.note force row level security;",
    "create policy own_only on shop.note as restrictive for update to mainspring_all, mainspring_member",
    "  using ((owner_id IS NULL))",
    "  with check ((text <> ''::text));",
    "grant select on shop.note to mainspring_all, mainspring_member;",
    "grant delete on shop.note to public;",
    "grant update (owner_id, text) on shop.note to mainspring_member;",
    "revoke all on function shop.answer() from public;",
    "grant execute on function shop.answer() to mainspring_app;",
    "CREATE TRIGGER touched BEFORE UPDATE ON shop.note FOR EACH ROW EXECUTE FUNCTION shop.touch();",
  ]) {
    assert.ok(seen.includes(line), `${line}\nis missing in\n${said}`);
  }
  assert.match(await dumpOf(ownerUrl), /FUNCTION shop\.answer\(\)\n RETURNS integer\n LANGUAGE sql\n SECURITY DEFINER\n/);
  assert.doesNotMatch(said, /everybodys\(\) from public/);
});

test("a right taken away or a policy dropped shows as a change", async (t) => {
  const { ownerUrl } = await testDatabase(t);
  const before = await dumpOf(ownerUrl);
  for (const change of [
    "drop policy member_sees on org.person",
    "grant update on platform.journal to mainspring_command",
    "alter table org.unit disable row level security",
  ]) {
    const without = await dumpOf(ownerUrl);
    await withConnection(ownerUrl, (client) => client.query(change));
    assert.notEqual(await dumpOf(ownerUrl), without, change);
  }
  assert.notEqual(await dumpOf(ownerUrl), before);
});
