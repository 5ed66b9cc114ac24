/** The choice of a workspace; also the page that `/` leads to, which sends on whoever has no choice to make. */
import { Button, NavLink, Stack } from "@mantine/core";
import { IconBuilding, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { signOut } from "#ui/auth-api.ts";
import { useText } from "#ui/i18n/text.ts";
import { ErrorState } from "#ui/kit/states.tsx";
import { showProblem } from "#ui/kit/toast.tsx";
import { PageLoading } from "#ui/shell/PageStates.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import { findStart } from "./start.ts";

export function WorkspacesPage() {
  const t = useText();
  const start = useQuery({ queryKey: ["start"], queryFn: findStart, gcTime: 0, staleTime: 0 });
  if (start.error) return <ErrorState problem={start.error} retry={() => void start.refetch()} />;
  if (!start.data || start.isFetching) return <PageLoading />;
  if ("go" in start.data) return <Navigate to={start.data.go} replace />;
  const { choose } = start.data;
  return (
    <EntryFrame title={t("entry:workspaces.title")} hint={choose.length === 0 ? t("entry:workspaces.none") : t("entry:workspaces.hint")}>
      <Stack gap={4}>
        {choose.map((one) => (
          <NavLink
            key={one.workspaceId}
            href={`/w/${one.slug}`}
            label={one.name}
            leftSection={<IconBuilding size={20} stroke={1.5} aria-hidden />}
            rightSection={<IconChevronRight size={16} aria-hidden />}
          />
        ))}
      </Stack>
      <Button variant="default" onClick={() => signOut().catch(showProblem)}>
        {t("entry:sign_out")}
      </Button>
    </EntryFrame>
  );
}
