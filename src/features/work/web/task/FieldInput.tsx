/** A field of the record that the step asks for, with the input of its kind. */
import { TagsInput, TextInput } from "@mantine/core";
import type { Post } from "#shared/choosing.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { type OwnChange, type OwnFieldsOf, type OwnValue, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import type { MoneyJson } from "#ui/kit/format.ts";
import { MoneyField } from "#ui/kit/MoneyField.tsx";
import { PersonField } from "#ui/kit/PersonField.tsx";
import type { FieldDemand } from "./answers.ts";
import classes from "./Task.module.css";

type Props = {
  readonly field: FieldDemand;
  readonly kind: string | null;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly mayDo: boolean;
  readonly onChange: (value: unknown) => void;
};

const own = "custom.";
/** Fields for which not everybody can be chosen. */
const posts: Readonly<Record<string, Post>> = {
  "client.ownerId": "client_owner",
  "deal.ownerId": "deal_owner",
  "lead.ownerId": "lead_owner",
  "lead.telesalesId": "lead_telesales",
  "lead.sellerId": "lead_seller",
};

export function FieldInput(props: Props) {
  const t = useText();
  const { field, value, error, mayDo, onChange } = props;
  if (field.name.startsWith(own)) return <OwnFieldInput {...props} />;
  const common = { label: field.label, error, required: field.isMissing, disabled: !mayDo };
  if (isMoney(field.name, value))
    return <MoneyField label={field.label} value={value as MoneyJson | null} onChange={onChange} error={error} />;
  if (/(On|At)$/.test(field.name)) return <DateField {...common} clearable value={(value as string | null) ?? null} onChange={onChange} />;
  const post = posts[`${props.kind}.${field.name}`];
  const person = { ...common, value: (value as string | null) ?? null, onChange };
  if (post) return <ChoiceOfPerson post={post} {...person} />;
  if (/Id$/.test(field.name)) return <PersonField {...person} />;
  if (Array.isArray(value) || /s$/.test(field.name))
    return (
      <TagsInput
        {...common}
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={onChange}
        placeholder={t("work:field.several")}
      />
    );
  return (
    <TextInput
      {...common}
      value={value === null || value === undefined ? "" : String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const isMoney = (name: string, value: unknown) =>
  name === "amount" || name === "cost" || (typeof value === "object" && value !== null && "currency" in value);

const kindsWithOwn: readonly string[] = ["client", "contact", "lead", "deal"];

/** The company's own fields know their kind and their choices. */
function OwnFieldInput({ field, kind, value, error, onChange }: Props) {
  const of = (kind !== null && kindsWithOwn.includes(kind) ? kind : "deal") as OwnFieldsOf;
  const key = field.name.slice(own.length);
  const definition = useOwnFields(of).filter((one) => one.key === key);
  const values: OwnChange = { [key]: (value as OwnValue | null | undefined) ?? null };
  return (
    <div>
      <OwnInputs fields={definition} values={values} onChange={(next) => onChange(next[key] ?? null)} />
      {error && (
        <p role="alert" className={classes["error"]}>
          {error}
        </p>
      )}
    </div>
  );
}
