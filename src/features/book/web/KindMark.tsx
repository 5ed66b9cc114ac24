/** The kind of a text: its sign and its word. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { TextKind } from "../core/content.ts";
import classes from "./Book.module.css";
import { kindIcons } from "./kind-icons.ts";

export function KindMark({ kind }: { readonly kind: TextKind }) {
  const t = useText();
  const Icon = kindIcons[kind];
  return (
    <Text span inherit className={classes["kind"]!}>
      <Icon size={16} stroke={1.5} aria-hidden />
      {t(`book:kind.${kind}`)}
    </Text>
  );
}
