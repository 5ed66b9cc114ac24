/** One thing that was told: what, about which task and record, by whom, when. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCircle, IconCircleFilled } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { NotificationView } from "../../contract/notify/notifications.ts";
import { iconOf } from "./icons.ts";
import classes from "./inbox.module.css";

type Props = {
  readonly one: NotificationView;
  readonly activeKey: string | null;
  readonly onOpen: (one: NotificationView) => void;
  readonly onToggle: (one: NotificationView) => void;
  readonly onActive: (id: string) => void;
};

export function InboxRow({ one, activeKey, onOpen, onToggle, onActive }: Props) {
  const t = useText();
  const { id, kind, at, readAt, actor, subject, task, data, path } = one;
  const Icon = iconOf[kind];
  const isUnread = readAt === null;
  const text = typeof data["text"] === "string" ? data["text"] : null;
  const isMany = typeof data["handedFrom"] === "string";
  const many = isMany ? t("notifications:taken_over_from", { name: String(data["name"] ?? "–"), count: Number(data["count"]) }) : null;
  const about = [text, many, task?.title, subject?.title].filter((part) => part != null && part !== "");
  const mark = t(isUnread ? "notifications:mark_read" : "notifications:mark_unread");
  const Mark = isUnread ? IconCircleFilled : IconCircle;
  return (
    <li data-row={id} data-unread={isUnread || undefined} data-active={activeKey === id || undefined} className={classes["row"]}>
      <Tooltip label={mark}>
        <ActionIcon variant="subtle" size={24} aria-label={mark} className={classes["mark"]!} onClick={() => onToggle(one)}>
          <Mark size={10} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <button type="button" data-opens-row className={classes["open"]} onClick={() => onOpen(one)} onFocus={() => onActive(id)}>
        <Icon size={16} aria-hidden />
        <span className={classes["what"]}>
          <span className={classes["kind"]}>{t(isMany ? "notifications:taken_over" : `notifications:kind.${kind}`)}</span>
          {about.length > 0 ? (
            <span className={classes["about"]}>{about.join(" · ")}</span>
          ) : (
            path === null && <span className={classes["about"]}>{t("notifications:out_of_sight")}</span>
          )}
        </span>
        <span className={classes["when"]}>
          {actor && <span>{actor.name}</span>}
          <Moment at={at} />
        </span>
      </button>
    </li>
  );
}
