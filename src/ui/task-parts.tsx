/**
 * What rooms put on the screen of a task (`Room.taskParts`, see pages.ts): the script of the book, the way of the run, a call for help.
 *
 *     const parts = useTaskParts("beside");                    // by right and in order; each loads its code and words when drawn
 *     {parts.map((part) => <TaskPartBody key={part.key} part={part} taskId={task.id} … />)}
 */
import { type ComponentType, createContext, lazy, Suspense, useContext } from "react";
import { loadTexts } from "./i18n/start.ts";
import { LoadingRows } from "./kit/states.tsx";
import type { TaskPart, TaskPartProps } from "./pages.ts";

const Offered = createContext<readonly TaskPart[]>([]);

/** Given by the frame: what this person may see. */
export const TaskPartsProvider = Offered.Provider;

export function useTaskParts(place: TaskPart["place"]): readonly TaskPart[] {
  return useContext(Offered).filter((part) => part.place === place);
}

/** One lazy component per part, or each drawing would load it anew. */
const loaded = new Map<TaskPart, ComponentType<TaskPartProps>>();

export function TaskPartBody({ part, ...task }: { readonly part: TaskPart } & TaskPartProps) {
  const Body = loaded.get(part) ?? lazyPart(part);
  return (
    <Suspense fallback={part.place === "action" ? null : <LoadingRows rows={4} />}>
      <Body {...task} />
    </Suspense>
  );
}

function lazyPart(part: TaskPart): ComponentType<TaskPartProps> {
  const made = lazy(async () => {
    const [body] = await Promise.all([part.load(), loadTexts(part.namespaces)]);
    return { default: body };
  });
  loaded.set(part, made);
  return made;
}
