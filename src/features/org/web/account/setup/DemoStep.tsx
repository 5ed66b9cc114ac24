/** Instead of an own company: a demo one to look around in, made while one watches. */
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "#ui/api.ts";
import { signIn } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { readSetupState } from "../entry/start.ts";
import { OwnerStep } from "./SetupSteps.tsx";

type Props = { readonly needsCode: boolean; readonly onBack: () => void; readonly isMaking: boolean; readonly onMaking: () => void };

export function DemoStep({ needsCode, onBack, isMaking, onMaking }: Props) {
  const t = useText();
  const { language } = useTranslation().i18n;
  const typed = useRef<{ readonly email: string; readonly password: string } | null>(null);
  const form = useCommandForm({
    feature: "account",
    initialValues: { ownerName: "", ownerEmail: "", ownerPassword: "", code: "" },
    send: ({ code, ...owner }, idempotencyKey) => {
      typed.current = { email: owner.ownerEmail, password: owner.ownerPassword };
      const body = { ...owner, language, ...(needsCode ? { code: code.trim() } : {}) };
      return api.post("/setup/demo", { body, idempotencyKey, staysOn401: true });
    },
    onDone: onMaking,
  });
  if (isMaking) return <Making typed={typed.current} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("entry:demo.hint")}
      </Text>
      <CommandForm form={form} submitLabel={t("entry:demo.submit")} onCancel={onBack}>
        <OwnerStep form={form} needsCode={needsCode} />
      </CommandForm>
    </Stack>
  );
}

function Making({ typed }: { readonly typed: { readonly email: string; readonly password: string } | null }) {
  const t = useText();
  const navigate = useNavigate();
  const state = useQuery({ queryKey: ["setup"], queryFn: readSetupState, refetchInterval: 500, staleTime: 0 });
  const demo = state.data?.demo ?? null;
  const isMade = demo?.state === "made";
  useEffect(() => {
    if (!isMade) return;
    const enter = typed ? signIn(typed.email, typed.password, false).then(() => "/w/lumen") : Promise.resolve("/sign-in");
    void enter.catch(() => "/sign-in").then((href) => navigate({ href, replace: true }));
  }, [isMade, typed, navigate]);
  if (demo?.state === "failed") return <Text role="alert">{t("entry:demo.failed")}</Text>;
  const share = demo && demo.all > 0 ? (100 * demo.done) / demo.all : 2;
  return (
    <Stack aria-live="polite">
      <Text>{t("entry:demo.making", { done: demo?.done ?? 0, all: demo?.all ?? 0 })}</Text>
      <Progress value={share} aria-label={t("entry:demo.title")} />
    </Stack>
  );
}

export function DemoOffer({ onChoose }: { readonly onChoose: () => void }) {
  const t = useText();
  return (
    <Group justify="center" mt="xl">
      <Button variant="subtle" onClick={onChoose}>
        {t("entry:demo.offer")}
      </Button>
    </Group>
  );
}
