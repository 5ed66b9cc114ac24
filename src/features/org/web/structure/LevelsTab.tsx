/** The ladder's levels, with what work each may be given. */
import { Badge, Button, Group, Text } from "@mantine/core";
import { IconEye, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Level } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { levelWord } from "../company/words.ts";
import { LevelForm } from "./LevelForm.tsx";
import { TabIntro } from "./TabIntro.tsx";

export function LevelsTab({ company }: { readonly company: Company }) {
  const t = useText();
  const can = useCan();
  const [{ open }, setSearch] = useUrlState();
  const levels = useMemo(() => company.tree.levels.toSorted((one, other) => one.rank - other.rank), [company]);
  const opened = levels.find((one) => one.id === open);
  const mayChange = can("structure.change");
  const close = () => setSearch({ open: undefined });
  const columns: readonly Column<Level>[] = [
    {
      key: "name",
      title: t("structure:level.name"),
      phone: "title",
      cell: (one) => (
        <Group gap={8} component="span" display="inline-flex">
          {levelWord(one)}
          {one.retiredAt && <Badge variant="default">{t("structure:level.retired")}</Badge>}
        </Group>
      ),
    },
    { key: "rank", title: t("structure:level.rank"), align: "right", width: 80, cell: (one) => one.rank },
    {
      key: "functions",
      title: t("structure:level.functions"),
      cell: (one) => inSentence(one.functions.map((word) => t(`org:function.${word}`))) || "–",
    },
    {
      key: "sees",
      title: t("structure:level.sees"),
      cell: (one) =>
        one.seesAll ? (
          <Group gap={6} component="span" display="inline-flex" wrap="nowrap">
            <IconEye size={16} aria-hidden />
            {t("structure:level.sees_all")}
          </Group>
        ) : (
          t("structure:level.sees_below")
        ),
    },
    { key: "people", title: t("structure:level.people"), align: "right", width: 96, cell: (one) => one.people },
    { key: "vacancies", title: t("structure:level.vacancies"), align: "right", width: 96, cell: (one) => one.vacancies },
  ];
  return (
    <>
      <TabIntro hint={t("structure:level.hint")}>
        {mayChange && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
            {t("structure:level.add")}
          </Button>
        )}
      </TabIntro>
      <DataTable
        label={t("structure:tab.levels")}
        columns={columns}
        list={listOf(levels)}
        rowKey={(one) => one.id}
        {...(mayChange ? { onOpen: (one: Level) => setSearch({ open: one.id }) } : {})}
        openKey={open}
        empty={<EmptyState title={t("structure:level.empty")} />}
      />
      {mayChange && (
        <SidePanel title={opened ? levelWord(opened) : t("structure:level.add")} isOpen={Boolean(opened) || open === "new"} onClose={close}>
          {opened && opened.people > 0 && (
            <Text size="sm" c="dimmed" mb="sm">
              {t("structure:level.used_by", { count: opened.people })}
            </Text>
          )}
          <LevelForm key={open} level={opened} nextRank={Math.min(20, Math.max(0, ...levels.map((one) => one.rank)) + 1)} onClose={close} />
        </SidePanel>
      )}
    </>
  );
}

/** "Leads a direction, sells": only the first begins with a capital. */
function inSentence(words: readonly string[]): string {
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toLocaleLowerCase() + word.slice(1))).join(", ");
}
