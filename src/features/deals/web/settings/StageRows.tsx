/** The stages in their order: dragged by the handle, moved by its arrow keys, renamed, given a norm and a probability, retired. */
import {
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { ActionIcon, Button, NumberInput, Switch, TextInput, Tooltip } from "@mantine/core";
import { IconGripVertical, IconPlus, IconTrash } from "@tabler/icons-react";
import { newKey } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import classes from "./Settings.module.css";
import { changed, placed, type StageDraft, shifted } from "./stage-list.ts";

type Props = { readonly stages: readonly StageDraft[]; readonly onChange: (stages: readonly StageDraft[]) => void };

/** The handle's own arrow keys move at once, so the keyboard needs no taking and dropping. */
const noKeys = { start: [], cancel: ["Escape"], end: [] };

export function StageRows({ stages, onChange }: Props) {
  const t = useText();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes: noKeys }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (over)
      onChange(
        placed(
          stages,
          String(active.id),
          stages.findIndex(({ id }) => id === over.id),
        ),
      );
  };
  const add = () => {
    const id = newKey();
    onChange([...stages, { id, key: id, name: "", normDays: null, percent: null, isRetired: false, isNew: true }]);
    setTimeout(() => document.querySelector<HTMLElement>(`[data-stage="${id}"] input`)?.focus(), 0);
  };
  return (
    <DndContext
      sensors={sensors}
      onDragEnd={drop}
      accessibility={{ screenReaderInstructions: { draggable: t("deals:stages.instructions") } }}
    >
      <div className={classes["stageHead"]} aria-hidden>
        <span />
        <span>{t("deals:stages.name")}</span>
        <span>{t("deals:stages.norm")}</span>
        <span>{t("deals:stages.percent")}</span>
        <span>{t("deals:stages.used")}</span>
      </div>
      <ol className={classes["stages"]}>
        {stages.map((stage) => (
          <Row
            key={stage.id}
            stage={stage}
            onChange={(change) => onChange(changed(stages, stage.id, change))}
            onShift={(step) => onChange(shifted(stages, stage.id, step))}
            onRemove={() => onChange(stages.filter(({ id }) => id !== stage.id))}
          />
        ))}
      </ol>
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t("deals:stages.add")}
      </Button>
    </DndContext>
  );
}

type RowProps = {
  readonly stage: StageDraft;
  readonly onChange: (change: Partial<StageDraft>) => void;
  readonly onShift: (step: 1 | -1) => void;
  readonly onRemove: () => void;
};

function Row({ stage, onChange, onShift, onRemove }: RowProps) {
  const t = useText();
  const drag = useDraggable({ id: stage.id });
  const drop = useDroppable({ id: stage.id });
  const label = stage.name || t("deals:stages.new");
  const shift = drag.transform ? { transform: `translateY(${drag.transform.y}px)`, zIndex: 1 } : {};
  return (
    <li
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      className={classes["stage"]}
      data-stage={stage.id}
      data-over={(drop.isOver && !drag.isDragging) || undefined}
      data-retired={stage.isRetired || undefined}
      style={shift}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes["handle"]!}
        ref={drag.setActivatorNodeRef}
        onMouseDown={drag.listeners?.["onMouseDown"] as never}
        onTouchStart={drag.listeners?.["onTouchStart"] as never}
        aria-label={t("deals:stages.move", { stage: label })}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          const button = event.currentTarget;
          onShift(event.key === "ArrowUp" ? -1 : 1);
          setTimeout(() => button.focus(), 0);
        }}
      >
        <IconGripVertical size={16} aria-hidden />
      </ActionIcon>
      <TextInput
        aria-label={t("deals:stages.name")}
        required
        maxLength={80}
        value={stage.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NumberInput
        aria-label={t("deals:stages.norm_of", { stage: label })}
        min={1}
        max={36_500}
        allowDecimal={false}
        hideControls
        value={stage.normDays ?? ""}
        onChange={(next) => onChange({ normDays: typeof next === "number" ? next : null })}
      />
      <NumberInput
        aria-label={t("deals:stages.percent_of", { stage: label })}
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        value={stage.percent ?? ""}
        onChange={(next) => onChange({ percent: typeof next === "number" ? next : null })}
      />
      {stage.isNew ? (
        <Tooltip label={t("deals:stages.remove")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("deals:stages.remove")} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Switch
          aria-label={t("deals:stages.used_of", { stage: label })}
          checked={!stage.isRetired}
          onChange={(event) => onChange({ isRetired: !event.currentTarget.checked })}
        />
      )}
    </li>
  );
}
