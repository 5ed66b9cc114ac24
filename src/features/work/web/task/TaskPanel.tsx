/** Beside the list: the task under the cursor. */
import type { CompletedTask } from "#features/process/contract/tasks.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { TaskView } from "./TaskView.tsx";
import { useTask } from "./use-task.ts";

type Props = {
  readonly taskId: string | undefined;
  readonly onClose: () => void;
  readonly onCompleted: (answer: CompletedTask) => void;
  readonly onUndone: (taskId: string) => void;
};

export function TaskPanel({ taskId, onClose, onCompleted, onUndone }: Props) {
  const task = useTask(taskId);
  return (
    <SidePanel title={task.data?.title ?? ""} isOpen={taskId !== undefined} onClose={onClose} width={620}>
      <Loaded from={task}>{(data) => <TaskView key={data.id} task={data} isPanel onCompleted={onCompleted} onUndone={onUndone} />}</Loaded>
    </SidePanel>
  );
}
