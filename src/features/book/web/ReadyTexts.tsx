/** The first step in an empty book: the texts that come with the ready processes, or one of one's own. */
import { Button, Group } from "@mantine/core";
import { IconBooks, IconPlus } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";

export function ReadyTexts() {
  const t = useText();
  const can = useCan();
  const install = useCommand({
    feature: "book",
    run: (_: null, idempotencyKey) => api.post<{ readonly textsAdded: number }>("/processes/ready", { body: {}, idempotencyKey }),
    done: ({ textsAdded }) => t("book:ready.added", { count: textsAdded }),
  });
  const isOffered = can("processes.change");
  return (
    <Group justify="center">
      {isOffered && (
        <Button leftSection={<IconBooks size={16} aria-hidden />} loading={install.isBusy} onClick={() => install.run(null)}>
          {t("book:ready.install")}
        </Button>
      )}
      <Button
        component={PageLink}
        to="book/new"
        search={{ kind: "script" }}
        variant={isOffered ? "default" : "filled"}
        leftSection={<IconPlus size={16} aria-hidden />}
      >
        {t("book:new.script")}
      </Button>
    </Group>
  );
}
