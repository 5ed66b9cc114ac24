/** A task: what it is about, what was done, what helps, and the outcomes that end it. The same beside a list and on a page of its own. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CompletedTask } from "#features/process/contract/tasks.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan, useMe } from "#ui/me.ts";
import type { TaskPartProps } from "#ui/pages.ts";
import { TaskPartBody, useTaskParts } from "#ui/task-parts.tsx";
import type { Details } from "./answers.ts";
import { ClosedNote } from "./ClosedNote.tsx";
import { Demands } from "./Demands.tsx";
import { bodyOf } from "./draft.ts";
import { Knows } from "./Knows.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { RunSoFar } from "./RunSoFar.tsx";
import { nowhere, type Refused, refusedPlaces } from "./refused-places.ts";
import classes from "./Task.module.css";
import { TaskActions } from "./TaskActions.tsx";
import { TaskHead } from "./TaskHead.tsx";
import { useComplete } from "./use-complete.ts";
import { useDraft } from "./use-draft.ts";
import { usePlainKeys } from "./use-plain-keys.ts";

type Props = {
  readonly task: Details;
  readonly isPanel?: boolean;
  /** Where to go on: the answer names what was opened. */
  readonly onCompleted: (answer: CompletedTask) => void;
  readonly onUndone: (taskId: string) => void;
};

export function TaskView({ task, isPanel = false, onCompleted, onUndone }: Props) {
  const t = useText();
  const can = useCan();
  const me = useMe();
  const { draft, change, clear } = useDraft(task.id);
  const [refused, setRefused] = useState<Refused>(nowhere);
  const complete = useComplete({
    onDone: (answer) => {
      clear();
      onCompleted(answer);
    },
    onUndone,
    onProblem: (problem) => setRefused(refusedPlaces(problem, task)),
  });
  const isMine = task.assignee.id === me.personId;
  const mayDo = task.status === "open" && isMine && can("tasks.change");
  const about = aboutOf(task, mayDo);
  const choose = (outcome: string) => {
    setRefused(nowhere);
    const offer = task.outcomes.find(({ name }) => name === outcome);
    if (offer?.needsComment && draft.comment.trim() === "") return change({ outcome });
    complete.run({ id: task.id, title: task.title, body: bodyOf(draft, outcome, task.evidence.demanded), draft });
  };
  const frame = useRef<HTMLElement>(null);
  // What is missing may stand far above the outcomes, behind a long script.
  useEffect(() => {
    if (refused === nowhere || refused.above !== null) return;
    const wrong = frame.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-wrong]");
    wrong?.scrollIntoView({ block: "center" });
    wrong?.focus({ preventScroll: true });
  }, [refused]);
  usePlainKeys((key) => {
    const inputs = frame.current?.querySelectorAll<HTMLElement>("input:not([disabled]), textarea:not([disabled])");
    const wanted = key === "e" ? inputs?.[0] : key === "c" ? frame.current?.querySelector<HTMLElement>("[data-comment]") : null;
    return wanted ? () => wanted.focus() : null;
  });
  /** Esc leaves a field for the keys of the task; Ctrl and Enter is the usual outcome from within any field. */
  const onKeys = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isField(event.target)) event.target.blur();
    const [usual] = task.outcomes;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && usual && mayDo && !complete.isBusy) {
      event.preventDefault();
      choose(draft.outcome ?? usual.name);
    }
  };
  return (
    <article className={classes["task"]} data-panel={isPanel || undefined} ref={frame} onKeyDown={onKeys} onFocusCapture={keepPanel}>
      <TaskHead task={task} isPanel={isPanel} />
      {task.text && <p className={classes["text"]}>{task.text}</p>}
      {task.status !== "open" && <ClosedNote task={task} />}
      <div className={classes["halves"]}>
        <div className={classes["main"]}>
          <Parts place="beside" about={about} />
          {(task.fields.length > 0 || task.evidence.demanded.length > 0 || task.evidence.given.length > 0) && (
            <Demands task={task} draft={draft} change={change} refused={refused} mayDo={mayDo} />
          )}
          {task.status === "open" && (
            <Outcomes
              task={task}
              draft={draft}
              change={change}
              refused={refused}
              mayDo={mayDo}
              isBusy={complete.isBusy}
              onChoose={choose}
            />
          )}
          {!isMine && task.status === "open" && <p className={classes["note"]}>{t("work:task.not_yours", { name: task.assignee.name })}</p>}
          <TaskActions task={task} mayDo={mayDo}>
            <Parts place="action" about={about} />
          </TaskActions>
        </div>
        <aside className={classes["aside"]}>
          <Knows task={task} />
          <RunSoFar task={task} />
          <Parts place="after" about={about} />
        </aside>
      </div>
    </article>
  );
}

const isField = (target: EventTarget): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Esc in a field is the field's: the panel around it hears of it first, and would close. */
function keepPanel({ target }: { readonly target: EventTarget }): void {
  if (isField(target)) target.setAttribute("data-mantine-stop-propagation", "true");
}

function Parts({ place, about }: { readonly place: "beside" | "after" | "action"; readonly about: TaskPartProps }) {
  return useTaskParts(place).map((part) => <TaskPartBody key={part.key} part={part} {...about} />);
}

const aboutOf = (task: Details, mayChange: boolean): TaskPartProps => ({
  taskId: task.id,
  script: task.script,
  texts: task.texts,
  subject: task.subject ? { kind: task.subject.kind, id: task.subject.id } : null,
  clientId: task.subject?.client?.id ?? null,
  mayChange,
});
