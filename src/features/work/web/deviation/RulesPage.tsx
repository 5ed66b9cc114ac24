/** The rules of the company: what counts as a deviation, who is told, and who next. */
import { Button, Checkbox } from "@mantine/core";
import { IconChecklist, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { FilterBar, PageTitle } from "#ui/kit/PageTitle.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Rule, Rules } from "./answers.ts";
import { defaultRules } from "./calls.ts";
import { RuleForm } from "./RuleForm.tsx";
import { ruleColumns } from "./rule-columns.tsx";
import { useRuleWords } from "./use-rule-words.ts";

export function RulesPage() {
  const t = useText();
  const can = useCan();
  const format = useFormat();
  const [search, setSearch] = useUrlState();
  const withRetired = search["retired"] === "true";
  const rules = useRead<Rules>(["work", "rules"], "/deviation-rules", { retired: withRetired ? "true" : "false" });
  const words = useRuleWords();
  const columns = useMemo(() => ruleColumns(t, format, words), [t, format, words]);
  const mayChange = can("rules.change");
  const open = (panel: string | undefined) => setSearch({ panel });
  const begin = useCommand({ feature: "work", run: (_: null, key) => defaultRules(key), done: () => t("monitor:rules.defaults_added") });
  const chosen = rules.data?.items.find(({ id }) => id === search["panel"]);
  const isNew = search["panel"] === "new" && mayChange;
  return (
    <>
      <PageTitle
        title={t("pages:deviation_rules")}
        {...(rules.data ? { count: t("monitor:rules.count", { count: rules.data.items.length }) } : {})}
      >
        {mayChange && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open("new")}>
            {t("monitor:rules.new")}
          </Button>
        )}
      </PageTitle>
      <FilterBar label={t("monitor:rules.filters")}>
        <Checkbox
          size="xs"
          label={t("monitor:rules.with_retired")}
          checked={withRetired}
          onChange={({ currentTarget }) => setSearch({ retired: currentTarget.checked ? "true" : undefined }, "replace")}
        />
      </FilterBar>
      <Loaded from={rules}>
        {(data) => (
          <DataTable<Rule>
            label={t("pages:deviation_rules")}
            columns={columns}
            list={listOf(data.items)}
            rowKey={({ id }) => id}
            onOpen={({ id }) => open(id)}
            openKey={search["panel"]}
            sorting={search["sort"]}
            onSort={(sort) => setSearch({ sort }, "replace")}
            empty={
              <EmptyState
                icon={IconChecklist}
                title={t("monitor:rules.empty")}
                hint={t("monitor:rules.empty_hint")}
                action={
                  mayChange && !withRetired ? (
                    <Button variant="default" loading={begin.isBusy} onClick={() => begin.run(null)}>
                      {t("monitor:rules.defaults")}
                    </Button>
                  ) : undefined
                }
              />
            }
          />
        )}
      </Loaded>
      <SidePanel
        title={chosen?.name ?? t("monitor:rules.new")}
        isOpen={chosen !== undefined || isNew}
        onClose={() => open(undefined)}
        width={620}
      >
        {(chosen || isNew) && (
          <RuleForm
            key={chosen ? `${chosen.id} ${chosen.version}` : "new"}
            rule={chosen ?? null}
            mayChange={mayChange}
            onDone={() => open(undefined)}
          />
        )}
      </SidePanel>
    </>
  );
}
