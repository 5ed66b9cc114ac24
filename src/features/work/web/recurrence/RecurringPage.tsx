/** Tasks that come again: one's own, and those set for people below. */
import { Button } from "@mantine/core";
import { IconPlus, IconRepeat } from "@tabler/icons-react";
import { useMemo } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { DateText } from "#ui/kit/Moment.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { PersonField } from "#ui/kit/PersonField.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useCan, useMe } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { RecurrenceView } from "../../contract/recurrence/recurrences.ts";
import { RecurrenceForm } from "./RecurrenceForm.tsx";
import { useRhythmWords } from "./use-rhythm-words.ts";

export function RecurringPage() {
  const t = useText();
  const me = useMe();
  const can = useCan();
  const [search, setSearch] = useUrlState();
  const person = search["person"] ?? me.personId;
  const list = useList<RecurrenceView>(["work", "recurrences", person], "/recurrences", { person });
  const columns = useColumns(can("tasks.change"));
  const panel = search["panel"];
  const open = list.items.find(({ id }) => id === panel) ?? null;
  const close = () => setSearch({ panel: undefined });
  const create = can("tasks.change") && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ panel: "new" })}>
      {t("recurring:new")}
    </Button>
  );
  return (
    <>
      <PageTitle title={t("pages:recurring")}>
        <PersonField
          size="xs"
          aria-label={t("recurring:whose")}
          value={person}
          allowDeselect={false}
          onChange={(id) => setSearch({ person: id === me.personId ? undefined : (id ?? undefined) })}
        />
        {create}
      </PageTitle>
      <DataTable
        label={t("pages:recurring")}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        {...(can("tasks.change") ? { onOpen: ({ id }: RecurrenceView) => setSearch({ panel: id }) } : {})}
        empty={<EmptyState icon={IconRepeat} title={t("recurring:none")} hint={t("recurring:none_hint")} action={create} />}
      />
      <SidePanel title={t(open ? "recurring:change" : "recurring:new")} isOpen={panel === "new" || open !== null} onClose={close}>
        <RecurrenceForm key={panel ?? ""} before={open} onClose={close} />
      </SidePanel>
    </>
  );
}

function useColumns(mayChange: boolean): readonly Column<RecurrenceView>[] {
  const t = useText();
  const words = useRhythmWords();
  const { run, isBusy } = useCommand({
    feature: "work",
    run: ({ id, version }: RecurrenceView) => api.patch(`/recurrences/${id}`, { body: { isEnded: true }, ifMatch: version }),
    done: (_, { title }) => t("recurring:ended", { title }),
  });
  return useMemo(
    () => [
      { key: "title", title: t("recurring:what"), phone: "title", cell: ({ title }) => title },
      { key: "every", title: t("recurring:how_often"), cell: ({ every, at }) => (at ? `${words(every)}, ${at}` : words(every)) },
      { key: "next", title: t("recurring:next"), cell: ({ nextOn }) => (nextOn ? <DateText date={nextOn} /> : t("recurring:no_more")) },
      { key: "about", title: t("recurring:about"), cell: ({ subject }) => subject?.title ?? "–" },
      { key: "giver", title: t("recurring:giver"), cell: ({ giver, person }) => (giver && giver.id !== person.id ? giver.name : "–") },
      ...(mayChange
        ? [
            {
              key: "end",
              title: t("recurring:action"),
              isActions: true,
              align: "right" as const,
              cell: (one: RecurrenceView) => (
                <ConfirmButton
                  size="compact-sm"
                  disabled={isBusy}
                  question={t("recurring:end_question")}
                  confirmLabel={t("recurring:end")}
                  onConfirm={() => run(one)}
                  aria-label={t("recurring:end_named", { title: one.title })}
                >
                  {t("recurring:end")}
                </ConfirmButton>
              ),
            },
          ]
        : []),
    ],
    [t, words, run, isBusy, mayChange],
  );
}
