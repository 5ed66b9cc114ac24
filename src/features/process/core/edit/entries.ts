/** Steps, joins and outcomes by name, changed without losing their order: it is the order in which people see them. */
import type { Definition, Join, Outcome, Step } from "../definition.ts";
import { own } from "../layout/ways.ts";

export type Named<T> = Readonly<Record<string, T>>;

/** The same entries, one after the other; null takes one away. */
export const mapEntries = <T>(record: Named<T>, change: (value: T, name: string) => T | null): Named<T> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const next = change(value, name);
      return next === null ? [] : [[name, next]];
    }),
  );

export const renameKey = <T>(record: Named<T>, from: string, to: string): Named<T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]));

/** An entry one place earlier or later; the same record at the edge. */
export function moveKey<T>(record: Named<T>, name: string, by: 1 | -1): Named<T> {
  const names = Object.keys(record);
  const [at, other] = [names.indexOf(name), names.indexOf(name) + by];
  if (at < 0 || other < 0 || other >= names.length) return record;
  [names[at], names[other]] = [names[other]!, names[at]!];
  return Object.fromEntries(names.map((one) => [one, record[one]!]));
}

export const without = <T>(record: Named<T>, name: string): Named<T> => mapEntries(record, (value, one) => (one === name ? null : value));

export const stepOf = (definition: Definition, name: string): Step | undefined => own(definition.steps, name);
export const joinOf = (definition: Definition, name: string): Join | undefined =>
  definition.joins ? own(definition.joins, name) : undefined;
export const takenNames = (definition: Definition): ReadonlySet<string> =>
  new Set([...Object.keys(definition.steps), ...Object.keys(definition.joins ?? {})]);

/** Without joins the key is not there at all, as in the JSON that people exchange. */
export function withJoins({ joins: _, ...rest }: Definition, joins: Named<Join>): Definition {
  return Object.keys(joins).length === 0 ? rest : { ...rest, joins };
}

export const withStep = (definition: Definition, name: string, step: Step): Definition => ({
  ...definition,
  steps: { ...definition.steps, [name]: step },
});

export const withOutcomes = (definition: Definition, name: string, outcomes: Named<Outcome>): Definition => {
  const step = stepOf(definition, name);
  return step ? withStep(definition, name, { ...step, outcomes }) : definition;
};
