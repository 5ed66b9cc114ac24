/** Where on the screen of a task a refusal belongs: at the field, at the evidence, at the comment, or above the outcomes. */
import { fieldWords, problemWords } from "#ui/kit/problem-text.ts";
import { fieldOfPointer, isApiProblem } from "#ui/problem.ts";
import type { Details } from "./answers.ts";

export type Refused = {
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: Readonly<Record<string, string>>;
  readonly comment: string | null;
  readonly above: { readonly title: string; readonly advice: string } | null;
};
export const nowhere: Refused = { fields: {}, evidence: {}, comment: null, above: null };

/** What is missing is known by the task itself, also where the server names no field. */
export function refusedPlaces(problem: Error, task: Pick<Details, "fields" | "evidence">): Refused {
  const words = problemWords(problem);
  if (!isApiProblem(problem)) return { ...nowhere, above: words };
  const fields: Record<string, string> = {};
  const evidence: Record<string, string> = {};
  let comment: string | null = null;
  for (const one of problem.errors) {
    const path = fieldOfPointer(one.path);
    const said = fieldWords(one);
    const field = task.fields.find(({ name }) => path === `fields.${name}` || path === name)?.name;
    const demand = task.evidence.demanded.find(({ key }) => path === `evidence.${key}`)?.key;
    if (field) fields[field] = said;
    else if (demand) evidence[demand] = said;
    else if (path === "comment") comment = said;
  }
  if (problem.reason === "comment_missing") comment ??= words.title;
  if (problem.reason === "fields_missing" && Object.keys(fields).length === 0)
    for (const { name, isMissing } of task.fields) if (isMissing) fields[name] = words.title;
  if (problem.reason === "evidence_missing" && Object.keys(evidence).length === 0)
    for (const { key, isGiven, isOptional } of task.evidence.demanded) if (!isGiven && !isOptional) evidence[key] = words.title;
  const isPlaced = comment !== null || Object.keys(fields).length + Object.keys(evidence).length > 0;
  return { fields, evidence, comment, above: isPlaced ? null : words };
}
