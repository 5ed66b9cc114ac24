/** The day shows only what came from somebody who may work here no more; one press shows all of it again. */
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";

export function TakenOver({ from, onEnd }: { readonly from: string; readonly onEnd: () => void }) {
  const t = useText();
  const { data } = useRead<{ readonly name: string }>(["org", "person", from], `/people/${from}`);
  return (
    <Button
      size="compact-xs"
      variant="default"
      rightSection={<IconX size={12} aria-hidden />}
      onClick={onEnd}
      title={t("work:taken_over.all")}
    >
      {t("work:taken_over.from", { name: data?.name ?? "–" })}
    </Button>
  );
}
