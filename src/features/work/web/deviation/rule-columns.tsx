/** A rule in a line. */
import { Badge } from "@mantine/core";
import type { Say } from "#ui/i18n/text.ts";
import type { useFormat } from "#ui/kit/format.ts";
import type { Column } from "#ui/kit/table/column.ts";
import { PageLink } from "#ui/link.tsx";
import type { Rule } from "./answers.ts";
import classes from "./Deviations.module.css";
import type { RuleWords } from "./use-rule-words.ts";

export const ruleColumns = (t: Say, format: ReturnType<typeof useFormat>, words: RuleWords): readonly Column<Rule>[] => [
  {
    key: "name",
    title: t("monitor:rule.name"),
    phone: "title",
    sortBy: ({ name }) => name,
    cell: ({ name, retiredAt, isUrgent, isBroken }) => (
      <span>
        {name}{" "}
        {isBroken && (
          <Badge size="xs" variant="light" color="amber" title={t("monitor:rules.broken_hint")}>
            {t("monitor:rules.broken")}
          </Badge>
        )}
        {retiredAt !== null && (
          <Badge size="xs" variant="light" color="gray">
            {t("monitor:rules.retired")}
          </Badge>
        )}
        {isUrgent && retiredAt === null && (
          <Badge size="xs" variant="light" color="red">
            {t("monitor:rule.urgent")}
          </Badge>
        )}
      </span>
    ),
  },
  {
    key: "kind",
    title: t("monitor:rule.kind"),
    width: 220,
    sortBy: ({ kind }) => t(`monitor:kind.${kind}`),
    cell: ({ kind }) => t(`monitor:kind.${kind}`),
  },
  { key: "tells", title: t("monitor:rule.tells"), width: 240, cell: ({ tells }) => tells.map(words.tells).join(" · ") },
  {
    key: "grace",
    title: t("monitor:rule.grace"),
    width: 120,
    align: "right",
    phone: "hidden",
    sortBy: ({ graceHours }) => graceHours,
    cell: ({ graceHours }) => t("monitor:hours", { count: graceHours }),
  },
  {
    key: "escalate",
    title: t("monitor:rule.escalates"),
    width: 140,
    align: "right",
    sortBy: ({ escalateHours }) => escalateHours,
    cell: ({ escalateHours }) =>
      escalateHours === null ? (
        <span className={classes["quiet"]}>{t("monitor:rule.never")}</span>
      ) : (
        t("monitor:hours", { count: escalateHours })
      ),
  },
  {
    key: "open",
    title: t("monitor:rule.open_now"),
    width: 110,
    align: "right",
    sortBy: ({ openNow }) => openNow,
    cell: ({ id, openNow }) => (
      <PageLink
        to="deviations"
        search={{ rule: id }}
        onClick={(event) => event.stopPropagation()}
        className={`${classes["count"]} figures`}
      >
        {format.number(openNow)}
      </PageLink>
    ),
  },
];
