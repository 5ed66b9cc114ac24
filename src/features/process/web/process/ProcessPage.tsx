/** One process: its versions, what changed between them, and the runs that follow an older one. */
import { Anchor, Badge, Button, Group, Table, Tabs, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { Moment } from "#ui/kit/Moment.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { usePageParams, useUrlState } from "#ui/url-state.ts";
import type { ProcessView } from "../../contract/processes.ts";
import { draftVersion, restoreProcess, retireProcess, useProcess } from "../calls.ts";
import { DiffView } from "./DiffView.tsx";
import { Migration } from "./Migration.tsx";
import { RunsOfProcess } from "./RunsOfProcess.tsx";

export function ProcessPage() {
  const { processId } = usePageParams();
  const process = useProcess(processId);
  return <Loaded from={process}>{(data) => <Page process={data} />}</Loaded>;
}

const tabs = ["versions", "diff", "runs", "migrate"] as const;

function Page({ process }: { readonly process: ProcessView }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const can = useCan();
  const published = process.versions.filter(({ state }) => state === "published");
  const shown = tabs.filter((tab) =>
    tab === "diff" ? process.versions.length > 1 : tab === "migrate" ? published.length > 1 && can("runs.change") : true,
  );
  const tab = shown.find((one) => one === search["tab"]) ?? "versions";
  return (
    <>
      <PageTitle
        title={process.name}
        count={`${t(`processes:subject.${process.subject}`)} · ${t("processes:list.running_count", { count: process.running })}`}
      >
        <Actions process={process} />
      </PageTitle>
      <Tabs
        value={tab}
        onChange={(next) => setSearch({ tab: next === "versions" ? undefined : (next ?? undefined) }, "replace")}
        keepMounted={false}
      >
        <TabRow mb="sm">
          {shown.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`processes:tab.${one}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        <Tabs.Panel value="versions">
          <Versions process={process} />
        </Tabs.Panel>
        <Tabs.Panel value="diff">
          <DiffView process={process} />
        </Tabs.Panel>
        <Tabs.Panel value="runs">
          <RunsOfProcess process={process} />
        </Tabs.Panel>
        <Tabs.Panel value="migrate">
          <Migration process={process} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Actions({ process }: { readonly process: ProcessView }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const draft = useCommand({
    feature: "process",
    run: (_: null) => draftVersion(process.id, {}),
    onDone: ({ number }) => goTo(`processes/${process.id}/${number}`),
  });
  const retire = useCommand({
    feature: "process",
    run: (_: null) => (process.retiredAt === null ? retireProcess(process) : restoreProcess(process)),
    done: () => t(process.retiredAt === null ? "processes:retire.done" : "processes:retire.restored", { name: process.name }),
  });
  if (!can("processes.change")) return null;
  return (
    <>
      {process.retiredAt === null ? (
        <ConfirmButton
          question={t("processes:retire.question")}
          confirmLabel={t("processes:retire.title")}
          onConfirm={() => retire.run(null)}
        >
          {t("processes:retire.title")}
        </ConfirmButton>
      ) : (
        <Button variant="default" loading={retire.isBusy} onClick={() => retire.run(null)}>
          {t("processes:retire.restore")}
        </Button>
      )}
      {process.retiredAt === null &&
        (process.draft === null ? (
          <Button leftSection={<IconPencil size={16} aria-hidden />} loading={draft.isBusy} onClick={() => draft.run(null)}>
            {t("processes:draft.new")}
          </Button>
        ) : (
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => goTo(`processes/${process.id}/${process.draft}`)}>
            {t("processes:draft.open", { number: process.draft })}
          </Button>
        ))}
    </>
  );
}

function Versions({ process }: { readonly process: ProcessView }) {
  const t = useText();
  return (
    <Table aria-label={t("processes:tab.versions")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("processes:version.title")}</Table.Th>
          <Table.Th>{t("processes:version.when")}</Table.Th>
          <Table.Th visibleFrom="sm">{t("processes:version.by")}</Table.Th>
          <Table.Th ta="right">{t("processes:list.running")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {process.versions.map(({ number, state, at, by, running }) => (
          <Table.Tr key={number}>
            <Table.Td>
              <Group gap="xs">
                <Anchor component={PageLink} to={`processes/${process.id}/${number}`}>
                  {t("processes:version.number", { number })}
                </Anchor>
                {state === "draft" ? (
                  <Badge color="amber">{t("processes:version.is_draft")}</Badge>
                ) : (
                  number === process.published && <Badge color="green">{t("processes:version.followed")}</Badge>
                )}
              </Group>
            </Table.Td>
            <Table.Td>
              <Moment at={at} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{by?.name ?? <Text c="dimmed">–</Text>}</Table.Td>
            <Table.Td ta="right" className="figures">
              {running}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
