/** What a page shows when there is nothing to show: loading, nothing yet, a problem, no right. */
import { Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleDashed, IconLock } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useText } from "../i18n/text.ts";
import { isApiProblem } from "../problem.ts";
import { problemWords } from "./problem-text.ts";
import classes from "./states.module.css";

type StateProps = {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
};

function StateMessage({ icon: Icon, title, hint, action }: StateProps) {
  return (
    <div className={classes["state"]}>
      <Icon size={32} stroke={1.25} />
      <Title order={2} size="h3">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" maw={440} component="div">
          {hint}
        </Text>
      )}
      {action}
    </div>
  );
}

/** Nothing yet: says what will be here and offers the first step. */
export function EmptyState({ icon = IconCircleDashed, ...rest }: Omit<StateProps, "icon"> & Partial<Pick<StateProps, "icon">>) {
  return <StateMessage icon={icon} {...rest} />;
}

/** A problem in words with a way on. A missing right looks like one. */
export function ErrorState({ problem, retry }: { readonly problem: unknown; readonly retry?: () => void }) {
  const t = useText();
  if (isApiProblem(problem) && problem.status === 403) return <NoRights />;
  const { title, advice } = problemWords(problem);
  // What is not there, or not to be seen, is not there the second time either.
  const button = retry && !(isApiProblem(problem) && problem.status === 404) && (
    <Button variant="default" onClick={retry}>
      {t("kit:retry")}
    </Button>
  );
  return (
    <div role="alert">
      <StateMessage icon={IconAlertTriangle} title={title} hint={advice} action={button} />
    </div>
  );
}

export function NoRights() {
  const t = useText();
  return <StateMessage icon={IconLock} title={t("problems:no_right.title")} hint={t("problems:no_right.advice")} />;
}

/** Rows that will be there, at the height they will have. */
export function LoadingRows({ rows = 8 }: { readonly rows?: number }) {
  const t = useText();
  return (
    <Stack gap={0} role="status" aria-label={t("kit:loading")} className={classes["loading"]!}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
        <div className={classes["row"]} key={row}>
          <Skeleton height={12} width={`${30 + ((row * 17) % 40)}%`} />
        </div>
      ))}
    </Stack>
  );
}

/** Shows exactly one of: loading, problem, or the content. */
export function Loaded<T>(props: {
  readonly from: { data: T | undefined; problem: Error | null; retry: () => void };
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}) {
  const { data, problem, retry } = props.from;
  if (data !== undefined) return props.children(data);
  return problem ? <ErrorState problem={problem} retry={retry} /> : <LoadingRows rows={props.rows ?? 8} />;
}
