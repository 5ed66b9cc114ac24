/** What can be put on the canvas: drawn there, or with a press put behind what is marked. */
import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { joinIcon, kindIcons } from "../words/kind-icons.ts";
import { paletteType, type Palette as What } from "./canvas/Canvas.tsx";
import classes from "./Designer.module.css";
import type { DesignerActions } from "./use-canvas-actions.ts";

const offered = { ...kindIcons, join: joinIcon, success: IconCircleCheck, failure: IconCircleX } as const;

export function Palette({ actions }: { readonly actions: DesignerActions }) {
  const t = useText();
  const names = Object.keys(offered) as What[];
  return (
    <div className={classes["palette"]} role="toolbar" aria-label={t("processes:palette.label")}>
      {names.map((what) => {
        const Icon = offered[what];
        const name = what === "success" || what === "failure" ? t(`processes:end.${what}`) : t(`processes:kind.${what}`);
        return (
          <Tooltip key={what} label={t(`processes:palette.${what}`)} multiline maw={260}>
            <UnstyledButton
              className={classes["tool"]!}
              draggable
              data-what={what}
              onClick={() => actions.add(what)}
              onDragStart={(event) => {
                event.dataTransfer.setData(paletteType, what);
                event.dataTransfer.effectAllowed = "copy";
              }}
            >
              <Icon size={16} stroke={1.5} aria-hidden />
              <span>{name}</span>
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </div>
  );
}
