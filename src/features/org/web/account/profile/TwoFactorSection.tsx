/** The second factor: on or off, and how to turn it. */
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getSession } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { EnrolTwoFactor } from "./EnrolTwoFactor.tsx";
import { NewRecoveryCodes, TurnOffTwoFactor } from "./TwoFactorForms.tsx";

type Task = "enrol" | "codes" | "off" | null;

export function TwoFactorSection() {
  const session = useQuery({ queryKey: ["account", "session"], queryFn: getSession });
  const from = { data: session.data, problem: session.data === undefined ? session.error : null, retry: () => void session.refetch() };
  return (
    <Loaded from={from} rows={2}>
      {(data) => <TwoFactor isOn={data?.user.twoFactorEnabled === true} />}
    </Loaded>
  );
}

function TwoFactor({ isOn }: { readonly isOn: boolean }) {
  const t = useText();
  const client = useQueryClient();
  const [task, setTask] = useState<Task>(null);
  const close = () => {
    setTask(null);
    void client.invalidateQueries({ queryKey: ["account"] });
  };
  if (task === "enrol") return <EnrolTwoFactor onClose={close} />;
  if (task === "codes") return <NewRecoveryCodes onClose={close} />;
  if (task === "off") return <TurnOffTwoFactor onClose={close} />;
  return (
    <Stack gap="sm" align="flex-start">
      <Badge
        size="lg"
        variant="light"
        color={isOn ? "green" : "gray"}
        leftSection={isOn ? <IconShieldCheck size={16} aria-hidden /> : <IconShieldOff size={16} aria-hidden />}
      >
        {isOn ? t("account:two_factor.on") : t("account:two_factor.off")}
      </Badge>
      {!isOn && <Text size="sm">{t("account:two_factor.why")}</Text>}
      <Group gap="xs">
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setTask("codes")}>
              {t("account:two_factor.new_codes")}
            </Button>
            <Button variant="default" onClick={() => setTask("off")}>
              {t("account:two_factor.turn_off")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setTask("enrol")}>
            {t("account:two_factor.turn_on")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
