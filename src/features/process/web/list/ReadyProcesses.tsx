/** Processes that come with the product and are not in use yet. */
import { Button, Group, Text } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Installed, ReadyList } from "../../contract/ready.ts";
import classes from "./Ready.module.css";

export function ReadyProcesses() {
  const t = useText();
  const can = useCan();
  const { data } = useRead<ReadyList>(["process", "ready"], "/processes/ready");
  const install = useCommand({
    feature: "process",
    run: (key: string, idempotencyKey) => api.post<Installed>("/processes/ready", { body: { keys: [key] }, idempotencyKey }),
    done: ({ installed }) => t("processes:ready.installed", { names: installed.map(({ name }) => name).join(", ") }),
  });
  const left = data?.items.filter(({ isInstalled }) => !isInstalled) ?? [];
  if (!can("book.change") || !data) return null;
  return (
    <section aria-label={t("processes:ready.title")}>
      <Text fw={600} size="sm">
        {t("processes:ready.title")}
      </Text>
      {left.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("processes:ready.all")}
        </Text>
      )}
      <ul className={classes["ready"]}>
        {left.map(({ key, name, description, subject, steps }) => (
          <li key={key}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text size="sm" fw={500}>
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {`${t(`processes:subject.${subject}`)} · ${t("processes:steps", { count: steps })}`}
                </Text>
                <Text size="xs">{description}</Text>
              </div>
              <Button size="compact-sm" variant="default" loading={install.isBusy} onClick={() => install.run(key)}>
                {t("processes:ready.install")}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}
