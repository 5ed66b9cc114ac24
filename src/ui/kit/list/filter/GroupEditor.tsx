/** A group of the builder: all of these or one of these, the members, and what can be added. */
import { ActionIcon, Button, Group, Menu, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Field } from "#shared/filter/catalogue.ts";
import { useText } from "../../../i18n/text.ts";
import { type Askable, relatedAskable } from "../field-words.ts";
import { type Draft, type DraftGroup, type DraftRelated, emptyGroup, newRow } from "./draft.ts";
import { FieldChoice } from "./FieldChoice.tsx";
import classes from "./filter.module.css";
import { newKey } from "./new-key.ts";
import { RowEditor } from "./RowEditor.tsx";

export type Change = (key: string, how: (node: Draft) => Draft | null) => void;
type Props = {
  readonly askable: Askable;
  readonly group: DraftGroup;
  readonly change: Change;
  readonly depth: number /** The whole of a filter, or of what is asked of related records: it goes with them. */;
  readonly isWhole?: boolean;
};

const deepest = 4;

export function GroupEditor({ askable, group, change, depth, isWhole = false }: Props) {
  const t = useText();
  const add = (member: Draft) => change(group.key, (node) => ({ ...(node as DraftGroup), members: [...group.members, member] }));
  const relations = Object.keys(askable.catalogue.relations);
  const meaning = `${group.isNegated ? "not_" : ""}${group.join}` as "and";
  return (
    <div className={classes["group"]} data-depth={depth}>
      {(!isWhole || group.members.length > 1 || group.isNegated) && (
        <Group gap="xs" mb="xs">
          <NativeSelect
            size="xs"
            aria-label={t("list:filter.join")}
            value={meaning}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              change(group.key, (node) => ({
                ...(node as DraftGroup),
                join: chosen.endsWith("and") ? "and" : "or",
                isNegated: chosen.startsWith("not_"),
              }));
            }}
            data={(["and", "or", "not_and", "not_or"] as const).map((value) => ({ value, label: t(`list:filter.join_${value}`) }))}
          />
          {!isWhole && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("list:filter.remove_group")}
              onClick={() => change(group.key, () => null)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      {group.members.map((member) => (
        <Member key={member.key} askable={askable} member={member} change={change} depth={depth} />
      ))}
      <Group gap="xs">
        <FieldChoice
          askable={askable}
          value={null}
          onChange={(name) => add(newRow(name, (askable.catalogue.fields[name] as Field<never>).kind, newKey()))}
        />
        {depth < deepest && (
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
                {t("list:filter.add_more")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => add(emptyGroup(newKey(), group.join === "and" ? "or" : "and"))}>
                {t("list:filter.add_group")}
              </Menu.Item>
              {relations.map((relation) => (
                <Menu.Item
                  key={relation}
                  onClick={() => add({ key: newKey(), is: "related", relation, isNegated: false, where: emptyGroup(newKey()) })}
                >
                  {t("list:chip.has", { relation: askable.words.relation?.(relation) ?? relation })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </div>
  );
}

function Member({ askable, member, change, depth }: Omit<Props, "group"> & { readonly member: Draft }) {
  if (member.is === "group") return <GroupEditor askable={askable} group={member} change={change} depth={depth + 1} />;
  if (member.is === "related") return <RelatedEditor askable={askable} related={member} change={change} depth={depth} />;
  return <RowEditor askable={askable} row={member} onChange={(next) => change(member.key, () => next)} />;
}

function RelatedEditor({ askable, related, change, depth }: Omit<Props, "group"> & { readonly related: DraftRelated }) {
  const t = useText();
  const inner = relatedAskable(askable, related.relation);
  if (inner === null) return null;
  const relation = askable.words.relation?.(related.relation) ?? related.relation;
  return (
    <div className={classes["related"]}>
      <Group gap="xs" mb="xs">
        <NativeSelect
          size="xs"
          aria-label={t("list:filter.related")}
          value={related.isNegated ? "has_no" : "has"}
          onChange={(event) => {
            const isNegated = event.currentTarget.value === "has_no";
            change(related.key, (node) => ({ ...(node as DraftRelated), isNegated }));
          }}
          data={[
            { value: "has", label: t("list:chip.has", { relation }) },
            { value: "has_no", label: t("list:chip.has_no", { relation }) },
          ]}
        />
        <span>{t("list:filter.where")}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("list:filter.remove_group")}
          onClick={() => change(related.key, () => null)}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <GroupEditor askable={inner} group={related.where} change={change} depth={depth + 1} isWhole />
    </div>
  );
}
