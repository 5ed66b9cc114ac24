/** The audit journal: who changed what, before and after. It can be read and never edited. */
import { Button, Select } from "@mantine/core";
import { addDays } from "#shared/date.ts";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { inOrder } from "#ui/kit/in-order.ts";
import { FilterBar, PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan, useMe } from "#ui/me.ts";
import { type List, useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Company } from "../company/company.ts";
import { PersonSelect } from "../company/PersonSelect.tsx";
import { useCompany } from "../company/use-company.ts";
import { EntryList } from "./EntryList.tsx";
import type { JournalEntry } from "./entry.ts";
import { knownKinds } from "./known-kinds.ts";
import { kindText } from "./record-words.ts";
import { startOfDay } from "./start-of-day.ts";

export function JournalPage() {
  const t = useText();
  const { timeZone } = useMe();
  const can = useCan();
  const company = useCompany().data;
  const [{ actor, subject, kind, from, to }] = useUrlState();
  const list = useList<JournalEntry>(["org", "journal"], "/journal", {
    actorId: actor,
    subjectId: subject,
    kind,
    ...(from ? { from: startOfDay(from, timeZone) } : {}),
    ...(to ? { to: startOfDay(addDays(to, 1), timeZone) } : {}),
  });
  return (
    <>
      <PageTitle title={t("pages:journal")} />
      {can("journal.read") && <Filters company={company} />}
      <Entries list={list} company={company} isFiltered={Boolean(actor || subject || kind || from || to)} />
    </>
  );
}

function Filters({ company }: { readonly company: Company | undefined }) {
  const t = useText();
  const [{ actor, subject, kind, from, to }, setSearch] = useUrlState();
  const set = (field: string) => (next: string | null) => setSearch({ [field]: next ?? undefined });
  return (
    <FilterBar label={t("journal:filter.label")}>
      {company && (
        <>
          <PersonSelect
            company={company}
            people={company.people}
            label={t("journal:filter.who")}
            placeholder={t("journal:filter.anybody")}
            value={actor ?? null}
            onChange={set("actor")}
          />
          <PersonSelect
            company={company}
            people={company.people}
            label={t("journal:filter.about")}
            placeholder={t("journal:filter.anybody")}
            value={subject ?? null}
            onChange={set("subject")}
          />
        </>
      )}
      <Select
        label={t("journal:filter.kind")}
        placeholder={t("journal:filter.anything")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("org:clear") }}
        nothingFoundMessage={t("kit:select.nothing")}
        data={inOrder(
          knownKinds.map((value) => ({ value, label: kindText(value) })),
          ({ label }) => label,
          currentLanguage(),
        )}
        value={kind ?? null}
        onChange={set("kind")}
      />
      <DateField
        label={t("journal:filter.from")}
        clearable
        w={150}
        value={from ?? null}
        onChange={set("from")}
        {...(to ? { maxDate: to } : {})}
      />
      <DateField
        label={t("journal:filter.to")}
        clearable
        w={150}
        value={to ?? null}
        onChange={set("to")}
        {...(from ? { minDate: from } : {})}
      />
    </FilterBar>
  );
}

type EntriesProps = { readonly list: List<JournalEntry>; readonly company: Company | undefined; readonly isFiltered: boolean };

function Entries({ list, company, isFiltered }: EntriesProps) {
  const t = useText();
  const [, setSearch] = useUrlState();
  if (list.problem) return <ErrorState problem={list.problem} retry={list.retry} />;
  if (list.isLoading) return <LoadingRows />;
  if (list.items.length === 0)
    return (
      <EmptyState
        title={t(isFiltered ? "journal:empty.filtered" : "journal:empty.title")}
        action={
          isFiltered && (
            <Button
              variant="default"
              onClick={() => setSearch({ actor: undefined, subject: undefined, kind: undefined, from: undefined, to: undefined })}
            >
              {t("journal:empty.clear")}
            </Button>
          )
        }
      />
    );
  return (
    <>
      <EntryList company={company} entries={list.items} />
      {list.hasMore && (
        <Button variant="subtle" mt="xs" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </>
  );
}
