/** What one was told, day by day. By keyboard: j and k move, Enter opens, m marks. */
import { Button, Kbd, SegmentedControl, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useRowKeys } from "#ui/kit/table/use-row-keys.ts";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { NotificationView } from "../../contract/notify/notifications.ts";
import { InboxRow } from "./InboxRow.tsx";
import classes from "./inbox.module.css";
import { useMarking } from "./use-marking.ts";
import { useUnread } from "./use-unread.ts";

export function InboxPage() {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const isUnread = search["view"] === "unread";
  const list = useList<NotificationView>(["notifications", "inbox"], "/notifications", isUnread ? { unread: "true" } : {});
  const unread = useUnread() ?? 0;
  const { read, toggle, all, isBusy } = useMarking();
  const goTo = useGoTo();
  const open = (one: NotificationView) => {
    read(one);
    if (one.path !== null) goTo(one.path);
  };
  const { activeKey, setActiveKey } = useRowKeys(list.items, (one) => one.id, open);
  const active = list.items.find(({ id }) => id === activeKey);
  useHotkeys([["m", () => active && toggle(active)]]);
  const [newest] = list.items;
  return (
    <>
      <PageTitle title={t("pages:notifications")} count={t("notifications:unread", { count: unread })}>
        <SegmentedControl
          size="xs"
          aria-label={t("notifications:which")}
          value={isUnread ? "unread" : "all"}
          data={[
            { value: "all", label: t("notifications:which.all") },
            { value: "unread", label: t("notifications:which.unread") },
          ]}
          onChange={(view) => setSearch({ view: view === "unread" ? view : undefined })}
        />
        <Button
          variant="default"
          leftSection={<IconChecks size={16} aria-hidden />}
          disabled={unread === 0 || !newest}
          loading={isBusy}
          onClick={() => newest && all(newest.id)}
        >
          {t("notifications:read_all")}
        </Button>
      </PageTitle>
      {list.problem && <ErrorState problem={list.problem} retry={list.retry} />}
      {list.isLoading && <LoadingRows />}
      {!list.isLoading && !list.problem && list.items.length === 0 && (
        <EmptyState
          icon={IconBell}
          title={t(isUnread ? "notifications:none_unread" : "notifications:none")}
          hint={t("notifications:none_hint")}
          action={
            <Button variant="default" component={PageLink} to="account/notifications">
              {t("pages:notification_preferences")}
            </Button>
          }
        />
      )}
      <Days items={list.items} activeKey={activeKey} onOpen={open} onToggle={toggle} onActive={setActiveKey} />
      {list.hasMore && (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
      {list.items.length > 0 && (
        <Text size="xs" c="dimmed" mt="md" visibleFrom="sm">
          <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t("notifications:keys.move")} · <Kbd size="xs">↵</Kbd>{" "}
          {t("notifications:keys.open")} · <Kbd size="xs">m</Kbd> {t("notifications:keys.mark")}
        </Text>
      )}
    </>
  );
}

type DaysProps = {
  readonly items: readonly NotificationView[];
  readonly activeKey: string | null;
  readonly onOpen: (one: NotificationView) => void;
  readonly onToggle: (one: NotificationView) => void;
  readonly onActive: (id: string) => void;
};

function Days({ items, ...rest }: DaysProps) {
  const format = useFormat();
  const t = useText();
  const dayOf = (at: Date) => format.instant(at.toISOString(), { dateStyle: "full" });
  const today = dayOf(new Date());
  const yesterday = dayOf(new Date(Date.now() - 86_400_000));
  const days = Map.groupBy(items, ({ at }) => dayOf(new Date(at)));
  return [...days].map(([day, told]) => (
    <section key={day} aria-label={day} className={classes["day"]}>
      <h2 className={classes["date"]}>
        {day === today ? t("notifications:today") : day === yesterday ? t("notifications:yesterday") : day}
      </h2>
      <ul className={classes["list"]}>
        {told.map((one) => (
          <InboxRow key={one.id} one={one} {...rest} />
        ))}
      </ul>
    </section>
  ));
}
