/** A task on a page of its own. Done, the next one comes by itself, or the way back to the day. */
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useMe } from "#ui/me.ts";
import { usePageParams } from "#ui/url-state.ts";
import { TaskView } from "./TaskView.tsx";
import { useTask } from "./use-task.ts";

export function TaskPage() {
  const t = useText();
  const { taskId } = usePageParams();
  const task = useTask(taskId);
  const goTo = useGoTo();
  const me = useMe();
  return (
    <>
      <PageTitle title={task.data?.title ?? t("pages:task")}>
        <Button component={PageLink} to="day" variant="default" size="compact-sm" leftSection={<IconArrowLeft size={14} aria-hidden />}>
          {t("pages:day")}
        </Button>
      </PageTitle>
      <Loaded from={task}>
        {(data) => (
          <TaskView
            key={data.id}
            task={data}
            onCompleted={({ next }) => {
              const mine = next.find(({ assignee, status }) => assignee.id === me.personId && status === "open");
              if (mine) goTo(`tasks/${mine.id}`);
            }}
            onUndone={(id) => goTo(`tasks/${id}`)}
          />
        )}
      </Loaded>
    </>
  );
}
