/** What the settings of own fields ask of the server. */
import { api } from "#ui/api.ts";
import type { FieldView } from "../../contract/fields.ts";

export type Field = FieldView;
export type Kind = Field["recordKind"];
export type ChoiceBody = { readonly key?: string; readonly name: string; readonly retired: boolean };
export type FieldBody = { readonly name: string; readonly choices?: readonly ChoiceBody[]; readonly requiredFrom?: readonly string[] };
type NewFieldBody = FieldBody & { readonly recordKind: Kind; readonly kind: Field["kind"]; readonly decimals?: number };

export const defineField = (body: NewFieldBody, idempotencyKey: string) => api.post<Field>("/fields", { body, idempotencyKey });
export const changeField = (field: Field, body: Partial<FieldBody> & { readonly retired?: boolean }) =>
  api.patch<Field>(`/fields/${field.id}`, { body, ifMatch: field.version });

export type Pipeline = {
  readonly id: string;
  readonly name: string;
  readonly retiredAt: string | null;
  readonly stages: readonly { readonly id: string; readonly name: string; readonly retiredAt: string | null }[];
};
