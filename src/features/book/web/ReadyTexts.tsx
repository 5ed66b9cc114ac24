/** The first step in an empty book. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";

export function ReadyTexts() {
  const t = useText();
  return (
    <Button component={PageLink} to="book/new" search={{ kind: "script" }} leftSection={<IconPlus size={16} aria-hidden />}>
      {t("book:new.script")}
    </Button>
  );
}
