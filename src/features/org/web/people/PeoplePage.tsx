/** People and levels: one structure in three views, with the person under the cursor beside it. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconLayoutList, IconSitemap, IconStairs, IconUserPlus } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { PageLoading } from "#ui/shell/PageStates.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { Invitation } from "../company/answers.ts";
import { type Company, isHere } from "../company/company.ts";
import { useCompany } from "../company/use-company.ts";
import { Ladder } from "./ladder/Ladder.tsx";
import classes from "./People.module.css";
import { PeopleTable } from "./PeopleTable.tsx";
import { PeoplePanel } from "./panel/PeoplePanel.tsx";

const OrgChart = lazy(async () => ({ default: (await import("./chart/OrgChart.tsx")).OrgChart }));

type View = "table" | "ladder" | "chart";
const views = { table: IconLayoutList, ladder: IconStairs, chart: IconSitemap } as const;

export function PeoplePage() {
  const t = useText();
  const can = useCan();
  const company = useCompany();
  const [search, setSearch] = useUrlState();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const view: View = search["view"] === "ladder" || search["view"] === "chart" ? search["view"] : "table";
  const open = (panel: string | undefined) => setSearch({ panel, edit: undefined });

  return (
    <>
      <PageTitle title={t("pages:people")} {...(company.data ? { count: countOf(company.data, t) } : {})}>
        {can("people.change") && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => open("new")}>
            {t("people:hire")}
          </Button>
        )}
      </PageTitle>
      <SegmentedControl
        className={classes["views"]!}
        aria-label={t("people:view.label")}
        value={view}
        onChange={(next) => setSearch({ view: next === "table" ? undefined : next })}
        data={(Object.keys(views) as View[]).map((value) => ({ value, label: <ViewLabel view={value} /> }))}
      />
      <Loaded from={company} rows={10}>
        {(data) => (
          <>
            {viewOf(view, data, open)}
            <PeoplePanel company={data} invitation={invitation} onInvited={setInvitation} />
          </>
        )}
      </Loaded>
    </>
  );
}

function viewOf(view: View, company: Company, open: (panel: string) => void): ReactNode {
  if (view === "table") return <PeopleTable company={company} onOpen={open} />;
  if (view === "ladder") return <Ladder company={company} onOpen={open} />;
  return (
    <Suspense fallback={<PageLoading />}>
      <OrgChart company={company} onOpen={open} />
    </Suspense>
  );
}

function ViewLabel({ view }: { readonly view: View }) {
  const t = useText();
  const Icon = views[view];
  return (
    <span className={classes["view"]}>
      <Icon size={16} aria-hidden />
      {t(`people:view.${view}`)}
    </span>
  );
}

function countOf(company: Company, t: ReturnType<typeof useText>): string {
  const people = t("people:count.people", { count: company.people.filter(isHere).length });
  const { length } = company.vacancies;
  return length > 0 ? `${people} · ${t("people:count.vacancies", { count: length })}` : people;
}
