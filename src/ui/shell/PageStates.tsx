/** What stands in a page's place while it loads, fails, or does not exist. */
import { Anchor, Center, Loader } from "@mantine/core";
import { IconCompassOff } from "@tabler/icons-react";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useText } from "../i18n/text.ts";
import { EmptyState, ErrorState } from "../kit/states.tsx";

export function PageLoading() {
  const t = useText();
  return (
    <Center mih={200} role="status" aria-label={t("kit:loading")}>
      <Loader size={32} />
    </Center>
  );
}

export function PageProblem({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <ErrorState problem={error} retry={() => void router.invalidate()} />;
}

export function NotFound() {
  const t = useText();
  const home = (
    <Anchor component={Link} to="/">
      {t("kit:not_found.home")}
    </Anchor>
  );
  return <EmptyState icon={IconCompassOff} title={t("kit:not_found.title")} hint={t("kit:not_found.hint")} action={home} />;
}
