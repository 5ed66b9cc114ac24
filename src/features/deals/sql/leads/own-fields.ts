/** The company's own fields of leads: asked for in lists, shown, filled in. */
import { withCustomSources } from "#features/fields/sql/custom-source.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { askCustom, type CustomWork, customOf, saveCustom } from "#features/fields/sql/values.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { LeadView } from "../../contract/leads.ts";
import { leadCatalogueWith } from "../../core/lead-catalogue.ts";
import { leadSource } from "../lead-source.ts";

export type LeadWork = CustomWork;
export const nothingFilled: LeadWork = { definitions: [], change: {}, before: {} };

/** What really changes with the values before, read with the person's own eyes, or every fault at its place. */
export const askLeadFields = (tx: Tx, scope: Scope, sent: unknown, leadId: string | null) =>
  asReader(tx, scope, (eyes) => askCustom(eyes, scope.workspaceId, "lead", sent, leadId));

export async function saveLeadFields(tx: Tx, workspaceId: string, recordId: string, change: LeadWork["change"]): Promise<void> {
  await saveCustom(tx, workspaceId, await loadFields(tx, workspaceId, "lead"), [{ recordId, change }]);
}

/** What can be asked of a company's leads, its own fields too. */
export async function leadQuestions(tx: Tx, workspaceId: string) {
  const definitions = await loadFields(tx, workspaceId, "lead");
  return {
    catalogue: leadCatalogueWith(definitions) as Catalogue<never>,
    source: withCustomSources(leadSource, definitions),
  };
}

export async function withLeadFields(tx: Tx, workspaceId: string, views: readonly Omit<LeadView, "custom">[]): Promise<LeadView[]> {
  const definitions = views.length === 0 ? [] : await loadFields(tx, workspaceId, "lead");
  const ids = views.map(({ id }) => id);
  const values = await customOf(tx, workspaceId, definitions, ids);
  return views.map((view) => ({ ...view, custom: { ...values.get(view.id) } as LeadView["custom"] }));
}
