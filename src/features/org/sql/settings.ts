/** The company's settings as they are, for showing and for change. */
import type { Tx } from "#platform/db/database.ts";
import type { Language, Settings, SettingsEvent } from "../core/settings.ts";
import { changesWhatIsRemembered } from "../core/settings.ts";
import { bumpTreeVersion } from "./closure.ts";

export type SettingsView = Omit<Settings, "languages"> & {
  readonly languages: Language[];
  readonly id: string;
  readonly slug: string;
  readonly currency: string;
  readonly createdAt: string;
  readonly version: number;
};

const rowOf = (tx: Tx, workspaceId: string) => tx.selectFrom("org.workspace").selectAll().where("id", "=", workspaceId);

export async function findSettings(tx: Tx, workspaceId: string): Promise<SettingsView | null> {
  const row = await rowOf(tx, workspaceId).executeTakeFirst();
  return row ? present(row) : null;
}

/** Held until the end of the transaction, like every change of what the whole company shares. */
export async function loadSettings(tx: Tx, workspaceId: string): Promise<SettingsView | null> {
  const row = await rowOf(tx, workspaceId).forUpdate().executeTakeFirst();
  return row ? present(row) : null;
}

function present(row: Awaited<ReturnType<ReturnType<typeof rowOf>["executeTakeFirstOrThrow"]>>): SettingsView {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    country: row.country,
    region: row.region,
    languages: row.languages as Language[],
    defaultLanguage: row.default_language as Language,
    fiscalStartMonth: row.fiscal_start_month,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

const columns: Readonly<Record<keyof Settings, string>> = {
  name: "name",
  timeZone: "time_zone",
  country: "country",
  region: "region",
  languages: "languages",
  defaultLanguage: "default_language",
  fiscalStartMonth: "fiscal_start_month",
};

export async function saveSettings(tx: Tx, workspaceId: string, event: SettingsEvent): Promise<void> {
  const values = Object.fromEntries(Object.entries(event.after).map(([field, value]) => [columns[field as keyof Settings], value]));
  await tx
    .updateTable("org.workspace")
    .set((row) => ({ ...values, version: row("version", "+", 1) }))
    .where("id", "=", workspaceId)
    .execute();
  if (changesWhatIsRemembered(event)) await bumpTreeVersion(tx, workspaceId);
}
