/** Nearer, further, everything: the canvas without a wheel. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useReactFlow } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./Canvas.module.css";

export function ZoomButtons({ onWhole }: { readonly onWhole: () => void }) {
  const t = useText();
  const flow = useReactFlow();
  const buttons = [
    { label: t("processes:canvas.nearer"), icon: IconPlus, run: () => void flow.zoomIn() },
    { label: t("processes:canvas.further"), icon: IconMinus, run: () => void flow.zoomOut() },
    { label: t("processes:canvas.whole"), icon: IconMaximize, run: onWhole },
  ];
  return (
    <ActionIcon.Group orientation="vertical" className={classes["controls"]!}>
      {buttons.map(({ label, icon: Icon, run }) => (
        <Tooltip key={label} label={label} position="left">
          <ActionIcon variant="default" size={32} aria-label={label} onClick={run}>
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </ActionIcon.Group>
  );
}
