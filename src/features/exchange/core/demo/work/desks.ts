/** What lies on somebody's desk at the end of the story: work begun, handed over, and planned for the days that come. */
import type { Random } from "#shared/random.ts";
import { chance } from "../chance.ts";
import { chiefOf, type DemoPerson, demoPeople } from "../staff.ts";
import type { Setting } from "./deal-runs.ts";
import type { ToldTask } from "./work-story.ts";

/** `tasks` are all of the person, done and open. */
export function layDesk(setting: Setting, person: DemoPerson, tasks: readonly ToldTask[], random: Random): void {
  const open = tasks
    .filter(({ status }) => status === "open")
    .sort((one, other) => dueOf(one) - dueOf(other) || (one.title < other.title ? -1 : 1));
  for (const task of tasks) if (chance(random, 0.025)) handOver(setting, person, task, random);
  for (const task of tasks) if (task.status === "done" && chance(random, 0.3)) begunBefore(setting, task, random);
  const [doing] = open.filter(({ createdAt }) => setting.clock.hours(createdAt, setting.end) > 1);
  if (doing && person.level !== "owner" && chance(random, 0.4))
    doing.begunAt = setting.clock.after(setting.end, -0.2 - 1.4 * random.next());
  plan(setting, person, open, random);
}

const dueOf = ({ dueAt }: ToldTask) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** The person got it from a colleague of the same level, given by the head of both. */
function handOver({ clock, words, end }: Setting, person: DemoPerson, task: ToldTask, random: Random): void {
  const colleagues = demoPeople.filter(({ level, key }) => level === person.level && key !== person.key);
  const near = colleagues.filter(({ unit }) => unit === person.unit);
  const [chief] = [chiefOf(person.key)];
  const until = task.moves[0]?.at ?? task.closedAt ?? end;
  if (colleagues.length === 0 || chief === null || clock.hours(task.createdAt, until) < 2 || task.giver === person.key) return;
  const at = clock.between(random, task.createdAt, until);
  if (at <= task.createdAt || at >= until) return;
  const from = random.pick(near.length > 0 ? near : colleagues).key;
  if (from === task.giver) return;
  task.moves.unshift({ kind: "reassigned", at, actor: chief, reason: random.pick(words.reassigned), from, to: person.key });
}

function begunBefore({ clock }: Setting, task: ToldTask, random: Random): void {
  const { closedAt, createdAt, effortMinutes } = task;
  if (closedAt === null) return;
  const at = clock.after(closedAt, (-(effortMinutes ?? 20) / 60) * (0.7 + 0.6 * random.next()));
  const since = task.moves.at(-1)?.at ?? createdAt;
  if (at > since && at < closedAt) task.begunAt = at;
}

/** The next working week: the long tasks find their hour, one after another, never two at once and never after they are due. */
function plan({ clock, end }: Setting, person: DemoPerson, open: readonly ToldTask[], random: Random): void {
  const wanted = { owner: 0, commercial_director: 2, direction_head: 2, seller: 7, telesales: 4, assistant: 4 }[person.level];
  const today = Math.floor(end.getTime() / 86_400_000);
  const days = clock.days(today + 1, today + 10).slice(0, 5);
  const long = random.shuffle(open.filter(({ effortMinutes, dueAt }) => (effortMinutes ?? 0) >= 30 && dueAt !== null && dueAt > end));
  for (let slot = 0; slot < wanted; slot++) {
    const day = days[slot % days.length];
    if (!day) return;
    const from = new Date(day.from.getTime() + (slot < days.length ? 0.5 : 4.5) * 3_600_000);
    const place = long.findIndex((task) => task.dueAt !== null && endOf(from, task) <= task.dueAt);
    const [task] = place < 0 ? [] : long.splice(place, 1);
    if (task && endOf(from, task) <= day.to) task.planned = { from, to: endOf(from, task) };
  }
}

/** In half hours, two hours at most. */
const endOf = (from: Date, { effortMinutes }: ToldTask) =>
  new Date(from.getTime() + Math.min(120, Math.ceil((effortMinutes ?? 30) / 30) * 30) * 60_000);
