/** A new key: what for, what it may do, for how long; then the key itself, this once. */
import { Alert, Button, CopyButton, Group, Radio, Select, Stack, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { ApiKey } from "./api-key.ts";
import { expiryOf, type Lifetime, lifetimes } from "./key-state.ts";

type Props = { readonly onClose: () => void };

export function CreateKey({ onClose }: Props) {
  const t = useText();
  const [created, setCreated] = useState<string | null>(null);
  const form = useCommandForm({
    feature: "platform",
    initialValues: { name: "", scopes: "read", expiresAt: "90" as Lifetime },
    check: ({ name }) => ({ name: name.trim() ? null : t("problems:field.required") }),
    send: ({ name, scopes, expiresAt }, idempotencyKey) =>
      api.post<ApiKey & { key: string }>("/keys", {
        body: { name: name.trim(), scopes: scopes === "read" ? ["read"] : ["read", "write"], expiresAt: expiryOf(expiresAt, new Date()) },
        idempotencyKey,
      }),
    onDone: (answer) => setCreated(answer.key),
  });
  if (created) return <ShownOnce apiKey={created} onDone={onClose} />;
  return (
    <CommandForm form={form} submitLabel={t("account:keys.create")} onCancel={onClose}>
      <TextInput
        label={t("account:keys.name")}
        description={t("account:keys.name_hint")}
        data-autofocus
        required
        withAsterisk={false}
        {...form.field("name")}
      />
      <Radio.Group label={t("account:keys.scopes")} {...form.field("scopes")}>
        <Stack gap="xs" mt={4}>
          <Radio value="read" label={t("account:keys.scope.read")} description={t("account:keys.scope.read_hint")} />
          <Radio value="write" label={t("account:keys.scope.write")} description={t("account:keys.scope.write_hint")} />
        </Stack>
      </Radio.Group>
      <Select
        label={t("account:keys.expires")}
        allowDeselect={false}
        data={lifetimes.map((value) => ({ value, label: t(`account:keys.lifetime.${value}`) }))}
        {...form.field("expiresAt")}
      />
    </CommandForm>
  );
}

function ShownOnce({ apiKey, onDone }: { readonly apiKey: string; readonly onDone: () => void }) {
  const t = useText();
  return (
    <Stack>
      <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />} title={t("account:keys.once")}>
        {t("account:keys.once_hint")}
      </Alert>
      <TextInput
        label={t("account:keys.key")}
        value={apiKey}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        ff="monospace"
      />
      <Group gap="xs">
        <CopyButton value={apiKey}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
              {copied ? t("account:copied") : t("account:copy")}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          {t("account:keys.done")}
        </Button>
      </Group>
    </Stack>
  );
}
