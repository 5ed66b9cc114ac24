/** The title row: what is drawn, whether it is kept, and what can be done with it. */
import { ActionIcon, Badge, Button, Group, Menu, Text, Title, Tooltip } from "@mantine/core";
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconLayout2,
  IconPlayerPlay,
  IconPrinter,
} from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { showProblem } from "#ui/kit/toast.tsx";
import { useGoTo } from "#ui/link.tsx";
import type { ProcessView } from "../../contract/processes.ts";
import { publishVersion, type Version } from "../calls.ts";
import { saveAsBpmn, saveAsJson } from "../list/save-definition.ts";
import classes from "./Designer.module.css";
import { ImportDialog } from "./ImportDialog.tsx";
import type { Saving } from "./SaveNote.tsx";
import type { Drafting } from "./state/draft-state.ts";
import type { Trying } from "./try/use-try.ts";

type Props = {
  readonly process: ProcessView;
  readonly version: Version;
  readonly drafting: Drafting;
  readonly saving: Saving;
  readonly trying: Trying;
  readonly isSound: boolean;
  readonly onPanel: (() => void) | null;
};

export function DesignerBar({ process, version, drafting, saving, trying, isSound, onPanel }: Props) {
  const t = useText();
  const goTo = useGoTo();
  const { drawn, isEditable } = drafting;
  const [isImporting, setImporting] = useState(false);
  const { name } = drawn.definition;
  useEffect(() => {
    document.title = `${name} · Mainspring`;
  }, [name]);
  const publish = useCommand({
    feature: "process",
    run: async (_: null) => {
      if (!(await saving.flush())) return null;
      return publishVersion(process.id, version.number, saving.versionNow());
    },
    done: (answer) => (answer ? t("processes:published", { name: drawn.definition.name }) : null),
    onDone: (answer) => answer && goTo(`processes/${process.id}`),
    onProblem: showProblem,
  });
  return (
    <div className={classes["bar"]}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Title order={1} className={classes["name"]!} title={name}>
          {name}
        </Title>
        <Badge color={version.state === "draft" ? "amber" : "green"}>
          {t(`processes:version.${version.state}`, { number: version.number })}
        </Badge>
        {isEditable && (
          <Text size="xs" c="dimmed" role="status" className={classes["kept"]!}>
            {t(`processes:save.${saving.state.is === "conflict" ? "refused" : saving.state.is}`)}
          </Text>
        )}
      </Group>
      <Group gap={6} wrap="nowrap">
        {isEditable && (
          <ActionIcon.Group>
            <Tool label={t("processes:undo")} icon={IconArrowBackUp} isDisabled={!drafting.canUndo} onClick={drafting.undo} />
            <Tool label={t("processes:redo")} icon={IconArrowForwardUp} isDisabled={!drafting.canRedo} onClick={drafting.redo} />
          </ActionIcon.Group>
        )}
        {onPanel && <Tool label={t("processes:panel")} icon={IconAdjustments} isDisabled={false} onClick={onPanel} />}
        <Button
          variant={trying.run ? "light" : "default"}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={trying.run ? trying.stop : trying.begin}
        >
          {trying.run ? t("processes:try.stop") : t("processes:try.begin")}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t("processes:more")}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isEditable && (
              <>
                <Menu.Item
                  leftSection={<IconLayout2 size={16} />}
                  disabled={Object.keys(drawn.layout).length === 0}
                  onClick={() => drafting.edit(({ definition }) => ({ drawn: { definition, layout: {} } }))}
                >
                  {t("processes:tidy")}
                </Menu.Item>
                <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => setImporting(true)}>
                  {t("processes:import.title")}
                </Menu.Item>
              </>
            )}
            <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => void saveAsBpmn(drawn).catch(showProblem)}>
              {t("processes:export.bpmn")}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => saveAsJson(drawn)}>
              {t("processes:export.json")}
            </Menu.Item>
            <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => goTo(`processes/${process.id}/${version.number}/map`)}>
              {t("processes:map.title")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {isEditable && (
          <Tooltip label={isSound ? t("processes:publish_hint") : t("processes:publish_unsound")}>
            <Button loading={publish.isBusy} aria-disabled={!isSound} onClick={() => isSound && publish.run(null)}>
              {t("processes:publish")}
            </Button>
          </Tooltip>
        )}
      </Group>
      <ImportDialog
        isOpen={isImporting}
        onClose={() => setImporting(false)}
        subjectOf={() => drawn.definition.subject}
        onRead={({ definition, layout }) => {
          // The key and what it runs on are those of the process: they never change.
          const { key, subject } = drawn.definition;
          drafting.edit(() => ({ drawn: { definition: { ...definition, key, subject }, layout }, mark: null }));
        }}
      />
    </div>
  );
}

type ToolProps = {
  readonly label: string;
  readonly icon: typeof IconArrowBackUp;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
};

function Tool({ label, icon: Icon, isDisabled, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} aria-label={label} disabled={isDisabled} onClick={onClick}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
