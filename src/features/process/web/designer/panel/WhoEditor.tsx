/** Who does it: a level, a role on the record, somebody's pair, or one person. */
import { NativeSelect, Select, Stack } from "@mantine/core";
import type { Post } from "#shared/choosing.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { PersonField } from "#ui/kit/PersonField.tsx";
import type { Assignee, Pick } from "../../../core/definition.ts";
import { withChosen } from "../../words/use-offers.ts";
import { usePanel } from "./panel-context.ts";

type Props = {
  readonly label: string;
  readonly value: Assignee | undefined;
  readonly onChange: (assignee: Assignee | undefined) => void;
  readonly isOptional?: boolean;
  /** What a person is chosen for; without it only to be told. */
  readonly post?: Post;
};

const kinds = ["owner", "chief", "participant", "level", "pair_owner", "pair_assignee", "person"] as const;
type Kind = (typeof kinds)[number];

function kindOf(assignee: Assignee): Kind {
  if ("person" in assignee) return "person";
  if ("role" in assignee) return assignee.role;
  if ("pairOf" in assignee) return assignee.pairOf === "owner" ? "pair_owner" : "pair_assignee";
  return "level";
}

export function WhoEditor({ label, value, onChange, isOptional = false, post }: Props) {
  const t = useText();
  const { sayings, drafting } = usePanel();
  const levels = sayings.levels.map(({ key, name }) => ({ value: key, label: name }));
  const level = value && "level" in value ? value.level : (levels[0]?.value ?? "seller");
  const pick = value && "pick" in value ? value.pick : undefined;
  const kind = value ? kindOf(value) : "";
  const choose = (next: string) => {
    if (next === "") return onChange(undefined);
    if (next === "level") return onChange({ level });
    if (next === "person") return onChange({ person: "" });
    if (next === "pair_owner" || next === "pair_assignee") return onChange({ pairOf: next === "pair_owner" ? "owner" : "assignee", level });
    onChange({ role: next as "owner" });
  };
  const person = (id: string) => ({
    "aria-label": t("processes:who.person"),
    value: id || null,
    disabled: !drafting.isEditable,
    onChange: (next: string | null) => onChange({ person: next ?? "" }),
  });
  return (
    <Stack gap={4}>
      <NativeSelect
        label={label}
        value={kind}
        disabled={!drafting.isEditable}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(isOptional || value === undefined ? [{ value: "", label: t("processes:who.nobody") }] : []),
          ...kinds.map((one) => ({ value: one, label: t(`processes:who.kind_${one}`) })),
        ]}
      />
      {value && "level" in value && (
        <Select
          aria-label={t("processes:who.level")}
          data={withChosen(levels, [value.level])}
          value={value.level}
          allowDeselect={false}
          disabled={!drafting.isEditable}
          onChange={(next) => next && onChange({ ...value, level: next })}
        />
      )}
      {value &&
        "person" in value &&
        (post ? <ChoiceOfPerson post={post} {...person(value.person)} /> : <PersonField {...person(value.person)} />)}
      {value && ("level" in value || ("role" in value && value.role === "participant")) && (
        <NativeSelect
          aria-label={t("processes:pick.label")}
          value={pick ?? ""}
          disabled={!drafting.isEditable}
          onChange={(event) => onChange(withPick(value, event.currentTarget.value as Pick | ""))}
          data={[
            { value: "", label: t("processes:pick.nearest") },
            { value: "least_loaded", label: t("processes:pick.least_loaded") },
            { value: "round_robin", label: t("processes:pick.round_robin") },
          ]}
        />
      )}
    </Stack>
  );
}

function withPick(assignee: Exclude<Assignee, { readonly person: string }>, pick: Pick | ""): Assignee {
  const { pick: _, ...rest } = assignee;
  return (pick === "" ? rest : { ...rest, pick }) as Assignee;
}
