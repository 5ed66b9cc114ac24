/** Nearer, further, everything: the canvas without a wheel. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useReactFlow } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";

export function ChartControls({ duration }: { readonly duration: number }) {
  const t = useText();
  const flow = useReactFlow();
  const buttons = [
    { label: t("people:chart.zoom_in"), icon: IconPlus, run: () => flow.zoomIn({ duration }) },
    { label: t("people:chart.zoom_out"), icon: IconMinus, run: () => flow.zoomOut({ duration }) },
    { label: t("people:chart.fit"), icon: IconMaximize, run: () => flow.fitView({ padding: 0.05, maxZoom: 1, duration }) },
  ];
  return (
    <ActionIcon.Group>
      {buttons.map(({ label, icon: Icon, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" size={36} aria-label={label} onClick={() => void run()}>
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </ActionIcon.Group>
  );
}
