/** Where the deal stands and what can be done with it; m moves, w wins, l loses, o reopens. */
import { Badge, Button, Group, Kbd, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowRight, IconCircleCheck, IconCircleX, IconRotate } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { listenToKeys, type Sequence } from "#ui/shell/keyboard.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { allowedStages } from "../board/steps.ts";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import { openStages } from "../use-pipelines.ts";

type Props = {
  readonly deal: Deal;
  readonly pipelines: readonly Pipeline[];
  readonly steps: DealSteps;
  readonly onLose: (deal: Deal) => void;
};

const colours = { open: "gray", won: "green", lost: "red" } as const;

export function DealActions({ deal, pipelines, steps, onLose }: Props) {
  const t = useText();
  const can = useCan();
  const [isMenuOpen, menu] = useDisclosure(false);
  const isOpen = deal.status === "open";
  const mayChange = can("deals.change") && deal.archivedAt === null;
  const isBusy = steps.onTheWay.has(deal.id);
  useKeys(
    !mayChange || isBusy
      ? []
      : isOpen
        ? [
            { keys: "m", run: menu.open },
            { keys: "w", run: () => void steps.win(deal) },
            { keys: "l", run: () => onLose(deal) },
          ]
        : [{ keys: "o", run: () => void steps.reopen(deal) }],
  );
  return (
    <Group gap="xs">
      <Badge color={colours[deal.status]} size="lg">
        {t(`deals:status.${deal.status}`)}
        {deal.reason ? ` · ${deal.reason}` : ""}
      </Badge>
      {mayChange && isOpen && (
        <>
          {/* The next stage has the focus at once, so that `m` and Enter are a step forward. */}
          <Menu opened={isMenuOpen} onChange={menu.toggle} position="bottom-start" width={260} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button
                variant="default"
                loading={isBusy}
                leftSection={<IconArrowRight size={16} aria-hidden />}
                rightSection={
                  <Kbd aria-hidden visibleFrom="sm">
                    m
                  </Kbd>
                }
              >
                {t("deals:action.move")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Stages deal={deal} pipelines={pipelines} steps={steps} />
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            disabled={isBusy}
            leftSection={<IconCircleCheck size={16} aria-hidden />}
            rightSection={
              <Kbd aria-hidden visibleFrom="sm">
                w
              </Kbd>
            }
            onClick={() => void steps.win(deal)}
          >
            {t("deals:action.win")}
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            leftSection={<IconCircleX size={16} aria-hidden />}
            rightSection={
              <Kbd aria-hidden visibleFrom="sm">
                l
              </Kbd>
            }
            onClick={() => onLose(deal)}
          >
            {t("deals:action.lose")}
          </Button>
        </>
      )}
      {mayChange && !isOpen && (
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconRotate size={16} aria-hidden />}
          rightSection={
            <Kbd aria-hidden visibleFrom="sm">
              o
            </Kbd>
          }
          onClick={() => void steps.reopen(deal)}
        >
          {t("deals:action.reopen")}
        </Button>
      )}
    </Group>
  );
}

/** The stages it may go to, its own pipeline first, then the others. */
function Stages({ deal, pipelines, steps }: Omit<Props, "onLose">) {
  const inUse = pipelines.filter(({ id, retiredAt }) => retiredAt === null || id === deal.pipelineId);
  const ordered = inUse.toSorted((one, other) => Number(other.id === deal.pipelineId) - Number(one.id === deal.pipelineId));
  return ordered.map((pipeline) => {
    const isOwn = pipeline.id === deal.pipelineId;
    const stages = openStages(pipeline);
    const keys = stages.map(({ key }) => key);
    const next = isOwn ? keys[keys.indexOf(deal.stage ?? "") + 1] : undefined;
    const allowed = isOwn ? allowedStages(keys, deal.stage, pipeline) : keys;
    return [
      ordered.length > 1 && <Menu.Label key={pipeline.id}>{pipeline.name}</Menu.Label>,
      ...stages
        .filter(({ key }) => !isOwn || key !== deal.stage)
        .map((stage) => (
          <Menu.Item
            key={stage.id}
            data-autofocus={stage.key === next || undefined}
            disabled={!allowed.includes(stage.key)}
            onClick={() => void steps.move(deal, stage.key, pipeline)}
          >
            {stage.name}
          </Menu.Item>
        )),
    ];
  });
}

function useKeys(sequences: readonly Sequence[]): void {
  const current = useRef(sequences);
  current.current = sequences;
  useEffect(() => listenToKeys(document, () => current.current), []);
}
