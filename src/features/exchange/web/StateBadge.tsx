/** The state of an import: a colour and always its word. */
import { Badge } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { ImportState } from "../core/import-state.ts";

const colours: Readonly<Record<ImportState, string>> = {
  uploaded: "gray",
  running: "blue",
  done: "green",
  cancelled: "amber",
  failed: "red",
  undone: "gray",
};

export function StateBadge({ state }: { readonly state: ImportState }) {
  const t = useText();
  return (
    <Badge variant="light" color={colours[state]} miw="max-content">
      {t(`imports:state.${state}`)}
    </Badge>
  );
}
