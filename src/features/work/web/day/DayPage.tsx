/** My day: what waits, in the order in which it is worth doing, and everything needed to get it done from the keyboard. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { CompletedTask } from "#features/process/contract/tasks.ts";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan, useMe } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { DayTaskView } from "../../contract/day.ts";
import { NewTask } from "../task/NewTask.tsx";
import { PostponeDialog } from "../task/PostponeDialog.tsx";
import { TaskPanel } from "../task/TaskPanel.tsx";
import { DayBar } from "./DayBar.tsx";
import { DayFoot } from "./DayFoot.tsx";
import { DayGroups } from "./DayGroups.tsx";
import { DayViews } from "./DayViews.tsx";
import { useDay } from "./use-day.ts";
import { useDayCursor } from "./use-day-cursor.ts";
import { useDayKeys } from "./use-day-keys.ts";
import { useQuickDone } from "./use-quick-done.ts";

export function DayPage() {
  const t = useText();
  const me = useMe();
  const can = useCan();
  const [search, setSearch] = useUrlState();
  const person = search["person"] ?? "me";
  const isMine = person === "me" || person === me.personId;
  const mayDo = isMine && can("tasks.change");
  const day = useDay({ person, kind: search["kind"], handedFrom: search["handedFrom"] });
  const [postponing, setPostponing] = useState<DayTaskView | null>(null);
  const rows = useMemo(() => [...(day.data?.overdue ?? []), ...(day.data?.today ?? []), ...day.later], [day.data, day.later]);
  const panel = search["panel"];
  const openId = panel === "new" ? undefined : panel;
  const open = (id: string | undefined, mode: "push" | "replace" = "push") => setSearch({ panel: id }, mode);
  const cursor = useDayCursor({ rows, openId, open });
  const quick = useQuickDone({ onMore: (task) => open(task.id) });
  useDayKeys({
    cursor,
    mayDo,
    openId,
    open,
    onNew: () => can("tasks.change") && open("new"),
    onDone: quick.run,
    onPostpone: setPostponing,
  });

  /** The next task of mine that this opened; else the next row; else the list alone. */
  const goOn = (done: string) => (answer: CompletedTask) => {
    const mine = answer.next.find(({ assignee, status }) => assignee.id === me.personId && status === "open");
    const at = rows.findIndex(({ id }) => id === done);
    open(mine?.id ?? rows[at + 1]?.id ?? rows[at - 1]?.id, "replace");
  };

  return (
    <>
      <PageTitle title={isMine ? t("work:day.title") : t("work:day.title_of", { name: day.data?.person.name ?? "" })}>
        <DayViews current="list" person={person} />
        {can("tasks.change") && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open("new")} aria-keyshortcuts="n">
            {t("work:new.open")}
          </Button>
        )}
      </PageTitle>
      {day.problem ? (
        <ErrorState problem={day.problem} retry={day.retry} />
      ) : day.data === undefined ? (
        <LoadingRows rows={12} />
      ) : (
        <>
          <DayBar
            day={day.data}
            kind={search["kind"]}
            handedFrom={search["handedFrom"]}
            person={person}
            onChange={(change) => setSearch({ ...change, panel: undefined })}
          />
          <DayGroups
            day={day.data}
            later={day.later}
            cursor={cursor}
            openId={openId}
            mayDo={mayDo}
            hasMore={day.hasMore}
            isLoadingMore={day.isLoadingMore}
            onMore={day.loadMore}
            onOpen={(id) => open(id)}
            onDone={quick.run}
            onPostpone={setPostponing}
          />
          <DayFoot day={day.data} task={rows[cursor.active]} mayDo={mayDo} onOpen={open} />
        </>
      )}
      <TaskPanel taskId={openId} onClose={() => open(undefined)} onCompleted={goOn(openId ?? "")} onUndone={(id) => open(id, "replace")} />
      <SidePanel title={t("work:new.title")} isOpen={panel === "new"} onClose={() => open(undefined)}>
        {panel === "new" && <NewTask onCancel={() => open(undefined)} onSaved={() => open(undefined)} />}
      </SidePanel>
      {postponing && <PostponeDialog task={postponing} onClose={() => setPostponing(null)} />}
    </>
  );
}
