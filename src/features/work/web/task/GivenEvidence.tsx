/** What was shown already, by whom. */
import { Anchor } from "@mantine/core";
import { IconFile, IconHash, IconLink, IconQuote } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { downloadFile } from "#ui/kit/download.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { showProblem } from "#ui/kit/toast.tsx";
import type { Details } from "./answers.ts";
import { RemoveEvidence } from "./RemoveEvidence.tsx";
import classes from "./Task.module.css";

const icons = { file: IconFile, text: IconQuote, link: IconLink, number: IconHash } as const;

export function GivenEvidence({ task }: { readonly task: Details }) {
  const t = useText();
  const { given, demanded } = task.evidence;
  if (given.length === 0) return null;
  const nameOf = (key: string) => demanded.find((one) => one.key === key)?.name ?? t("work:evidence.more");
  return (
    <ul className={classes["shown"]} aria-label={t("work:evidence.shown")}>
      {given.map((one) => {
        const Icon = icons[one.kind];
        return (
          <li key={one.id}>
            <Icon size={14} aria-hidden />
            {one.kind === "file" ? (
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => void downloadFile(`/files/${one.attachmentId}`, {}).catch(showProblem)}
              >
                {nameOf(one.demand)}
              </Anchor>
            ) : one.kind === "link" ? (
              <Anchor href={one.text ?? ""} target="_blank" rel="noreferrer" size="sm">
                {one.text}
              </Anchor>
            ) : (
              <span className="figures">{one.text}</span>
            )}
            <span className={classes["dim"]}>
              {one.addedBy?.name} · <Moment at={one.at} />
            </span>
            {one.mayRemove && <RemoveEvidence taskId={task.id} evidence={one} name={nameOf(one.demand)} />}
          </li>
        );
      })}
    </ul>
  );
}
