/**
 * The record under the cursor, beside its list. Esc closes; on a phone it covers the page. Keep "open" in the address:
 *
 *     <SidePanel title={person.name} isOpen={search.panel !== undefined} onClose={() => setSearch({ panel: undefined })}>…</SidePanel>
 */
import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useText } from "../i18n/text.ts";
import classes from "./page.module.css";

type Props = {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
};

export function SidePanel({ title, isOpen, onClose, children, width = 440 }: Props) {
  const t = useText();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={isPhone ? "100%" : width}
      withOverlay={isPhone}
      lockScroll={isPhone}
      trapFocus={isPhone}
      closeButtonProps={{ "aria-label": t("kit:close") }}
      classNames={{ inner: classes["panel"]!, title: classes["panelTitle"]! }}
    >
      {children}
    </Drawer>
  );
}
