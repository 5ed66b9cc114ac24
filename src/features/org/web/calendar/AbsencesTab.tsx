/** Who is away in a month, and who stands in. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan, useMe } from "#ui/me.ts";
import { useList, useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { AbsenceForm } from "../company/AbsenceForm.tsx";
import type { Absence, Calendar } from "../company/answers.ts";
import { useCancelAbsence } from "../company/use-cancel-absence.ts";
import { useCompany } from "../company/use-company.ts";
import { useToday } from "../company/use-today.ts";
import { AbsenceList } from "./AbsenceList.tsx";
import { AbsenceTimeline } from "./AbsenceTimeline.tsx";
import { monthAfter } from "./months.ts";
import { Stepper } from "./Stepper.tsx";

export function AbsencesTab() {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const me = useMe();
  const today = useToday();
  const company = useCompany().data;
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [search, setSearch] = useUrlState();
  const [opened, setOpened] = useState<Absence | "new" | null>(null);
  const thisMonth = today.slice(0, 7);
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(search["month"] ?? "") ? search["month"]! : thisMonth;
  const year = Number(month.slice(0, 4));
  const calendar = useRead<Calendar>(["org", "calendar", year], "/org/calendar", { year });
  const list = useList<Absence>(["org", "absences"], "/org/absences", {
    from: `${month}-01`,
    to: `${monthAfter(month, 1)}-01`,
    limit: 200,
  });
  const cancel = useCancelAbsence(() => setOpened(null));
  const go = (to: string) => setSearch({ month: to === thisMonth ? undefined : to }, "replace");
  const mayChange = (absence: Absence) => can("absences.change") || (can("absences.own") && absence.personId === me.personId);
  const open = (absence: Absence) => setOpened(absence);
  const Shown = isPhone ? AbsenceList : AbsenceTimeline;

  return (
    <>
      <Group justify="space-between" mb="md">
        <Stepper
          title={format.date(`${month}-01`, { month: "long", year: "numeric" })}
          back={{ label: t("calendar:month.back"), run: () => go(monthAfter(month, -1)) }}
          on={{ label: t("calendar:month.on"), run: () => go(monthAfter(month, 1)) }}
          today={{ label: t("calendar:month.this"), run: () => go(thisMonth), isHere: month === thisMonth }}
        />
        {(can("absences.change") || can("absences.own")) && (
          <Button leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setOpened("new")}>
            {t("org:absence.report")}
          </Button>
        )}
      </Group>
      {list.problem ? (
        <ErrorState problem={list.problem} retry={list.retry} />
      ) : list.isLoading ? (
        <LoadingRows />
      ) : list.items.length === 0 ? (
        <EmptyState title={t("calendar:absence.empty")} hint={t("calendar:absence.empty_hint")} />
      ) : (
        <Shown
          company={company}
          absences={list.items}
          month={month}
          today={today}
          days={calendar.data?.days ?? []}
          mayChange={mayChange}
          onOpen={open}
        />
      )}
      {list.hasMore && (
        <Button variant="subtle" mt="xs" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
      <Modal
        opened={opened !== null && company !== undefined}
        onClose={() => setOpened(null)}
        title={t(opened === "new" ? "org:absence.report" : "calendar:absence.change")}
        closeButtonProps={{ "aria-label": t("kit:close") }}
      >
        {opened !== null && company && (
          <Stack>
            <AbsenceForm
              company={company}
              personId={me.personId}
              mayChoose={opened !== "new" || can("absences.change")}
              {...(opened === "new" ? {} : { absence: opened })}
              from={month === thisMonth ? today : `${month}-01`}
              onClose={() => setOpened(null)}
            />
            {opened !== "new" && (
              <Button variant="subtle" color="gray" loading={cancel.isBusy} onClick={() => cancel.run(opened)}>
                {t("org:absence.cancel")}
              </Button>
            )}
          </Stack>
        )}
      </Modal>
    </>
  );
}
