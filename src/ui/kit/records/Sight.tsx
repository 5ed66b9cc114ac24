/** Who can see a record and why; whoever may change it lets others take part. */
import { ActionIcon, Button, Collapse, Group, Text, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconEye, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { useCommand } from "../../command.ts";
import { useText } from "../../i18n/text.ts";
import { useRead } from "../../query.ts";
import { usePeople } from "../list/people.ts";
import { PersonField } from "../PersonField.tsx";
import { ErrorState, LoadingRows } from "../states.tsx";
import classes from "./records.module.css";

type Reason = { readonly why: "owner" | "participant" | "shared" | "above" | "sees_all" | "deputy"; readonly throughId: string | null };
type Seen = { readonly personId: string; readonly name: string; readonly reasons: readonly Reason[] };
type Answer = { readonly ownerId: string; readonly people: readonly Seen[] };

export function Sight({ recordId, mayChange }: { readonly recordId: string; readonly mayChange: boolean }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <UnstyledButton className={classes["opener"]!} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={14} aria-hidden className={classes["chevron"]!} data-open={isOpen || undefined} />
        <IconEye size={16} aria-hidden />
        {t("list:sight.title")}
      </UnstyledButton>
      <Collapse expanded={isOpen}>{isOpen && <SeenBy recordId={recordId} mayChange={mayChange} />}</Collapse>
    </section>
  );
}

function SeenBy({ recordId, mayChange }: { readonly recordId: string; readonly mayChange: boolean }) {
  const t = useText();
  const people = usePeople();
  const { data, problem, retry } = useRead<Answer>(["records", "sight", recordId], `/records/${recordId}/sight`);
  const [added, setAdded] = useState<string | null>(null);
  const change = useCommand({
    feature: "records",
    run: ({ personId, takesPart }: { personId: string; takesPart: boolean }) =>
      takesPart
        ? api.put(`/records/${recordId}/participants/${personId}`, { body: { part: "participant" } })
        : api.delete(`/records/${recordId}/participants/${personId}`),
    done: (_, { personId, takesPart }) =>
      t(takesPart ? "list:sight.added" : "list:sight.removed", { name: people.nameOf(personId) ?? "–" }),
    undo: (_, { personId, takesPart }) =>
      takesPart
        ? api.delete(`/records/${recordId}/participants/${personId}`)
        : api.put(`/records/${recordId}/participants/${personId}`, { body: { part: "participant" } }),
  });
  if (problem) return <ErrorState problem={problem} retry={retry} />;
  if (!data) return <LoadingRows rows={3} />;
  const say = ({ why, throughId }: Reason) => t(`list:sight.why_${why}`, { name: people.nameOf(throughId) ?? "–" });
  return (
    <>
      <ul className={classes["seen"]}>
        {data.people.map(({ personId, name, reasons }) => (
          <li key={personId}>
            <span>{name}</span>
            <Text span size="xs" c="dimmed">
              {[...new Set(reasons.map(say))].join(", ")}
            </Text>
            {mayChange && reasons.some(({ why }) => why === "participant" || why === "shared") && (
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t("list:sight.remove", { name })}
                onClick={() => change.run({ personId, takesPart: false })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Group gap="xs" mt="xs" wrap="nowrap">
          <PersonField size="xs" aria-label={t("list:sight.who")} placeholder={t("list:sight.who")} value={added} onChange={setAdded} />
          <Button
            size="xs"
            variant="default"
            disabled={added === null}
            loading={change.isBusy}
            onClick={() => {
              if (added) change.run({ personId: added, takesPart: true });
              setAdded(null);
            }}
          >
            {t("list:sight.add")}
          </Button>
        </Group>
      )}
    </>
  );
}
