/** The answer to a question of a script, kept in a field of the record as soon as one leaves it. */
import { NumberInput, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { type Key, type Say, useText } from "#ui/i18n/text.ts";
import { OwnInputs } from "#ui/kit/custom/OwnInputs.tsx";
import { type OwnValue, type OwnValues, useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { MoneyField } from "#ui/kit/MoneyField.tsx";
import { useRead } from "#ui/query.ts";
import { type AskedOf, placeOf } from "./asked-of.ts";
import { type StandardKind, standardFields } from "./standard-fields.ts";
import classes from "./task.module.css";

type Answered = Readonly<Record<string, unknown>> & { readonly custom?: unknown };
type Props = { readonly field: string; readonly question: string; readonly subject: AskedOf; readonly mayChange: boolean };

export function AnswerField({ field, question, subject, mayChange }: Props) {
  const t = useText();
  const { path, feature, words } = placeOf[subject.kind];
  const own = useOwnFields(subject.kind).find(({ key }) => `custom.${key}` === field);
  const standard = standardFields[subject.kind][field];
  const { data } = useRead<Answered>([feature, "answers", subject.id], `${path}/${subject.id}`);
  const keep = useCommand({
    feature,
    run: (value: OwnValue | null) =>
      api.patch(`${path}/${subject.id}`, { body: own ? { custom: { [own.key]: value } } : { [field]: value } }),
  });
  // A field that this kind of record does not have (any more) leaves the question as it is.
  if (!data || (!own && !standard)) return null;
  const kept = (own ? (data.custom as OwnValues | undefined)?.[own.key] : (data[field] as OwnValue | null)) ?? null;
  const label = own?.name ?? t(`${words}:field.${field}` as Key);
  if (!mayChange) return <p className={classes["kept"]}>{t("book:task.kept", { field: label, value: plain(t, kept) })}</p>;
  return (
    <div className={classes["answer"]}>
      <Kept key={JSON.stringify(kept)} kept={kept} onKeep={keep.run}>
        {(value, set) =>
          own ? (
            <OwnInputs fields={[own]} values={{ [own.key]: value }} onChange={(next) => set(next[own.key] ?? null)} />
          ) : (
            <Standard kind={standard!} label={label} hint={question} value={value} onChange={set} />
          )
        }
      </Kept>
    </div>
  );
}

type KeptProps = {
  readonly kept: OwnValue | null;
  readonly onKeep: (value: OwnValue | null) => void;
  readonly children: (value: OwnValue | null, set: (value: OwnValue | null) => void) => React.ReactNode;
};

/** What is typed is kept when the cursor leaves the field, what is chosen a moment later; nothing twice. */
function Kept({ kept, onKeep, children }: KeptProps) {
  const [value, setValue] = useState(kept);
  const sent = useRef(JSON.stringify(kept));
  const send = () => {
    const text = JSON.stringify(value);
    if (text === sent.current) return;
    sent.current = text;
    onKeep(value);
  };
  const latest = useRef(send);
  latest.current = send;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with every change of the value.
  useEffect(() => {
    const pause = setTimeout(() => latest.current(), 1_500);
    return () => clearTimeout(pause);
  }, [value]);
  useEffect(() => () => latest.current(), []);
  return <div onBlur={send}>{children(value, setValue)}</div>;
}

type StandardProps = {
  readonly kind: StandardKind;
  readonly label: string;
  readonly hint: string;
  readonly value: OwnValue | null;
  readonly onChange: (value: OwnValue | null) => void;
};

function Standard({ kind, label, hint, value, onChange }: StandardProps) {
  switch (kind) {
    case "money":
      return <MoneyField label={label} value={value as { amount: string; currency: string } | null} onChange={onChange} />;
    case "date":
      return <DateField label={label} value={value as string | null} onChange={onChange} clearable />;
    case "number":
      return (
        <NumberInput
          label={label}
          hideControls
          value={typeof value === "number" ? value : ""}
          onChange={(next) => onChange(typeof next === "number" ? next : null)}
        />
      );
    case "text":
      return (
        <TextInput
          label={label}
          title={hint}
          maxLength={120}
          value={(value as string | null) ?? ""}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}

/** For those who may only read. */
function plain(t: Say, value: OwnValue | null): string {
  if (value === null) return t("book:task.not_known");
  if (typeof value === "boolean") return t(value ? "list:value.yes" : "list:value.no");
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" && "amount" in value ? `${value.amount} ${value.currency}` : String(value);
}
