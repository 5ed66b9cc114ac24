/** The ready processes in a language: what each does, with its words. */
import type { Definition, EvidenceDemand, Outcome, Step } from "../definition.ts";
import { coldCallDe } from "./cold-call.de.ts";
import { coldCallEn } from "./cold-call.en.ts";
import { coldCallRu } from "./cold-call.ru.ts";
import { coldCall } from "./cold-call.ts";
import { complexSaleDe } from "./complex-sale.de.ts";
import { complexSaleEn } from "./complex-sale.en.ts";
import { complexSaleRu } from "./complex-sale.ru.ts";
import { complexSale } from "./complex-sale.ts";
import { developmentDe } from "./development.de.ts";
import { developmentEn } from "./development.en.ts";
import { developmentRu } from "./development.ru.ts";
import { development } from "./development.ts";
import { handoverDe } from "./handover.de.ts";
import { handoverEn } from "./handover.en.ts";
import { handoverRu } from "./handover.ru.ts";
import { handover } from "./handover.ts";
import { inboundLeadDe } from "./inbound-lead.de.ts";
import { inboundLeadEn } from "./inbound-lead.en.ts";
import { inboundLeadRu } from "./inbound-lead.ru.ts";
import { inboundLead } from "./inbound-lead.ts";
import { serviceDe } from "./service.de.ts";
import { serviceEn } from "./service.en.ts";
import { serviceRu } from "./service.ru.ts";
import { service } from "./service.ts";
import type { Language, ProcessWords, Skeleton, SkeletonStep, StepWords } from "./skeleton.ts";
import { trialDe } from "./trial.de.ts";
import { trialEn } from "./trial.en.ts";
import { trialRu } from "./trial.ru.ts";
import { trial } from "./trial.ts";

/** A process stands after those it runs, so that installing in this order never meets an unknown one. */
const inOrder: readonly { readonly skeleton: Skeleton; readonly words: Readonly<Record<Language, ProcessWords>> }[] = [
  { skeleton: coldCall, words: { en: coldCallEn, ru: coldCallRu, de: coldCallDe } },
  { skeleton: inboundLead, words: { en: inboundLeadEn, ru: inboundLeadRu, de: inboundLeadDe } },
  { skeleton: trial, words: { en: trialEn, ru: trialRu, de: trialDe } },
  { skeleton: complexSale, words: { en: complexSaleEn, ru: complexSaleRu, de: complexSaleDe } },
  { skeleton: handover, words: { en: handoverEn, ru: handoverRu, de: handoverDe } },
  { skeleton: service, words: { en: serviceEn, ru: serviceRu, de: serviceDe } },
  { skeleton: development, words: { en: developmentEn, ru: developmentRu, de: developmentDe } },
];

export const readyKeys: readonly string[] = inOrder.map(({ skeleton }) => skeleton.key);

/** The seven processes that ship with the product, in the order in which they are to be installed. */
export const readyProcesses = (language: Language): readonly Definition[] =>
  inOrder.map(({ skeleton, words }) => worded(skeleton, words[language]));

/** Keys of the texts that a definition names, each once. */
export const textsOf = ({ steps }: Definition): readonly string[] => [
  ...new Set(Object.values(steps).flatMap(({ script, texts }) => [...(script === undefined ? [] : [script]), ...(texts ?? [])])),
];

function worded(skeleton: Skeleton, { name, description, steps }: ProcessWords): Definition {
  const all = Object.entries(skeleton.steps).map(([key, step]) => [
    key,
    wordedStep(step, demandWords(steps[key], `${skeleton.key}.${key}`)),
  ]);
  return { ...skeleton, name, description, steps: Object.fromEntries(all) as Readonly<Record<string, Step>> };
}

function wordedStep(step: SkeletonStep, { title, text, outcomes, evidence = {} }: StepWords): Step {
  const { evidence: demanded, ...rest } = step;
  const named = demanded?.map((demand): EvidenceDemand => ({ ...demand, name: evidence[demand.key] ?? demand.key }));
  const labelled = Object.entries(step.outcomes).map(([key, outcome]): readonly [string, Outcome] => {
    const label = outcomes[key] ?? key;
    return [key, { ...outcome, label, ...(outcome.end === "failure" ? { reason: label } : {}) }];
  });
  return { ...rest, title, text, ...(named ? { evidence: named } : {}), outcomes: Object.fromEntries(labelled) };
}

function demandWords(words: StepWords | undefined, step: string): StepWords {
  if (words === undefined) throw new Error(`a ready step has no words: ${step}`);
  return words;
}

/** Those of the keys, and the processes they run, in the order in which they are to be installed. */
export function chosenProcesses(keys: readonly string[], language: Language): readonly Definition[] {
  const all = readyProcesses(language);
  const chosen = new Set<string>();
  const choose = (key: string) => {
    const found = all.find((one) => one.key === key);
    if (!found || chosen.has(key)) return;
    chosen.add(key);
    for (const { process } of Object.values(found.steps)) if (process !== undefined) choose(process);
  };
  for (const key of keys) choose(key);
  return all.filter(({ key }) => chosen.has(key));
}
