/** What becomes of a task while it is open: put off, handed over, shown for. */
import type { Step } from "#features/process/core/definition.ts";
import type { Random } from "#shared/random.ts";
import { around, chance } from "../chance.ts";
import { dateOf } from "../working-moments.ts";
import type { WorkClock } from "./work-clock.ts";
import type { ToldTask } from "./work-story.ts";
import type { WorkWords } from "./work-words.ts";

type Surroundings = { readonly clock: WorkClock; readonly random: Random; readonly words: WorkWords; readonly end: Date };

/** As often as people put things off before somebody asks. */
const mostTimes = 3;

/** Puts a task off, step by step, until it is due after a moment; each time shortly before it would have been due. */
export function postpone(task: ToldTask, until: Date, { clock, random, words, end }: Surroundings): void {
  if (task.dueAt === null) return;
  const missing = clock.hours(task.dueAt, until);
  const times = Math.min(mostTimes, Math.max(1, Math.round(missing / 27)));
  for (let time = 1; time <= times && task.dueAt !== null && task.dueAt <= until; time++) {
    const since = task.moves.at(-1)?.at ?? task.createdAt;
    const at = clock.between(random, since, task.dueAt < end ? task.dueAt : end);
    const to = clock.after(task.dueAt, time === times ? clock.hours(task.dueAt, until) + 2 + 7 * random.next() : missing / times);
    if (to <= task.dueAt || at >= to || at <= since) return;
    task.moves.push({ kind: "postponed", at, actor: task.assignee, reason: random.pick(words.postponed), from: task.dueAt, to });
    task.dueAt = to;
  }
}

/** What the step demands, shown in the moment it is done. */
export function showEvidence(task: ToldTask, step: Step, at: Date, words: WorkWords, random: Random): void {
  for (const { key, kind, isOptional } of step.evidence ?? []) {
    if (isOptional && !chance(random, 0.6)) continue;
    if (kind === "file") task.evidence.push({ demand: key, kind, at, name: `${key.replaceAll("_", "-")}-${dateOf(at)}.csv` });
    else if (kind === "number") task.evidence.push({ demand: key, kind, at, text: numberFor(key, random) });
    else if (kind === "link") task.evidence.push({ demand: key, kind, at, text: "https://register.example/company" });
    else task.evidence.push({ demand: key, kind, at, text: random.pick(words.evidence[key] ?? words.comments.done) });
  }
}

function numberFor(key: string, random: Random): string {
  if (key === "mark") return String(random.integer(7, 10));
  if (key.startsWith("lux")) return String(key === "lux_before" ? random.integer(110, 260) : random.integer(300, 520));
  return String(Math.round(around(random, 180, 0.8)));
}
